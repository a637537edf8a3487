"""Cues that are nouns: "the claim that …", "reports of …", "her account of …", "a threat to …"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import phrase, subject, subjects_of, subtree
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import NounCue, noun_cue, verb_cue
from sayso.annotate.attribution.sources import is_mouth

_LIGHT_OF_SPEECH = frozenset(("make", "issue", "give", "level", "have", "voice", "raise", "express", "repeat", "air"))
_VOICING = _LIGHT_OF_SPEECH | {"file", "lodge", "submit", "spread", "publish", "release", "deliver", "offer", "share"}
_PUT_BY = frozenset(("by", "from"))
_BEFORE_THAT = frozenset(("by", "from", "of", "in", "among", "at"))
"""Prepositions of what may stand between a noun and its clause: "warnings from the UN that …"."""
_LONGEST_BETWEEN = 12  # tokens of it
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NAMED = frozenset(("ORG", "NORP", "GPE", "PERSON"))
_STANDS_ALONE = frozenset(("nsubj", "nsubjpass", "attr", "ROOT"))
"""What a noun without a source must be: what a sentence is about. Elsewhere it is somebody's own word for a thing."""


def noun_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of a noun that is a cue; None where it is none, or nothing is tied."""
    entry = noun_cue(token)
    if entry is None or _denied_or_idle(token):
        return None
    found = _content(token, entry)
    if found is None:
        return None
    rule, root, content, last = found
    source = _source(doc, token, content)
    stands = token.dep_ in _STANDS_ALONE or (token.dep_ == "pobj" and token.head.lower_ == "amid")
    if source is None and not (entry.alone and stands and rule not in {"infinitive", "colon"}):
        return None
    return Draft(
        rule=f"noun.{rule}",
        cue=Words(_carrier(token), last, token.i),
        type="noun",
        source=source,
        content=frozenset(i for i in content if not (source and source.holds(i))),
        root=root,
        takes_quotes=rule == "colon",
        sourceless=source is None,
    )


def _carrier(token: Token) -> int:
    """Where the cue begins: at the verb that voices the noun, if it stands right before it ("voiced concern")."""
    before = token.i - 1
    voiced = token.dep_ == "dobj" and token.head.i == before and token.head.lemma_ in _LIGHT_OF_SPEECH
    return before if voiced else token.i


def _denied_or_idle(token: Token) -> bool:
    """Whether a noun is of what is not there ("no claim of"), a reason ("for fear of"), or where it was said."""
    if any(child.dep_ == "det" and child.lower_ == "no" for child in token.children):
        return True
    if token.dep_ != "pobj":
        return False
    if token.head.lower_ in {"for", "on"} and not any(True for _ in token.lefts):
        return True
    # "Said in a statement that …": the clause is what was said.
    above = verb_cue(token.head.head)
    return token.head.lower_ in {"in", "on"} and above is not None and above.speech


def _content(token: Token, entry: NounCue) -> tuple[str, int, frozenset[int], int] | None:
    """(rule, root, tokens, end of the cue)."""
    if "to" in entry.frames and (infinitive := _infinitive(token)) is not None:
        return "infinitive", infinitive.i, _from(infinitive.left_edge, infinitive), token.i + 1
    if "clause" in entry.frames and (that := _that(token)) is not None:
        said = _before_main_verb(token, that)
        return "clause", that.head.i if that.head.i in said else min(said), said, token.i + 1
    if "colon" in entry.frames and (behind := _behind_colon(token)):
        return "colon", min(behind), behind, token.i + 1
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in entry.frames - {"to"} and child.i == token.i + 1:
            told = next((inner for inner in child.children if inner.dep_ in {"pobj", "pcomp"}), None)
            if told is not None and not _is_somebody(told):
                return "object", told.i, _from(child, child) | _beside(token, child), child.i + 1
    return None


def _behind_colon(token: Token) -> frozenset[int]:
    """What stands behind the only colon of a sentence whose first clause is about the noun: "her answer came: …"."""
    doc, sentence = token.doc, token.sent
    colons = [i for i in range(sentence.start, sentence.end) if doc[i].text == ":"]
    about = token.dep_ in _STANDS_ALONE or token.head.dep_ == "ROOT"
    if len(colons) != 1 or colons[0] < token.i or not about:
        return frozenset()
    verbs = [doc[i] for i in range(token.i, colons[0]) if doc[i].tag_ in _FINITE]
    before = [verb for verb in verbs if "relcl" not in {verb.dep_, verb.head.dep_}]
    modal = any(verb.tag_ == "MD" for verb in before)
    end = next((i for i in range(colons[0] + 1, sentence.end) if doc[i].text == "\n\n"), sentence.end)
    return frozenset() if len(before) > 1 or modal else frozenset(range(colons[0] + 1, end))


def _before_main_verb(token: Token, that: Token) -> frozenset[int]:
    """The clause after "that"; without the sentence's own verb, where the parse has taken it into the clause.

    It has where the noun is left as the root of a sentence: "the claim that he fled would be heard on Monday".
    """
    doc, content = token.doc, _from(that, that.head) - {that.i}
    if token.dep_ != "ROOT":
        return content
    verbs = [i for i in sorted(content) if doc[i].tag_ in _FINITE or (doc[i].tag_ == "VBN" and doc[i].dep_ == "acl")]
    own = [i for i in verbs[1:] if doc[i - 1].pos_ not in {"CCONJ", "PRON", "PUNCT", "AUX", "ADV"}]
    return frozenset(i for i in content if i < own[-1]) if own else content


def _from(first: Token, head: Token) -> frozenset[int]:
    """The subtree of a head from a token on, less the preposition that it hangs on."""
    own = frozenset(i for i in subtree(head) if i >= first.i)
    return own - {first.i} if first is head and head.dep_ == "prep" else own


def _beside(token: Token, prep: Token) -> frozenset[int]:
    """What else hangs on the noun right after its "of": where, when and at whose hands it was."""
    found, end = frozenset[int](), prep.right_edge.i + 1
    for child in token.rights:
        if child.i == end and child.dep_ == "prep" and child.lower_ not in _PUT_BY:
            found, end = found | subtree(child), child.right_edge.i + 1
    return found


def _is_somebody(told: Token) -> bool:
    """Whether the object of "of" is whose claim it is: a person without a deed ("the claim of a hotel owner")."""
    deed = any(child.dep_ in {"acl", "amod"} and child.tag_ == "VBG" for child in told.children)
    return told.tag_ != "VBG" and not deed and (told.ent_type_ == "PERSON" or is_mouth(told) or told.tag_ == "PRP")


def _infinitive(token: Token) -> Token | None:
    """The verb of "to …" right after a noun, or after who it comes from."""
    for at in (token.i + 1, _past_between(token)):
        if at is not None and at < len(token.doc) and token.doc[at].tag_ == "TO" and token.doc[at].head.i > at:
            verb: Token = token.doc[at].head
            return verb
    return None


def _that(token: Token) -> Token | None:
    """The "that" of what was claimed, right after the noun or after who claims it; None where it only tells whose."""
    for at in (token.i + 1, _past_between(token)):
        if at is not None and at < len(token.doc) and token.doc[at].lower_ == "that" and _opens_clause(token.doc[at]):
            return token.doc[at]
    return None


def _past_between(token: Token) -> int | None:
    """The token after the phrase that says whose the noun is: "warnings from the UN [that] …"."""
    doc, at = token.doc, token.i + 1
    if at >= len(doc) or doc[at].lower_ not in _BEFORE_THAT:
        return None
    for i in range(at + 1, min(at + _LONGEST_BETWEEN, token.sent.end)):
        if doc[i].lower_ == "that" or doc[i].tag_ == "TO":
            return i
        if doc[i].tag_ in _FINITE or doc[i].text in {",", ";", ":", "."} or doc[i].is_quote:
            return None
    return None


def _opens_clause(that: Token) -> bool:
    """Whether a clause says what was claimed, and does not only tell whose claim it was ("the claim that he made")."""
    clause = that.head
    if clause.i < that.i or clause.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return False
    own = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass", "expl"} and child.i != that.i]
    if that.dep_ == "mark":
        return bool(own)
    # What somebody says or disputes is the claim itself; the object of another verb is mostly a misparsed conjunction.
    objects = [child for child in clause.children if child.dep_ in {"dobj", "ccomp"} and child.i > clause.i]
    gap = that.tag_ == "WDT" and that.dep_ == "dobj" and not objects and verb_cue(clause) is not None
    return bool(own) and not gap and clause.lemma_ not in _LIGHT_OF_SPEECH


def _source(doc: Doc, token: Token, content: frozenset[int]) -> Words | None:
    """Whose noun it is: the possessor, who it comes from, who made it, or the subject of "made the claim"."""
    return _owner(doc, token) or _giver(doc, token, content) or _maker(doc, token) or _bearer(doc, token)


def _owner(doc: Doc, token: Token) -> Words | None:
    for child in token.children:
        if child.dep_ == "poss" and child.ent_type_ not in {"DATE", "TIME"}:
            return _without_mark(doc, phrase(doc, child, Words(token.i, token.i + 1, token.i)))
    return None


def _giver(doc: Doc, token: Token, content: frozenset[int]) -> Words | None:
    """Who stands after "by", "from" or "of" (that is no content)."""
    first = min(content) - (doc[min(content) - 1].lower_ == "that")
    cut = Words(first, len(doc), first)
    for prep in _prepositions(token):
        if prep.i in content or (prep.lower_ == "of" and prep.i + 1 in content):
            continue
        for inner in prep.children:
            if inner.dep_ == "pobj" and (prep.lower_ != "of" or _is_somebody(inner)):
                return phrase(doc, inner, cut) if inner.i < cut.first else phrase(doc, inner)
    return None


def _prepositions(token: Token) -> Iterator[Token]:
    """The prepositions of who it comes from: the noun's own, or the one right after it that the parse gave a verb."""
    own = [child for child in token.rights if child.dep_ in {"prep", "agent"} and child.lower_ in {*_PUT_BY, "of"}]
    beside = token.doc[token.i + 1 : token.i + 2]
    return iter([*own, *(word for word in beside if word.lower_ in _PUT_BY and word.dep_ in {"prep", "agent"})])


def _maker(doc: Doc, token: Token) -> Words | None:
    """Who made it, in a participle after it: "the claim that …, first made by the governor"; "allegations made by"."""
    for child in token.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in _LIGHT_OF_SPEECH:
            for agent in child.children:
                if agent.dep_ == "agent":
                    return next((phrase(doc, inner) for inner in agent.children if inner.dep_ == "pobj"), None)
    return None


def _bearer(doc: Doc, token: Token) -> Words | None:
    """The subject of the verb that voices the noun, or the name before it ("UN warnings", "Republican claims")."""
    if token.dep_ == "dobj" and token.head.lemma_ in _VOICING and subjects_of(token.head):
        head = subject(token.head)
        return phrase(doc, head, Words(token.head.i, token.i + 1, token.i)) if head is not None else None
    for child in token.lefts:
        known = child.ent_type_ in _NAMED or (child.pos_ == "NOUN" and is_mouth(child))
        if child.dep_ in {"compound", "amod", "nmod"} and known and child.tag_ != "NNS":
            return phrase(doc, child, Words(token.i, token.i + 1, token.i))
    return None


def _without_mark(doc: Doc, words: Words | None) -> Words | None:
    """A possessor without its 's."""
    if words and doc[words.last - 1].tag_ == "POS":
        return Words(words.first, words.last - 1, words.head) if words.last - words.first > 1 else None
    return words

"""Cues that are nouns: "the claim that …", "reports of …", "her account of …", "a threat to …"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import phrase, subject, subjects_of
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import NounCue, noun_cue, verb_cue
from sayso.annotate.attribution.noun_reach import (
    asked_of,
    before_its_verb,
    before_main_verb,
    before_the_clause,
    beside_it,
    clause_behind,
    from_on,
    voiced_behind,
    with_another,
    without_verdict,
)
from sayso.annotate.attribution.sources import is_mouth

_LIGHT_OF_SPEECH = frozenset(("make", "issue", "give", "level", "have", "voice", "raise", "express", "repeat", "air"))
_VOICING = _LIGHT_OF_SPEECH | {"file", "lodge", "submit", "spread", "publish", "release", "deliver", "offer", "share"}
_PUT_BY = frozenset(("by", "from", "among"))
_BEFORE_THAT = frozenset(("by", "from", "of", "in", "among", "at"))
"""Prepositions of what may stand between a noun and its clause: "warnings from the UN that …"."""
_LONGEST_BETWEEN = 12  # tokens of it
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NAMED = frozenset(("ORG", "NORP", "GPE", "PERSON"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_SPREADING = frozenset(
    """
    emerge come reach spread surface arrive circulate grow go appear be abound swirl persist fly leak travel break
    resurface filter trickle mount remain run linger exist follow give make issue raise voice express receive hear
    intensify rise increase deepen heighten crop creep seep send leave
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Verbs that say of a statement no more than that it was made or went round."""
_TRUTH = frozenset(("truth", "substance", "basis", "foundation", "credence", "evidence", "grounds", "weight", "merit"))
_NEAR_TRUTH = 8  # tokens between them and the preposition, with a tag in between
_NEAR = 4  # tokens from "was" to the "that" of its clause: "was simply, again, that"
_STANDS_ALONE = frozenset(("nsubj", "nsubjpass", "attr", "ROOT"))
"""What a noun without a source must be: what a sentence is about. Elsewhere it is somebody's own word for a thing."""
_MET_WITH = frozenset(
    """
    face investigate probe examine dismiss reject deny refute rebut rubbish dispute counter contest fuel spark prompt
    trigger check ignore discount quash downplay scotch
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Verbs for how a statement of others is met; those and the prepositions below leave it theirs."""
_IN_VIEW_OF = frozenset(("amid", "despite", "after", "following", "over", "under", "into"))


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
    if source is None and (voiced := voiced_behind(token, content)) is not None:
        content, source = voiced
    if source is None and not (entry.alone and _stands_alone(token) and rule not in {"infinitive", "colon"}):
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


def _stands_alone(token: Token) -> bool:
    """Whether a noun without a source is what its sentence is about, or what somebody is confronted with."""
    if token.dep_ == "pobj":
        return token.head.lower_ in _IN_VIEW_OF or _is_weighed(token)
    near = [c for child in token.head.lefts for c in (child, *child.children)] if token.dep_ == "dobj" else []
    there = any(child.dep_ == "expl" for child in near)  # "there are growing fears that", the adjective read as a verb
    there = there or (token.dep_ == "dobj" and bool(token.left_edge.is_sent_start))  # a subject that the parse misread
    return there or token.dep_ in _STANDS_ALONE or (token.dep_ == "dobj" and token.head.lemma_ in _MET_WITH)


def _is_weighed(token: Token) -> bool:
    """Whether it is told how much there is in what others say: "there is no truth in the rumour that"."""
    prep = token.head
    before = token.doc[max(prep.i - _NEAR_TRUTH, prep.sent.start) : prep.i]
    return prep.lower_ in {"in", "to", "for", "behind"} and any(word.lower_ in _TRUTH for word in before)


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
    prep = token.head
    above = None if prep.i and prep.nbor(-1).text == "," else verb_cue(prep.head)
    return token.head.lower_ in {"in", "on"} and above is not None and above.speech


def _content(token: Token, entry: NounCue) -> tuple[str, int, frozenset[int], int] | None:
    """(rule, root, tokens, end of the cue)."""
    if "to" in entry.frames and (infinitive := _infinitive(token)) is not None:
        deed = before_its_verb(token, infinitive, from_on(infinitive.left_edge, infinitive))
        return "infinitive", infinitive.i, without_verdict(token, infinitive, deed), token.i + 1
    if "clause" in entry.frames and (that := _that(token)) is not None:
        said = before_main_verb(token, that)
        head = clause_behind(that)
        return "clause", head.i if head.i in said else min(said), said, token.i + 1
    if "colon" in entry.frames and (behind := _behind_colon(token)):
        return "colon", min(behind), behind, token.i + 1
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in entry.frames - {"to"} and child.i == token.i + 1:
            told = next((inner for inner in child.children if inner.dep_ in {"pobj", "pcomp"}), None)
            if told is not None and not _is_somebody(told):
                whole = with_another(token, from_on(child, child) | beside_it(token, child)) | asked_of(child)
                return "object", told.i, before_the_clause(token, whole), child.i + 1
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
    """The "that" of what was claimed; None where it only tells whose.

    It stands right after the noun, after who claims it, between commas, after "was", or where the sentence ends
    ("reports emerged that …").
    """
    for at in (token.i + 1, _past_between(token), _past_comma(token)):
        if at is not None and at < len(token.doc) and token.doc[at].lower_ == "that" and _opens_clause(token.doc[at]):
            return token.doc[at]
    return _predicated(token) or _put_last(token)


def _past_comma(token: Token) -> int | None:
    """The token after a comma, and a participle between commas: "its claim, made on Sunday, [that] …"."""
    doc, at = token.doc, token.i + 1
    if at + 1 >= len(doc) or doc[at].text != ",":
        return None
    first = at + 1 + (doc[at + 1].pos_ == "ADV" and at + 2 < len(doc))
    voiced = doc[first].tag_ == "VBN" or (doc[first].tag_ == "VBD" and doc[first].lemma_ in _VOICING)
    if not voiced and doc[at + 1].lower_ not in _BEFORE_THAT | {"according"}:
        return at + 1
    closing = (i for i in range(at + 2, min(at + _LONGEST_BETWEEN, token.sent.end - 1)) if doc[i].text == ",")
    return next((i + 1 for i in closing), None)


def _predicated(token: Token) -> Token | None:
    """The "that" of a clause that a noun is said to be: "its explanation was that …"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ != "be" or verb.i < token.i:
        return None
    return next((t for t in verb.doc[verb.i + 1 : verb.i + _NEAR] if t.lower_ == "that" and _opens_clause(t)), None)


def _put_last(token: Token) -> Token | None:
    """The "that" behind the verb of a noun that spreads or is given: "word reached the camp on Monday that …"."""
    verb = token.head
    if token.dep_ not in _SUBJECTS or verb.i < token.i or verb.lemma_.lower() not in _SPREADING:
        return None
    for other in verb.doc[verb.i + 1 : min(verb.i + _LONGEST_BETWEEN, verb.sent.end)]:
        if other.lower_ == "that" and other.tag_ != "DT":
            return other if _opens_clause(other) else None
        if other.tag_ in _FINITE or other.text in {";", ":", "."} or _is_mark(other):
            return None
    return None


def _past_between(token: Token) -> int | None:
    """The token after the phrase that says whose the noun is: "warnings from the UN [that] …"."""
    doc, at = token.doc, token.i + 1
    if at >= len(doc) or not (doc[at].lower_ in _BEFORE_THAT or _is_spread(doc[at])):
        return None
    for i in range(at + 1, min(at + _LONGEST_BETWEEN, token.sent.end)):
        if doc[i].lower_ == "that" or doc[i].tag_ == "TO":
            return i
        if doc[i].tag_ in _FINITE or doc[i].text in {",", ";", ":", "."} or _is_mark(doc[i]):
            return None
    return None


def _is_spread(word: Token) -> bool:
    """Whether a participle behind a noun says that it was made or went round: "reports reaching the port that"."""
    lemma = word.lemma_.lower()
    return (word.tag_ == "VBG" and lemma in _SPREADING) or (word.tag_ == "VBN" and lemma in _VOICING | _SPREADING)


def _is_mark(token: Token) -> bool:
    """Whether a token is a quotation mark, and not the apostrophe of "the students' union"."""
    return bool(token.is_quote) and token.tag_ != "POS"


def _opens_clause(that: Token) -> bool:
    """Whether a clause says what was claimed, and does not only tell whose claim it was ("the claim that he made")."""
    clause = clause_behind(that)
    joins = that.dep_ == "mark" or clause != that.head  # a "that" whose place in the clause is taken joins it
    if clause.i < that.i or clause.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return False
    own = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass", "expl"} and child.i != that.i]
    if joins:
        return bool(own) or any(word.dep_ in _SUBJECTS for word in that.doc[that.i + 1 : clause.i])
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

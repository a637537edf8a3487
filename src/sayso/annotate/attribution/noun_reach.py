"""How far what a noun says reaches: "the claim that …" up to its verb, "reports of …" with all that they are of."""

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import clause_of, phrase, subtree
from sayso.annotate.attribution.draft import Words
from sayso.annotate.attribution.lexicon import noun_cue, verb_cue

_BEHIND = 5  # tokens from a comma or participle to the next word of its phrase
_VOICED = frozenset(
    """
    make repeat voice raise air issue level advance share echo put publish spread circulate
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_GROUP = frozenset(("aux", "auxpass", "neg", "advmod"))
_PUT_BY = frozenset(("by", "from", "among"))
_RELATIVE = frozenset(("WDT", "WP", "WRB"))
_IF = frozenset(("if", "unless", "that", "because", "once", "when"))
_OF_NOUN_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"))


def from_on(first: Token, head: Token) -> frozenset[int]:
    """The subtree of a head from a token on, less the preposition that it hangs on."""
    own = frozenset(i for i in subtree(head) if i >= first.i)
    return own - {first.i} if first is head and head.dep_ == "prep" else own


def clause_behind(that: Token) -> Token:
    """The head of the clause that a "that" opens, also where the parse took it for an article or an object in there."""
    head = that.head
    if that.dep_ == "det" and head.dep_ in _SUBJECTS and head.head.i > head.i:
        return head.head
    if that.dep_ == "pobj" and any(child.dep_ == "pobj" and child.i != that.i for child in head.children):
        return clause_of(that)
    return head


def before_main_verb(token: Token, that: Token) -> frozenset[int]:
    """The clause after "that"; without the sentence's own verb, where the parse has taken it into the clause.

    It has where the noun is left as the root of a sentence: "the claim that he fled would be heard on Monday".
    """
    doc, content = token.doc, from_on(that, clause_behind(that)) - {that.i}
    if token.dep_ in _SUBJECTS and token.head.i > that.i:
        return _up_to_its_verb(token, that, content)
    if token.dep_ != "ROOT" and any(child.dep_ in _SUBJECTS for child in clause_behind(that).children):
        return content
    verbs = [
        i
        for i in sorted(content)
        if doc[i].tag_ in _FINITE or (doc[i].tag_ == "VBN" and doc[i].dep_ in {"acl", "compound"})
    ]
    own = [i for i in verbs[1:] if doc[i - 1].pos_ not in {"CCONJ", "PRON", "PUNCT", "AUX", "ADV"}]
    return frozenset(i for i in content if i < own[-1]) if own else _to_its_verb(token, that, content)


def _to_its_verb(token: Token, that: Token, content: frozenset[int]) -> frozenset[int]:
    """The clause after "that" of a noun left as the root, with the noun phrase that the parse gave the next verb.

    "Rumours that he had left for | the coast spread": what spread is the rumours.
    """
    doc, last = token.doc, max(content, default=that.i)
    end = last + 1
    while end < token.sent.end and doc[end].pos_ in _OF_NOUN_PHRASE:
        end += 1
    verb = doc[end] if end < token.sent.end else None
    if verb is None or end == last + 1 or verb.pos_ not in {"VERB", "AUX"}:
        return content
    return frozenset(range(that.i + 1, end))


def _up_to_its_verb(token: Token, that: Token, content: frozenset[int]) -> frozenset[int]:
    """The clause after "that" up to the verb of which the noun is the subject, where the parse lost its end."""
    verb, last = token.head, max(content, default=that.i)
    first = verb.i
    while first - 1 > that.i and token.doc[first - 1].dep_ in _GROUP and token.doc[first - 1].head == verb:
        first -= 1
    lost = range(last + 1, first)
    apart = any(token.doc[i].is_punct or token.doc[i].is_quote for i in lost)
    return content if apart or not lost else frozenset(range(that.i + 1, first))


def before_its_verb(token: Token, infinitive: Token, content: frozenset[int]) -> frozenset[int]:
    """A deed without the verb of a noun left as the root: "a promise to vote before the rains | has been made"."""
    if token.dep_ != "ROOT":
        return content
    doc, verbs = token.doc, [i for i in sorted(content) if i > infinitive.i and token.doc[i].tag_ in _FINITE]
    if not verbs or any(doc[i].tag_ in _RELATIVE or doc[i].lower_ in _IF for i in range(infinitive.i, verbs[0])):
        return content
    return frozenset(i for i in content if i < verbs[0])


def without_verdict(token: Token, infinitive: Token, content: frozenset[int]) -> frozenset[int]:
    """A deed without what somebody takes the noun for: "dismissed his promise to lift the curfew | as a trick"."""
    above = verb_cue(token.head) if token.dep_ == "dobj" else None
    if above is None or "as" not in above.frames:
        return content
    verdicts = (c for c in infinitive.rights if c.dep_ == "prep" and c.lower_ == "as")
    return content.difference(*(subtree(verdict) for verdict in verdicts))


def beside_it(token: Token, prep: Token) -> frozenset[int]:
    """What else hangs on the noun right after its "of": where, when and at whose hands it was."""
    found, end = frozenset[int](), prep.right_edge.i + 1
    for child in token.rights:
        if child.i == end and child.dep_ == "prep" and child.lower_ not in _PUT_BY:
            found, end = found | subtree(child), child.right_edge.i + 1
    return found


def with_another(token: Token, content: frozenset[int]) -> frozenset[int]:
    """What a noun is of, with a second thing that the parse set beside the noun: "of stolen goats | and beaten men"."""
    doc, last = token.doc, max(content, default=token.i)
    if token.dep_ not in _SUBJECTS or token.head.i <= last + 1 or doc[last + 1].lower_ not in {"and", "or"}:
        return content
    first = min(
        (child.i for child in token.head.lefts if child.dep_ in _GROUP and child.i > last), default=token.head.i
    )
    more = range(last + 1, first)
    apart = any(doc[i].is_punct or doc[i].lower_ in _PUT_BY or noun_cue(doc[i]) is not None for i in more)
    return content if apart else content | frozenset(more)


def asked_of(prep: Token) -> frozenset[int]:
    """What somebody is to do, behind a "for" and them: "appeals for the snipers | to let ambulances through"."""
    at = prep.right_edge.i + 1
    if prep.lower_ != "for" or at >= len(prep.doc) or prep.doc[at].tag_ != "TO" or prep.doc[at].head.i < at:
        return frozenset()
    return frozenset(range(at, prep.doc[at].head.right_edge.i + 1))


def before_the_clause(token: Token, content: frozenset[int]) -> frozenset[int]:
    """What stands before the comma of a relative clause, or of the sentence itself ("Amid rumours of a coup, …").

    The parse took that into its opening where the preposition before the noun is left as the root.
    """
    doc = token.doc
    opening = token.head.dep_ == "ROOT" and token.head.pos_ in {"ADP", "SCONJ"}
    commas = (i for i in sorted(content) if doc[i].text == "," and (opening or doc[i + 1].tag_ in {"WDT", "WP"}))
    comma = next(commas, None)
    return content if comma is None else frozenset(i for i in content if i < comma)


def voiced_behind(token: Token, content: frozenset[int]) -> tuple[frozenset[int], Words] | None:
    """What is said and by whom, where a participle behind it tells that: "the claim that …, repeated by the envoy, …".

    The parse hangs it on the last noun of what is said. None where there is no such participle.
    """
    doc = token.doc
    if not content:
        return None
    for i in range(min(content), min(max(content) + _BEHIND, token.sent.end - 1)):
        at = i + 1 + (doc[i + 1].pos_ == "ADV")
        if doc[i].text != "," or at + 1 >= len(doc) or doc[at].tag_ not in {"VBN", "VBD"}:
            continue
        by = next((word for word in doc[at + 1 : at + _BEHIND] if word.lower_ == "by"), None)
        who = next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
        if doc[at].lemma_.lower() in _VOICED and who is not None:
            source = phrase(doc, who)
            return (frozenset(j for j in content if j < i), _short_of(doc, source)) if source is not None else None
    return None


def _short_of(doc: Doc, source: Words) -> Words:
    """A source without what tells when or for how long it spoke: "the spokesman | for a week"."""
    for i in range(source.head + 1, source.last):
        if doc[i].pos_ == "ADP" and any(doc[j].ent_type_ in {"DATE", "TIME"} for j in range(i + 1, source.last)):
            return Words(source.first, i, source.head)
    return source

"""When: which of the report's time expressions is the event's own, by its clause."""

from dataclasses import replace

from spacy.tokens import Token

from sayso.annotate.events.draft import Draft
from sayso.annotate.events.reading import Reading
from sayso.annotate.events.syntax import governors

_SAYING = frozenset(
    """say tell report announce add state confirm claim note declare write deny accuse warn insist according call
    describe acknowledge admit allege reveal condemn""".split()  # noqa: SIM905 - a word list
)
_WORDS = frozenset(("word", "talks"))
_CLAUSES = frozenset(
    ("advcl", "conj", "xcomp", "acl", "pcomp", "prep", "pobj", "dobj", "nsubj", "nsubjpass", "attr", "relcl")
)
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_WITHIN = frozenset(("DATE", "TIME"))


def timed(reading: Reading, draft: Draft) -> Draft:
    """The draft with the time that its own sentence gives it, if any."""
    found = _own(reading, draft)
    return replace(draft, time=found) if found is not None else draft


def _own(reading: Reading, draft: Draft) -> int | None:
    times = _times(reading, draft)
    if not times:
        return None
    doc = reading.doc
    chain = _chain(doc[draft.head], draft)
    best: tuple[int, int, int] | None = None
    for index, token in times:
        tie = _tied_to(reading, token, index)
        if tie is None or tie.i not in chain or reading.of_the_mouth(token.i, draft.head):
            continue
        key = (chain[tie.i], abs(token.i - draft.head), index)
        if best is None or key < best:
            best = key
    return best[2] if best else None


def _times(reading: Reading, draft: Draft) -> list[tuple[int, Token]]:
    """The dates and hours of the sentence, each with its head."""
    found: dict[int, Token] = {}
    for at in range(draft.candidate.sentence.first, draft.candidate.sentence.last):
        index = reading.time_at.get(at)
        if index is None or reading.times[index].type not in _WITHIN:
            continue
        token = reading.doc[at]
        held = found.get(index)
        if held is None or token.is_ancestor(held):
            found[index] = token
    return list(found.items())


def _tied_to(reading: Reading, token: Token, index: int) -> Token | None:
    """The verb or trigger that a time hangs on, through its prepositions and the words of its own phrase.

    Where the order of the words says otherwise, the verb before it: "…, a doctor said on Tuesday" is of the saying,
    "… hit the market on Monday, a doctor said" is not.
    """
    before = _verb_before(reading, token)
    if before is not None and _says(before):
        return before
    for above in governors(token):
        if above.pos_ in {"VERB", "AUX", "NOUN", "PROPN"} and reading.time_at.get(above.i) != index:
            after = above.i > token.i and _says(above) and _comma_between(reading, token.i, above.i)
            return before if after and before is not None else above
    return None


def _verb_before(reading: Reading, token: Token) -> Token | None:
    """The nearest verb left of a time."""
    for at in range(token.i - 1, token.sent.start - 1, -1):
        if reading.doc[at].pos_ == "VERB" and reading.doc[at].dep_ != "amod":
            return reading.doc[at]
    return None


def _says(verb: Token) -> bool:
    return verb.lemma_.lower() in _SAYING


def _comma_between(reading: Reading, first: int, last: int) -> bool:
    return any(reading.doc[at].text == "," for at in range(first, last))


def _chain(token: Token, draft: Draft) -> dict[int, int]:
    """The words whose time is the trigger's too, each with its distance: never a verb of saying above it."""
    chain = {token.i: 0}
    for child in (*draft.slots.object, *draft.slots.subject, *token.children):
        if not _says(child):
            chain.setdefault(child.i, 2)
    below = token
    for step, above in enumerate(governors(token), start=1):
        saying = _says(above) and draft.family not in _WORDS
        content = below.dep_ == "acl" and below.tag_ in _FINITE
        remote = below.dep_ == "prep" and above.pos_ in {"NOUN", "PROPN"}
        if saying or content or remote or below.dep_ in {"ccomp", "relcl", "parataxis"} or below.dep_ not in _CLAUSES:
            break
        chain.setdefault(above.i, step + 1)
        below = above
    return chain

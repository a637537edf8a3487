"""What could not be verified, or has not been confirmed: a hedge on somebody's statement, often a sentence later."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.annotate.factuality.lexicon import phrase, referents
from sayso.annotate.layers import report_of, tokens_of
from sayso.schema.annotations import Attribution, Narration, Sentence
from sayso.schema.span import Span, hull

_STEMS = ("erif", "onfirm", "orrobor", "stablish", "ubstantiat", "heck")
"""One of these is in every phrase: most reports are spared the search."""
_CLAUSE = re.compile(
    r"\s+(?:(?:of )?(?:the |any |these |those )?(?:reports?|claims?|rumou?rs?|allegations?) (?:that|of)"
    r"|that|whether|if|how|when|where|who|what|which|why)\b"
)
"""What begins a clause of its own, which then is what nobody confirms, and not the statement before."""
_ASKING = frozenset(("whether", "who", "how", "what", "why", "when", "where"))
"""A sentence that opens with one of these tells what is not established itself."""
_OBJECTS = ("nsubjpass", "dobj", "nsubj")
_CLAUSES = ("acl", "ccomp", "relcl")


@dataclass(frozen=True, slots=True)
class Doubted:
    """Indices of statements that could not be verified, each with the words that say so."""

    attributions: dict[int, Span]
    narrations: dict[int, Span]
    marks: tuple[Span, ...]


def unverified(
    doc: Doc,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    narrations: Sequence[Narration],
    happenings: Sequence[Span],
) -> Doubted:
    """The statements that somebody could not verify or has not confirmed.

    A phrase bears on what its own sentence says before it, else on the sentence before, of the same or the
    preceding block; where it speaks of several accounts, on each of the sentences before that are somebody's. The
    outlet's own statements are meant where nobody else's stand there. Where it names what is not confirmed ("has not
    confirmed that …"), or nothing stands before it, it bears on what its own sentence goes on to tell.
    `happenings` are the triggers of events.
    """
    text = report_of(doc).text
    found = Doubted({}, {}, tuple(_marks(doc, text)))
    for mark in found.marks:
        number = next((n for n, sentence in enumerate(sentences) if sentence.span.covers(mark)), None)
        if number is None:
            continue
        here = sentences[number].span
        own: list[int] = []
        mine: list[int] = []
        if not _CLAUSE.match(text, mark.end) and not _names_its_own(doc, mark):
            own = [n for n, a in enumerate(attributions) if _told_before(hull(a.content), here, mark)]
            mine = [n for n, told in enumerate(narrations) if _told_before(hull(told.content), here, mark)]
            if not own and not mine:
                before = [sentences[n].span for n in _sentences_before(doc, mark, number)]
                own = [n for span in before for n, a in enumerate(attributions) if span.overlaps(hull(a.content))]
                mine = [n for n, told in enumerate(narrations) if before and told.sentence == number - 1]
        if not own and not mine:
            own = [n for n, a in enumerate(attributions) if mark.end <= a.content[0].start < here.end]
            mine = [n for n, told in enumerate(narrations) if _tells_of(told, mark, happenings)]
        found.attributions.update((n, mark) for n in own)
        if not own:
            found.narrations.update((n, mark) for n in mine)
    return found


def _marks(doc: Doc, text: str) -> Iterator[Span]:
    if not any(stem in text for stem in _STEMS):
        return
    for match in phrase("unverified").finditer(text):
        mark = Span(*match.span())
        if _is_of_a_statement(doc, mark):
            yield mark


def _is_of_a_statement(doc: Doc, mark: Span) -> bool:
    """Whether what was not verified can be a statement or what it tells, and is no paper, name or motive."""
    for token in tokens_of(doc, mark):
        if token.pos_ in {"VERB", "AUX"}:
            for child in token.children:
                if child.dep_ in _OBJECTS and _is_else(child):
                    return False
    return True


def _names_its_own(doc: Doc, mark: Span) -> bool:
    """Whether what was not verified is told with it: "Reports online that he had fled could not be confirmed"."""
    if tokens_of(doc, mark)[0].sent[0].lower_ in _ASKING:
        return True
    for token in tokens_of(doc, mark):
        for child in token.children:
            if child.dep_ in _OBJECTS and any(
                inner.dep_ in _CLAUSES and inner.left_edge.lower_ == "that" and inner.left_edge.dep_ == "mark"
                for inner in child.subtree
            ):
                return True
    return False


def _is_else(thing: Token) -> bool:
    whose = any(child.tag_ == "WP$" for child in thing.children)
    return whose or thing.lemma_.lower() in referents("else")


def _tells_of(told: Narration, mark: Span, happenings: Sequence[Span]) -> bool:
    """Whether the outlet's statement with the phrase in it tells of a happening ("has yet to confirm the death")."""
    return any(piece.covers(mark) and any(piece.covers(each) for each in happenings) for piece in told.content)


def _told_before(content: Span, sentence: Span, mark: Span) -> bool:
    return sentence.start <= content.start and content.end <= mark.start


def _sentences_before(doc: Doc, mark: Span, number: int) -> range:
    """The sentences that a phrase may look back on: one, or two where it speaks of several accounts."""
    sentence = tokens_of(doc, mark)[0].sent
    several = any(token.lower_ in referents("several") for token in sentence)
    return range(max(0, number - (2 if several else 1)), number)

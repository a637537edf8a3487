"""What the learned encoder finds, as drafts: a cue, the words that are likeliest its source, those of its content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import verb_cue
from sayso.annotate.attribution.scene import Scene
from sayso.annotate.encoder.network import Tie, network
from sayso.annotate.encoder.windows import Window
from sayso.schema.vocabulary import CueType

LEARNED = "learned"
"""What stands for a rule in a draft that the encoder alone has found."""
_CONTENT = 0.5
_SOURCE = 0.4
"""Probabilities from which on a word is of the content, of the source."""
_GAP = 2  # words without a role between two pieces that are one: marks, commas
_BEFORE_NOUN = frozenset(("det", "amod", "compound", "nummod", "poss", "aux", "auxpass"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_TYPES: dict[str, CueType] = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADP": "preposition",
    "SCONJ": "preposition",
    "ADV": "adverb",
    "ADJ": "adjective",
    "PUNCT": "punctuation",
    "SYM": "punctuation",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A draft and the probability that its cue is one; `sure` is the mean probability of the words of its content."""

    draft: Draft
    score: float
    sure: float


def findings(scene: Scene) -> tuple[Finding, ...]:
    """What the encoder finds in a report's coded blocks, in text order."""
    net = network()
    windows = net.windows(scene.doc)
    return tuple(
        found
        for window, ties in zip(windows, net.ties(windows), strict=True)
        for tie in ties
        if (found := _finding(scene, window, tie)) is not None
    )


def _finding(scene: Scene, window: Window, tie: Tie) -> Finding | None:
    doc = scene.doc
    content = _content(tie)
    if not content:
        return None
    cue = _words(doc, window, range(tie.first, tie.last))
    head = doc[cue.head]
    entry = verb_cue(head)
    source = _source(tie, content)
    said = _to_the_noun(doc, frozenset(window.tokens[at] for at in content))
    draft = Draft(
        rule=LEARNED,
        cue=cue,
        type=_TYPES.get(head.pos_, "verb"),
        source=_without_mark(doc, _words(doc, window, source)) if source else None,
        content=said,
        takes_quotes=any(scene.quote_at[i] is not None for i in said),
        speech=entry is not None and entry.speech,
        denial=entry is not None and entry.denial,
        sourceless=not source,
        seen=tie.score,
    )
    return Finding(draft, tie.score, float(sum(tie.content[at] for at in content)) / len(content))


def _to_the_noun(doc: Doc, said: frozenset[int]) -> frozenset[int]:
    """A content with the noun of its last adjective or article, or the verb of its last subject."""
    last = doc[max(said)]
    head = last.head.i
    open_ended = last.dep_ in _BEFORE_NOUN or (last.dep_ in _SUBJECTS and head == last.i + 1)
    if not open_ended or not last.i < head <= last.i + _GAP or doc[head].sent != last.sent:
        return said
    return said | frozenset(range(last.i + 1, head + 1))


def _content(tie: Tie) -> list[int]:
    """The words of the content, over small gaps between them."""
    chosen = [
        at
        for at, (source, content) in enumerate(zip(tie.source, tie.content, strict=True))
        if content >= _CONTENT and content > source and not tie.first <= at < tie.last
    ]
    whole: list[int] = []
    for at in chosen:
        if whole and at - whole[-1] <= _GAP + 1 and not any(_taken(tie, n) for n in range(whole[-1] + 1, at)):
            whole += range(whole[-1] + 1, at)
        whole.append(at)
    return whole


def _taken(tie: Tie, at: int) -> bool:
    """Whether a word is the cue's or the source's."""
    return tie.first <= at < tie.last or tie.source[at] >= _SOURCE


def _source(tie: Tie, content: Sequence[int]) -> range | None:
    """The run of words that is likeliest the source: a source has one piece."""
    held = frozenset(content)
    chosen = [
        at
        for at, likely in enumerate(tie.source)
        if likely >= _SOURCE and at not in held and not tie.first <= at < tie.last
    ]
    runs = list(_runs(chosen))
    return max(runs, key=lambda run: float(sum(tie.source[at] for at in run)), default=None)


def _runs(places: Sequence[int]) -> Iterator[range]:
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield range(places[start], places[at - 1] + 1)
            start = at


def _words(doc: Doc, window: Window, places: range) -> Words:
    first, last = window.tokens[places[0]], window.tokens[places[-1]] + 1
    return Words(first, last, _head(tuple(doc[first:last])).i)


def _without_mark(doc: Doc, source: Words) -> Words:
    """A possessor without its 's, which is no word of its name."""
    marked = doc[source.last - 1].tag_ == "POS" and source.last - source.first > 1
    return Words(source.first, source.last - 1, min(source.head, source.last - 2)) if marked else source


def _head(tokens: Sequence[Token]) -> Token:
    """The word that hangs outside of the phrase; of several the first verb, else the first."""
    inside = {token.i for token in tokens}
    outward = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    return next((token for token in outward if token.pos_ == "VERB"), outward[0])

"""The component: every room of the package in order, and the EVENTS layer written once."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.codebook import Codebook, load
from sayso.annotate.events.background import in_background, iterated, kept
from sayso.annotate.events.candidates import index
from sayso.annotate.events.consolidate import key_of
from sayso.annotate.events.detection import detected
from sayso.annotate.events.draft import Draft
from sayso.annotate.events.enumeration import carried_over, spread
from sayso.annotate.events.glimpsed import glimpsed
from sayso.annotate.events.harm import joined, trigger_span
from sayso.annotate.events.kinds_of_deed import ARMED
from sayso.annotate.events.merging import merged
from sayso.annotate.events.reading import Reading, of_sport, read
from sayso.annotate.events.rementions import echoes, tied_in_place
from sayso.annotate.events.settle import settled
from sayso.annotate.events.stage import stage_of
from sayso.annotate.events.ties import tied
from sayso.annotate.events.tolls import counted
from sayso.annotate.events.when import timed
from sayso.annotate.events.where import placed, pointed_back
from sayso.annotate.layers import DEEDS, EVENTS
from sayso.schema.annotations import Assessment, EventMention, TieMention

_VAGUE = 0.7
"""The score of the codebook's vaguest triggers: "violence", "attack", "explosion"."""
_HAPPENS = frozenset(("nsubj", "nsubjpass", "ROOT"))
_METHOD = "rule:events@1"


class EventFinder:
    """Finds the happenings of a report, each once."""

    def __init__(self, book: Codebook | None = None) -> None:
        self._book = book or load()
        self._lines = index(self._book)

    def __call__(self, doc: Doc) -> Doc:
        """Write the events of the report, and the words for deeds that make none: in headings, or in the background."""
        reading = read(doc, self._book)
        drafts = self._drafts(reading)
        events = _events(reading, drafts)
        EVENTS.write(doc, events)
        behind = (trigger_span(reading, draft) for draft in drafts if draft.background and not kept(reading, draft))
        known = frozenset(event.trigger.start for event in events)
        DEEDS.write(doc, (*glimpsed(reading, self._lines, reading.stretches, known), *behind))
        return doc

    def predict(self, doc: Doc) -> tuple[EventMention, ...]:
        """The events of coded blocks, in order of their first telling."""
        reading = read(doc, self._book)
        return _events(reading, self._drafts(reading))

    def _drafts(self, reading: Reading) -> list[Draft]:
        drafts = joined(reading, counted(reading, self._told(reading)))
        if of_sport(reading) and not any(each.kind in ARMED for draft in drafts for each in draft.participants):
            return []
        return list(drafts)

    def _told(self, reading: Reading) -> list[Draft]:
        told: list[Draft] = []
        for sentence in reading.stretches:
            own = [self._read(reading, draft, told) for draft in detected(reading, sentence, self._book, self._lines)]
            again = carried_over(reading, sentence, told)
            repeated = {draft.head for draft in again}
            told += (twin for draft in own if draft.head not in repeated for twin in spread(reading, draft))
            told += (_with_own_time(reading, draft) for draft in again)
            taken = frozenset(at for draft in (*own, *again) for at in draft.candidate.tokens)
            told += echoes(reading, sentence, told, taken)
        return told

    @staticmethod
    def _read(reading: Reading, draft: Draft, told: Sequence[Draft]) -> Draft:
        draft = placed(reading, replace(draft, stage=stage_of(reading, draft)))
        draft = timed(reading, tied_in_place(reading, draft))
        often = iterated(reading, draft)
        background = often or in_background(reading, draft)
        return replace(pointed_back(reading, draft, told), background=background, iterated=often)


def _events(reading: Reading, drafts: Sequence[Draft]) -> tuple[EventMention, ...]:
    own = [tied(reading, draft) for draft in drafts if not draft.background or kept(reading, draft)]
    whole = merged(reading, settled(reading, own))
    return tuple(_mention(reading, draft) for draft in whole if _says_something(reading, draft))


def _says_something(reading: Reading, draft: Draft) -> bool:
    """Whether a vague word ("violence") is told to have happened, or with anyone, a place, a time or a figure."""
    told = draft.participants or draft.figures or draft.again or draft.place is not None or draft.time is not None
    return bool(told) or draft.score > _VAGUE or reading.doc[draft.head].dep_ in _HAPPENS


def _with_own_time(reading: Reading, draft: Draft) -> Draft:
    own = timed(reading, replace(draft, time=None))
    return replace(draft, time=own.time, inherited_time=False) if own.time is not None else draft


def _mention(reading: Reading, draft: Draft) -> EventMention:
    numbers = {key_of(each): number for number, each in enumerate(draft.participants)}
    ties = tuple(
        TieMention(numbers[key_of(tie.actor)], tie.value, tie.evidence)
        for tie in draft.ties
        if key_of(tie.actor) in numbers
    )
    return EventMention(
        type=draft.type,
        trigger=trigger_span(reading, draft),
        sentence=draft.sentence,
        stage=draft.stage,
        assessment=Assessment(),
        participants=draft.participants,
        place=draft.place,
        time=draft.time,
        figures=draft.figures,
        ties=_each_once(ties),
        again=draft.again,
        inherited_place=draft.inherited_place,
        inherited_time=draft.inherited_time,
        background=draft.background,
        method=_METHOD,
        score=draft.score,
    )


def _each_once(ties: Sequence[TieMention]) -> tuple[TieMention, ...]:
    """One tie for each actor: the first that is more than a plain fact, else the fact."""
    best: dict[int, TieMention] = {}
    for tie in ties:
        held = best.get(tie.participant)
        if held is None or (held.value == "fact" and tie.value != "fact"):
            best[tie.participant] = tie
    return tuple(best[number] for number in sorted(best))


@Language.factory("sayso_events")
def make_event_finder(nlp: Language, name: str, codebook: str = "") -> EventFinder:  # noqa: ARG001 - spaCy's signature
    """The event finder, as a spaCy component. `codebook` is the path of a user's own file of types."""
    return EventFinder(load(Path(codebook)) if codebook else None)

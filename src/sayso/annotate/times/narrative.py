"""Reading the times of a report in order: each expression from where the narrative stands when it is told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sayso.annotate.times.atoms import Atom, atoms
from sayso.annotate.times.build import joined, sense_of
from sayso.annotate.times.context import lead, perfect, tense
from sayso.annotate.times.grammar import Match, grammar
from sayso.annotate.times.interval import Interval
from sayso.annotate.times.openness import opened
from sayso.annotate.times.resolve import resolved
from sayso.annotate.times.sense import Fixed, Sense, Stretch
from sayso.annotate.times.vantage import Meaning, Vantage
from sayso.schema.annotations import TimeMention
from sayso.schema.event import EventTime
from sayso.schema.moment import day_of, first_day
from sayso.schema.span import Span

_METHOD = "rule:times.{}@1"
_SCORES = {"explicit": 0.83, "publication": 0.78, "event": 0.36}
"""Share of mentions whose TIMEX3 value is right, by anchor, on half of the documents of TimeBank and AQUAINT."""
_UNTIED = 0.63
"""The score of a mention that nothing ties to the calendar; the same half of the documents."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where the narrative stands: the day last told of, and what the sentence has named so far."""

    day: date | None = None
    lately: date | None = None
    year: int | None = None
    at: Interval | None = None
    sentence: int = -1
    sentence_day: date | None = None
    day_quote: Span | None = None


class Reader:
    """Reads the blocks of one report, in order."""

    def __init__(self, text: str, seen: Vantage, starts: tuple[int, ...], quotes: tuple[Span, ...]) -> None:
        self._text = text
        self._seen = seen
        self._starts = starts
        self._quotes = quotes
        self._told = Told()

    def read(self, block: Span) -> Iterator[TimeMention]:
        """The mentions of one block."""
        found = atoms(self._text, block)
        self._told = replace(self._told, at=None)
        rules = grammar()
        found = joined(found, rules.matches(found, 1))
        for match in rules.matches(found, 2):
            sense = sense_of(match)
            if sense is not None:
                yield self._mention(found, match, sense)

    def _mention(self, found: list[Atom], match: Match, sense: Sense) -> TimeMention:
        span = self._span(found, match)
        self._enter(span)
        before = lead(found, match.first)
        quote = next((quote for quote in self._quotes if quote.covers(span)), None)
        seen = replace(
            self._seen,
            told=self._day_for(sense, quote),
            told_lately=self._told.lately,
            told_year=self._told.year,
            told_at=self._told.at,
            tense=tense(found, match.first, match.last),
            deadline=before.kind == "until",
        )
        lasting = isinstance(sense.period, Stretch) and before.kind == "for" and perfect(found, before.atom)
        if lasting and isinstance(sense.period, Stretch):
            sense = replace(sense, period=replace(sense.period, direction=-1))
        meaning = resolved(sense, seen)
        self._move(sense, meaning, quote)
        bounded = opened(meaning, before.kind)
        led = lasting or bounded is not meaning
        whole = Span(found[before.atom].start, span.end) if led else span
        return self._record(found, match, span, whole, bounded)

    def _span(self, found: list[Atom], match: Match) -> Span:
        last = match.last
        if found[last - 1].text in {"'s", "’s", "'", "’", ","}:
            last -= 1
        return Span(found[match.first].start, found[last - 1].end)

    def _enter(self, span: Span) -> None:
        """Forget what the last sentence named, on entering another."""
        number = self._told.sentence
        while number + 1 < len(self._starts) and self._starts[number + 1] <= span.start:
            number += 1
        if number != self._told.sentence:
            self._told = Told(day=self._told.day, lately=self._told.lately, at=self._told.at, sentence=number)

    def _day_for(self, sense: Sense, quote: Span | None) -> date | None:
        """The day to count from; for an hour without a day, only one of the same sentence, said by the same mouth."""
        if sense.period is not None:
            return self._told.day
        return self._told.sentence_day if self._told.day_quote == quote else None

    def _move(self, sense: Sense, meaning: Meaning, quote: Span | None) -> None:
        start = meaning.interval.start
        if start is None or meaning.type not in {"DATE", "TIME"}:
            return
        day = day_of(start)
        today = self._seen.today
        told = self._told
        year = first_day(start)
        if isinstance(sense.period, Fixed) and sense.period.year is not None and year:
            told = replace(told, year=year.year)
        if year and (today is None or year <= today):
            told = replace(told, lately=year)
        if meaning.interval.granularity in {"quarter", "month"}:
            told = replace(told, at=meaning.interval)
        if day and meaning.interval.granularity in {"day", "part_of_day", "hour", "minute"}:
            happened = day if today is None or day <= today else told.day
            told = replace(told, day=happened, sentence_day=day, day_quote=quote)
        self._told = told

    def _record(self, found: list[Atom], match: Match, span: Span, whole: Span, bounded: Meaning) -> TimeMention:
        hedge = match.roles.get("q") or match.roles.get("g") or match.roles.get("s")
        kept = bounded.interval
        time = EventTime(
            start=kept.start,
            end=kept.end,
            granularity=kept.granularity,
            text=whole.of(self._text),
            span=whole,
            anchor=bounded.anchor,
            open=bounded.open,
            hedge=self._hedge(found, match) if hedge else None,
            value=kept.value,
        )
        score = _SCORES[bounded.anchor] if kept.start or kept.end else _UNTIED
        return TimeMention(span, time, bounded.type, kept.value, _METHOD.format(match.rule.name), score)

    @staticmethod
    def _hedge(found: list[Atom], match: Match) -> str | None:
        kinds = {"HEDGE", "EDGE", "SOFAR"}
        words = (a.text for a in found[match.first : match.last] if kinds & {kind for kind, _ in a.readings})
        return next(words, None)

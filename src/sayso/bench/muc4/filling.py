"""Templates from records: the events of a report, gathered into incidents and told in MUC-4's slots.

By the task's own rules (template-doc-part1, 1.0 and 5.0): an incident is made of the events of one type that do not
differ in place, date or perpetrator; what is only supposed, lies outside the nine countries, or was done by one armed
side to the other alone is none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.annotate.figures.numbers import numbers
from sayso.bench.muc4.casing import Casing
from sayso.bench.muc4.classes import WordsSlot, at_home, by_words, incident_type, is_plural, mapped
from sayso.bench.muc4.placing import dated, located
from sayso.bench.muc4.slots import BY_NAME
from sayso.bench.muc4.template import Fill, Template
from sayso.schema.annotations import Annotations
from sayso.schema.event import Event, Participant
from sayso.schema.moment import first_day
from sayso.schema.report import Report

_PRONOUNS = frozenset(
    "he she they it them him her us we those these which who whom others some i you himself themselves both".split()  # noqa: SIM905
)
_DETERMINER = re.compile(r"^(?:the|a|an|his|her|their|its|this|that|these|those)\s+", re.IGNORECASE)
_ARMED = frozenset(("military", "police", "armed_group", "mercenary", "unknown_gunmen"))
_SUFFERS = frozenset(("victim", "target"))
_BODIES = frozenset(("armed_group", "organisation", "military", "police", "government", "group", "mercenary"))
_USED = frozenset(("weapon", "instrument"))
_WITH_WEAPONS = frozenset(("ATTACK", "BOMBING"))
_NO_PLACE = frozenset(("place", "weapon"))
_UNKNOWN_HANDS = "TERRORIST ACT"
"""What an incident is whose perpetrators nobody names: it is presumed to be one (1.0 (3))."""
_RECENT = 62  # days: two months
_LITTLE = frozenset(("of", "de", "del", "la", "y", "the", "and", "for", "el", "los", "las", "li"))


@dataclass(frozen=True, slots=True)
class _Told:
    """One event in MUC-4's terms: what decides which incident it belongs to, and the event."""

    type: str
    stage: str
    date: str | None
    location: str | None
    actors: frozenset[str]
    event: Event


def responses(
    report: Report, annotations: Annotations, events: Iterable[Event], casing: Casing
) -> tuple[Template, ...]:
    """The templates of one report; `report.source.uri` is the name of its message."""
    home = _home(annotations)
    told = [one for event in events if (one := _told(report, event, home)) is not None]
    incidents: list[list[_Told]] = []
    for one in told:
        near = next((held for held in incidents if all(_agree(one, other) for other in held)), None)
        if near is None:
            incidents.append([one])
        else:
            near.append(one)
    return tuple(_Filling(report, annotations, held, home, casing).template() for held in incidents)


def _home(annotations: Annotations) -> str | None:
    """The country of most of the report's places, the dateline's as well; of the nine, where it names any."""
    found = Counter(mention.place.country for mention in annotations.places if mention.place.country)
    return max(found, key=lambda country: (at_home(country), found[country], country), default=None)


def _told(report: Report, event: Event, home: str | None) -> _Told | None:
    """The event in MUC-4's terms; None where it makes no incident."""
    kind = incident_type(event.type, event.trigger.of(report.text))
    stage = "THREATENED" if event.type == "word.threat" else mapped("stage", event.stage)
    told = mapped("standing", event.standing, "") is not None and mapped("polarity", event.polarity, "") is not None
    country = event.place.country if event.place and event.place.country else home
    if kind is None or stage is None or not told or (country is not None and not at_home(country)):
        return None
    suffering = [one for one in event.participants if one.role in _SUFFERS and one.kind not in _NO_PLACE]
    actors = frozenset(_key(one) for one in event.participants if one.role == "actor")
    if not suffering and (kind == "ATTACK" or not actors):
        return None
    if (suffering and all(one.kind in _ARMED or "other" in one.text for one in suffering)) or _long_ago(event, report):
        return None
    return _Told(kind, stage, dated(event, report, default=False), located(event, home), actors, event)


def _long_ago(event: Event, report: Report) -> bool:
    """Whether it was more than two months before the message, which makes it history (1.0 (6))."""
    last = event.time.end if event.time else None
    told, was = (first_day(moment) if moment else None for moment in (report.published, last))
    return told is not None and was is not None and (told - was).days > _RECENT


def _agree(one: _Told, other: _Told) -> bool:
    """Whether two events may be one incident: nothing by which incidents are told apart differs."""
    return (
        (one.type, one.stage) == (other.type, other.stage)
        and (one.date is None or other.date is None or one.date == other.date)
        and (one.event.place is None or other.event.place is None or one.location == other.location)
        and (not one.actors or not other.actors or not one.actors.isdisjoint(other.actors))
    )


def _key(one: Participant) -> str:
    return one.entity_id or _DETERMINER.sub("", one.text).lower()


class _Filling:
    """The slots of one incident."""

    def __init__(
        self, report: Report, annotations: Annotations, told: Sequence[_Told], home: str | None, casing: Casing
    ) -> None:
        self._report, self._told, self._home, self._casing = report, told, home, casing
        self._entities = annotations.entities
        self._capitals = report.text.upper()
        self._events = [one.event for one in told]
        self._fills: dict[str, dict[Fill, None]] = {}
        place = next((event.place for event in self._events if event.place), None)
        self._country = place.country if place and place.country else home

    def template(self) -> Template:
        """The template of the incident."""
        first = self._told[0]
        date = next((one.date for one in self._told if one.date), None)
        location = max((one.location or "" for one in self._told), key=len)
        self._put("inc_date", date or dated(first.event, self._report, default=True))
        self._put("inc_loc", location or None)
        self._put("inc_type", first.type)
        self._put("inc_stage", first.stage)
        for event in self._events:
            if first.type in _WITH_WEAPONS and not any(one.role in _USED for one in event.participants):
                self._put("inc_instr_type", by_words("inc_instr_type", event.trigger.of(self._report.text)))
            for one in event.participants:
                if one.role == "actor":
                    self._actor(event, one)
                elif one.role in _USED:
                    self._weapon(one)
                elif one.role in _SUFFERS:
                    self._suffers(event, one)
        if not self._fills.get("perp_inc_cat"):
            self._put("perp_inc_cat", _UNKNOWN_HANDS)
        fills = {BY_NAME[name].number: tuple(held) for name, held in self._fills.items()}
        return Template(self._report.source.uri or "", fills)

    def _put(self, slot: str, value: str | None, tag: str | None = None) -> None:
        if value:
            self._fills.setdefault(slot, {})[Fill((value.upper(),), (tag.upper(),) if tag else ())] = None

    def _put_one(self, slot: str, value: str | None, tag: str, otherwise: str | None = None) -> None:
        """The one fill of a slot for what `tag` names; `otherwise` only where it has none yet."""
        tags = (tag.upper(),)
        held = self._fills.setdefault(slot, {})
        before = [fill for fill in held if fill.tags == tags]
        if value and (not before or before[0].values == (otherwise,)):
            for fill in before:
                del held[fill]
            self._put(slot, value, tag)
        elif not before:
            self._put(slot, otherwise, tag)

    def _words(self, one: Participant) -> str | None:
        """The words for a participant as they stand in the message: its name where the report has it."""
        text = _DETERMINER.sub("", one.text)
        name = one.name and _DETERMINER.sub("", one.name)
        if name and name.upper() in self._capitals and (text.lower() in _PRONOUNS or self._is_name(name)):
            return name
        return None if text.lower() in _PRONOUNS else text

    def _is_name(self, words: str) -> bool:
        """Whether words are a proper name: capitals throughout, and more than one word or no English word.

        "Guerrillas of the Red Band" at the head of a sentence is none.
        """
        head, _, tail = words.partition(" of ")
        if tail and " " not in head and is_plural(head) and self._casing.is_english(head.lower()):
            return False
        found = [word for word in re.findall(r"[^\W_][^\s]*", words) if word.lower() not in _LITTLE]
        capitals = bool(found) and all(word[0].isupper() or word[0].isdigit() for word in found)
        return capitals and (len(found) > 1 or not self._casing.is_english(found[0].strip(".,").lower()))

    def _actor(self, event: Event, one: Participant) -> None:
        words = self._words(one)
        if words is None:
            return
        self._fills.setdefault("perp_inc_cat", {})
        if not self._fills["perp_inc_cat"]:
            self._put("perp_inc_cat", mapped("category", one.kind))
        named = one.kind != "person" and self._is_name(words)
        if not named and (one.kind == "person" or by_words("perp_org_id", words) is None or is_plural(words)):
            self._put("perp_ind_id", words)
            words = self._organisation(one)
        if words is not None:
            self._put("perp_org_id", words)
            self._put("perp_org_conf", self._tie(event, one), words)

    def _organisation(self, one: Participant) -> str | None:
        """The organisation that an actor belongs to by its own words, or that the report calls the same.

        "Guerrillas of the Green Front", "GF members"; a guerrilla group that is called the Green Front elsewhere.
        """
        tail = one.text.partition(" of the ")[2] or one.text.partition(" of ")[2]
        if tail and self._is_name(tail):
            return tail
        bodies = [entity for entity in self._entities if entity.label in _BODIES and self._is_name(entity.text)]
        inside = [entity for entity in bodies if entity.span.overlaps(one.span)]
        same = [entity for entity in bodies if one.entity_id is not None and entity.entity_id == one.entity_id]
        return max((_DETERMINER.sub("", entity.text) for entity in inside or same), key=len, default=None)

    def _tie(self, event: Event, one: Participant) -> str | None:
        named = {one.text, one.name, _DETERMINER.sub("", one.text)}
        ties = (tie.value for tie in event.responsibility if tie.entity_id == one.entity_id or tie.actor in named)
        return mapped("tie", next(ties, "fact"))

    def _weapon(self, one: Participant) -> None:
        words = self._words(one)
        if words and self._told[0].type not in {"KIDNAPPING", "ARSON"}:
            self._put("inc_instr_id", words)
            self._put("inc_instr_type", by_words("inc_instr_type", words), words)

    def _suffers(self, event: Event, one: Participant) -> None:
        words = self._words(one)
        human = mapped("human", one.kind)
        if words is None or one.kind in _NO_PLACE:
            return
        if human is not None:
            self._human(event, one, words, human)
        elif (thing := mapped("object", one.kind)) is not None and self._told[0].type != "KIDNAPPING":
            words = _uncounted(words)
            self._put("phys_tgt_id", words)
            self._put_one("phys_tgt_type", by_words("phys_tgt_type", words), words, thing)
            self._put_one("phys_tgt_num", _number(one.text), words)
            self._put("phys_tgt_nation", self._foreign(one), words)
            for effect in self._effects(event, one, "damage"):
                self._put("phys_tgt_effect", effect, words)

    def _human(self, event: Event, one: Participant, words: str, kind: str) -> None:
        named = one.kind == "person" and self._is_name(words)
        role = _DETERMINER.sub("", one.text.replace(words, "").strip(" ,")) if named else ""
        if named:
            self._put("hum_tgt_name", words)
            self._put("hum_tgt_desc", role, words)
        else:
            words = _uncounted(words)
            self._put("hum_tgt_desc", words)
        self._put_one("hum_tgt_type", by_words("hum_tgt_type", role if named else words), words, kind)
        self._put_one("hum_tgt_num", "1" if named else _number(one.text), words)
        self._put("hum_tgt_nation", self._foreign(one), words)
        for effect in self._effects(event, one, "harm"):
            self._put("hum_tgt_effect", effect, words)

    def _foreign(self, one: Participant) -> str | None:
        country = one.affiliation.country if one.affiliation else None
        return mapped("nation", country) if country and country != self._country else None

    def _effects(self, event: Event, one: Participant, name: Literal["harm", "damage"]) -> Iterator[str]:
        """What became of a participant: by the tolls that count it, else by the event's where all are of one kind."""
        tolls = [toll for toll in event.tolls if toll.high != 0]
        own: list[str] = [toll.kind for toll in tolls if toll.span.overlaps(one.span)]
        every: list[str] = [*{toll.kind for toll in tolls}]
        kinds = own or (every if len(every) == 1 else [event.type])
        found = [effect for kind in dict.fromkeys(kinds) if (effect := mapped(name, kind))]
        slot: WordsSlot = "hum_tgt_effect" if name == "harm" else "phys_tgt_effect"
        told = by_words(slot, event.trigger.of(self._report.text))
        yield from found or ([told] if told else [])


def _uncounted(words: str) -> str:
    """A description without the number before it, which has a slot of its own."""
    split = words.split()
    found = next(numbers([word.lower() for word in split]), None)
    rest = split[found.end :] if found and found.first == 0 else split
    return " ".join(rest) or words


def _number(text: str) -> str:
    """A count as MUC-4 writes it: 3, 3-, 3-5, PLURAL."""
    found = next(numbers(text.lower().split()), None)
    if found is None or text.lower().startswith(("a ", "an ")):
        return "PLURAL" if found is None and is_plural(text) else "1"
    if found.low == found.high and found.low is not None:
        return str(found.low)
    return f"{'' if found.low is None else found.low}-{'' if found.high is None else found.high}"

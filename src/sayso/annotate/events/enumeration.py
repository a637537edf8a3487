"""Enumerations: each place of a list is its own event; "also hit" repeats the deed before (codebook, rule 4)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field
from spacy.tokens import Token

from sayso.annotate.codebook import Trigger
from sayso.annotate.events.candidates import Candidate, Line
from sayso.annotate.events.draft import Draft
from sayso.annotate.events.participants import participant
from sayso.annotate.events.reading import Reading, Stretch
from sayso.annotate.events.syntax import passive, verb_slots
from sayso.lexicon import entries

_BACK = 2
_HITTING = frozenset(("remote", "damage", "other", "civilian.attack", "battle.armed_clash", "battle.assault", "unrest"))
_LISTS = frozenset(("including", "like", "as"))
_SCORE = 0.7


class ProVerb(BaseModel):
    """Verbs that stand for the deed before, and the words that say so."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    verbs: tuple[str, ...]
    company: tuple[str, ...] = Field(alias="with")
    example: str


def spread(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """The draft, once for each place coordinated with its own."""
    yield draft
    if draft.place is None or draft.inherited_place or not draft.deed:
        return
    head = reading.doc[reading.head(reading.places[draft.place].span)]
    if reading.places[draft.place].place.relation == "between":
        return
    for other in _listed(head):
        index = reading.place_at.get(other.i)
        if index is not None and index != draft.place and reading.places[index].use in {"event", "mention"}:
            held = tuple(
                each for each in draft.participants if not each.span.overlaps(reading.places[draft.place].span)
            )
            twin = participant(reading, other, "target") if len(held) < len(draft.participants) else None
            yield replace(draft, place=index, participants=(*held, *([twin] if twin else [])), figures=())


def _listed(head: Token) -> Iterator[Token]:
    """The names coordinated with a name; also those that stand side by side below it."""
    yield from (other for other in head.conjuncts if other.i > head.i)


def carried_over(reading: Reading, sentence: Stretch, told: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence that repeats, for other places, the last strike or deed told of before."""
    last = _last_deed(sentence, told)
    if last is None:
        return []
    return [
        _repeated(reading, sentence, verb, noun, last)
        for verb, places in _pro_verbs(reading, sentence)
        for noun in places
    ]


def _last_deed(sentence: Stretch, told: Sequence[Draft]) -> Draft | None:
    """The deed that "also hit" repeats: that of the sentence before, else the last strike of the report."""
    done = [
        each
        for each in told
        if each.deed and not (each.harm or each.echo) and each.stage in {"accomplished", "ongoing"}
    ]
    hits = [each for each in done if each.family in _HITTING or each.type in _HITTING]
    near = [each for each in hits if 0 < sentence.index - each.sentence <= _BACK]
    strikes = [each for each in done if each.family == "remote" and (each.type != "remote.explosive" or not each.vague)]
    latest = (
        [each for each in near if each.sentence == near[-1].sentence and each.type != "civilian.attack"]
        or strikes[-1:]
        or near[-1:]
    )
    return max(latest, key=lambda each: (bool(each.played("weapon")), each.place is not None), default=None)


def _pro_verbs(reading: Reading, sentence: Stretch) -> Iterator[tuple[Token, list[Token]]]:
    lines = entries("sayso.annotate.events", "proverbs.yaml", ProVerb)
    for at in range(sentence.first, sentence.last):
        for line in lines:
            if reading.lemmas[at] in line.verbs and sentence.holds & set(line.company):
                verb = reading.doc[at]
                places = _hit(reading, verb)
                if verb.pos_ == "VERB" and places:
                    yield verb, places


def _hit(reading: Reading, verb: Token) -> list[Token]:
    slots = verb_slots(verb)
    if slots.subject and not passive(verb) and any("@weapon" not in reading.traits(t) for t in slots.subject):
        return []
    nouns = list(slots.object)
    for noun in slots.object:
        for child in noun.children:
            if child.lower_ in _LISTS:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        nouns += [inner, *inner.conjuncts]
    return [noun for noun in dict.fromkeys(nouns) if noun.i in reading.place_at]


def _repeated(reading: Reading, sentence: Stretch, verb: Token, noun: Token, last: Draft) -> Draft:
    line = Line(last.type, Trigger(words=(verb.lemma_,), pos="verb", frame="attack", example=""), (verb.lemma_,), 0)
    target = participant(reading, noun, "target")
    return replace(
        last,
        candidate=Candidate(line, verb.i, (verb.i,), sentence),
        slots=verb_slots(verb),
        participants=(*last.played("actor", "weapon"), *([target] if target else [])),
        place=reading.place_at[noun.i],
        inherited_place=False,
        inherited_time=last.time is not None,
        figures=(),
        again=(),
        vague=False,
        score=_SCORE,
    )

"""Events: each with the claim that tells it, and the standing that both together give."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.record.mouths import mouths, reconciled
from sayso.record.standing import standing
from sayso.record.told import Told, in_coded_blocks, teller
from sayso.schema.annotations import Annotations, Assessment, EventMention, TieMention
from sayso.schema.event import Event, EventTime, Participant, Place, Tie, Toll, event_id
from sayso.schema.report import Report
from sayso.schema.vocabulary import Certainty, Stage, Standing, TimeFrame

_METHOD = "rule:record@1"
_DENIAL = "word.denial"
_DOUBT: tuple[Certainty, ...] = ("certain", "unstated", "probable", "possible")
_UNREAL: frozenset[TimeFrame] = frozenset(("future", "hypothetical"))
_NOT_YET: frozenset[Standing] = frozenset(("forecast", "hypothetical"))
_DONE: frozenset[Stage] = frozenset(("accomplished", "ongoing"))


def mentioned(report: Report, annotations: Annotations, told: Sequence[Told]) -> Iterator[Event]:
    """The events that the pipeline found, where a claim tells them."""
    known = mouths(told)
    for found in annotations.events:
        mention = replace(found, participants=reconciled(found.participants, known))
        teller_of = teller(told, mention.trigger)
        spans = (mention.trigger, *(participant.span for participant in mention.participants))
        if teller_of and in_coded_blocks(report, spans):
            yield _event(report, annotations, mention, teller_of, told)


def _event(report: Report, annotations: Annotations, mention: EventMention, by: Told, told: Sequence[Told]) -> Event:
    whole = _of_the_deed(mention, by.assessment)
    stands = standing(whole, by.claim.attribution)
    place = _place(annotations, mention)
    return Event(
        event_id=event_id(report.report_id, mention.type, mention.trigger, place.span if place else None),
        report_id=report.report_id,
        type=mention.type,
        trigger=mention.trigger,
        claim_id=by.claim.claim_id,
        standing=stands,
        polarity=whole.polarity,
        stage=_stage(mention.stage, whole, stands),
        participants=mention.participants,
        place=place,
        time=_time(annotations, mention),
        tolls=tuple(with_claim(annotations.figures[at].toll, told, by) for at in mention.figures),
        responsibility=tuple(_tie(tie, mention.participants, told, by) for tie in mention.ties),
        background=mention.background,
        method=mention.method or _METHOD,
        score=mention.score,
    )


def _of_the_deed(mention: EventMention, claims: Assessment) -> Assessment:
    """The combined assessment; a denial is not itself denied by the cue that is its trigger."""
    if mention.type != _DENIAL:
        return combined(mention.assessment, claims)
    voiced = replace(mention.assessment, denied=False, polarity="affirmed")
    return combined(voiced, replace(claims, denied=False))


def combined(own: Assessment, claims: Assessment) -> Assessment:
    """How an event stands: what its own clause says, under what the claim that tells it says.

    Negation is the event's own, or a denial's: a negated claim may negate another of its happenings.
    """
    return replace(
        own,
        polarity="negated" if claims.denied or own.denied else own.polarity,
        certainty=max(own.certainty, claims.certainty, key=_DOUBT.index),
        time_frame=_time_frame(own.time_frame, claims.time_frame),
        questioned=own.questioned or claims.questioned,
        conditional=own.conditional or claims.conditional,
        denied=own.denied or claims.denied,
        shown=own.shown or claims.shown,
        evidence=tuple(dict.fromkeys((*own.evidence, *claims.evidence))),
    )


def _time_frame(own: TimeFrame, claims: TimeFrame) -> TimeFrame:
    for frame in ("hypothetical", "future"):
        if frame in {own, claims}:
            return frame
    return own


def _stage(stage: Stage, whole: Assessment, stands: Standing) -> Stage:
    """What is still to come or only supposed is not told as done; what is denied keeps the stage that is denied."""
    if stage in _DONE and (whole.time_frame in _UNREAL or stands in _NOT_YET):
        return "potential"
    return stage


def _place(annotations: Annotations, mention: EventMention) -> Place | None:
    if mention.place is None:
        return None
    found = annotations.places[mention.place]
    if found.use == "dateline":
        return found.place.model_copy(update={"basis": "dateline"})
    return found.place.model_copy(update={"basis": "inherited"}) if mention.inherited_place else found.place


def _time(annotations: Annotations, mention: EventMention) -> EventTime | None:
    if mention.time is None:
        return None
    found = annotations.times[mention.time].time
    return found.model_copy(update={"anchor": "event"}) if mention.inherited_time else found


def with_claim(toll: Toll, told: Sequence[Told], otherwise: Told) -> Toll:
    """The toll, with the claim that gives it; `otherwise` where its words stand in none."""
    by = teller(told, toll.span) or otherwise
    return toll.model_copy(update={"claim_id": by.claim.claim_id})


def _tie(tie: TieMention, participants: tuple[Participant, ...], told: Sequence[Told], by: Told) -> Tie:
    actor = participants[tie.participant]
    told_by = teller(told, tie.evidence) or by
    return Tie(
        actor=actor.name or actor.text,
        entity_id=actor.entity_id,
        value=tie.value,
        claim_id=told_by.claim.claim_id,
    )

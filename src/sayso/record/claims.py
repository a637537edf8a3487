"""Claims: one for each attribution, and for each sentence of the outlet's own that tells what is coded."""

from collections.abc import Iterator, Sequence

from sayso.record.standing import standing
from sayso.record.told import Told, in_coded_blocks, ordered, teller, without
from sayso.schema.annotations import Annotations, Assessment, Attribution, Narration
from sayso.schema.claim import Claim, Link, claim_id
from sayso.schema.report import Report
from sayso.schema.span import Span, overlapping, trimmed
from sayso.schema.vocabulary import Form

_METHOD = "rule:record@1"
_STRIP = ' \t\n,;:–—-"“”'


def claims(report: Report, annotations: Annotations) -> tuple[Told, ...]:
    """The claims of a report, by content; none of a block that is not coded, no two of one id."""
    marks = _marks(annotations)
    telling = (*marks, *annotations.deeds)
    made = [_attributed(report, item) for item in annotations.attributions]
    made += [_narrated(report, item) for item in annotations.narrations if _is_a_claim(item, telling)]
    kept = [item for item in made if in_coded_blocks(report, _spans(item.claim))]
    kept += _for_untold(report, annotations, kept, marks)
    unique: dict[str, Told] = {}
    for item in kept:
        held = unique.get(item.claim.claim_id)
        if held is None or item.claim.score > held.claim.score:
            unique[item.claim.claim_id] = item
    return tuple(sorted(unique.values(), key=lambda item: (item.claim.content, item.claim.claim_id)))


def _marks(annotations: Annotations) -> tuple[Span, ...]:
    """The words that make an own sentence of the outlet a claim: triggers and tolls."""
    triggers = (span for event in annotations.events for span in (event.trigger, *event.again))
    return (*triggers, *(figure.toll.span for figure in annotations.figures))


def _is_a_claim(narration: Narration, marks: Sequence[Span]) -> bool:
    """Rule 3 of coding claims: a happening, a figure, footage, a hedge (a condition is one), or what is to come."""
    how = narration.assessment
    if how.shown or how.questioned or how.conditional or how.denied or how.certainty in {"probable", "possible"}:
        return True
    if how.time_frame == "future":
        return True
    return any(overlapping(piece, marks) for piece in narration.content)


def _attributed(report: Report, item: Attribution) -> Told:
    form: Form = item.form if item.chain else "narrated"
    return _told(report, item.content, form, item.chain, item.assessment, item.method, item.score)


def _narrated(report: Report, item: Narration) -> Told:
    return _told(report, item.content, "narrated", (), item.assessment, item.method, item.score)


def _told(
    report: Report,
    content: tuple[Span, ...],
    form: Form,
    chain: tuple[Link, ...],
    assessment: Assessment,
    method: str,
    score: float,
) -> Told:
    pieces = ordered(content)
    claim = Claim(
        claim_id=claim_id(report.report_id, pieces, chain),
        report_id=report.report_id,
        content=pieces,
        form=form,
        attribution=chain,
        polarity=assessment.polarity,
        certainty=assessment.certainty,
        time_frame=assessment.time_frame,
        standing=standing(assessment, chain),
        method=method or _METHOD,
        score=score,
    )
    return Told(claim, assessment)


def _spans(claim: Claim) -> Iterator[Span]:
    yield from claim.content
    for link in claim.attribution:
        if link.source.span:
            yield link.source.span
        if link.cue:
            yield link.cue.span


def _for_untold(report: Report, annotations: Annotations, told: Sequence[Told], marks: Sequence[Span]) -> list[Told]:
    """Claims of the outlet for triggers and tolls that stand in no content: a denial's own verb, a stray figure."""
    made: list[Told] = []
    contents = [piece for item in told for piece in item.claim.content]
    for mark in sorted(set(marks)):
        if teller((*told, *made), mark) or not in_coded_blocks(report, (mark,)):
            continue
        sentence = next((item.span for item in annotations.sentences if item.span.covers(mark)), mark)
        free = [
            piece for piece in without(sentence, (c for c in contents if not c.overlaps(mark))) if piece.covers(mark)
        ]
        rest = trimmed(report.text, free[0], _STRIP) if free else None
        piece = rest if rest and rest.covers(mark) else mark
        made.append(_told(report, (piece,), "narrated", (), Assessment(), _METHOD, 0.5))
    return made

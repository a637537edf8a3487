"""The bench of MUC-4: reports of attacks in Latin America, and templates of 25 slots for what happened."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.bench.frame import Result, prf
from sayso.bench.muc4 import roles, scoring
from sayso.bench.muc4.messages import Case, cases
from sayso.bench.muc4.template import Template


def measure(data: Path, split: str | None) -> Result:
    """All slots by MUC-4's guidelines, and the five entity roles as sets of mentions, on `split`: dev, tst1 or tst2.

    Raises:
        BenchError: the folder has not the layout that `docs/benchmarks.md` describes; no such split.
    """
    found = cases(data, split or "dev")
    return judged(found, list(predicted(found)))


def judged(found: Sequence[Case], given: Sequence[tuple[Template, ...]]) -> Result:
    """The figures of the templates given for each of the messages."""
    scores = scoring.score(
        {case.message.name: case.key for case in found},
        {case.message.name: templates for case, templates in zip(found, given, strict=True)},
    )
    documents, templates = roles.Tally(), roles.Tally()
    for case, responses in zip(found, given, strict=True):
        gold, ours = roles.incidents(case.key, case.message.text), roles.incidents(responses)
        roles.add_document(documents, gold, ours)
        roles.add_templates(templates, gold, ours)
    relevant = [any(not key.optional for key in case.key) for case in found]
    spoken = [bool(one) for one in given]
    kept = sum(yes and ours for yes, ours in zip(relevant, spoken, strict=True))
    p, r, f1 = prf(kept, sum(spoken), kept, sum(relevant))
    figures = scoring.figures(scores) | roles.figures(documents, templates)
    counted = (
        f"{len(found)} messages, {sum(len(case.key) for case in found)} key templates, {sum(map(len, given))} found"
    )
    return Result(
        figures | {"filtering_f1": f1, "filtering_p": p, "filtering_r": r}, notes=(counted, *scoring.table(scores))
    )


def predicted(found: Sequence[Case]) -> Iterator[tuple[Template, ...]]:
    """The templates that Sayso's records give for each message, in order."""
    from sayso.annotate.pipeline import Annotator
    from sayso.bench.muc4.casing import Casing
    from sayso.bench.muc4.filling import responses
    from sayso.bench.muc4.reports import report_of
    from sayso.record import record

    casing = Casing()
    reports = [report_of(case.message, casing) for case in found]
    for report, annotations in zip(reports, Annotator().pipe(reports), strict=True):
        yield responses(report, annotations, record(report, annotations).events, casing)

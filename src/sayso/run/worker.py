"""A worker: a handful of inputs in, what became of each out. One bad input spoils none of the others."""

from collections.abc import Sequence
from contextlib import suppress

from sayso import ledger
from sayso.errors import DataError, InputError, SaysoError
from sayso.read.input import Input
from sayso.run.stages import Stages
from sayso.schema.report import Report

Chunk = tuple[Input, ...]
Outcome = ledger.Coded | ledger.Failed


def work(stages: Stages, chunk: Sequence[Input]) -> list[Outcome]:
    """What became of each input of the chunk, in order.

    Raises:
        SaysoError: what is wrong is not one input (a lexicon, a model that is missing).
    """
    outcomes: dict[int, Outcome] = {}
    passing: dict[int, Report] = {}
    for number, item in enumerate(chunk):
        try:
            report = stages.read(item)
            if stages.passes(report):
                passing[number] = report
            else:
                outcomes[number] = ledger.Coded(report, item.data, passed_over=True)
        except Exception as error:  # noqa: BLE001 - the one border at which one input's fault ends
            outcomes[number] = failed(name_of(item), error)
    outcomes |= _recorded(stages, chunk, passing)
    return [outcomes[number] for number in range(len(chunk))]


def name_of(item: Input) -> str:
    """How failures name an input: the member of a file where it is one, else its uri."""
    return item.container or item.uri


def failed(name: str, error: Exception) -> ledger.Failed:
    """The failure of one input; an error that is not one input's is raised again."""
    kind = type(error).__name__
    if isinstance(error, InputError):
        return ledger.Failed(name, kind, f"{error.what} {error.mend}".strip())
    if isinstance(error, SaysoError):
        raise error
    if isinstance(error, ImportError):
        raise DataError(
            f"a part of the installation is missing ({error})", mend="Install Sayso again: pip install sayso"
        ) from error
    return ledger.Failed(name, kind, f"Sayso could not cope with it ({kind}: {error}). Please report this.")


def _recorded(stages: Stages, chunk: Sequence[Input], passing: dict[int, Report]) -> dict[int, Outcome]:
    """The reports annotated together; where that fails, one by one, to find the one at fault."""
    with suppress(Exception):  # what is wrong is found, and told, where each goes alone
        return dict(zip(passing, _coded(stages, chunk, passing), strict=True))
    outcomes: dict[int, Outcome] = {}
    for number, report in passing.items():
        try:
            (outcomes[number],) = _coded(stages, chunk, {number: report})
        except Exception as error:  # noqa: BLE001 - as in `work`
            outcomes[number] = failed(name_of(chunk[number]), error)
    return outcomes


def _coded(stages: Stages, chunk: Sequence[Input], passing: dict[int, Report]) -> list[ledger.Coded]:
    found = []
    for (number, report), annotations in zip(passing.items(), stages.annotate(passing.values()), strict=True):
        records = stages.record(report, annotations)
        found.append(ledger.Coded(records.report, chunk[number].data, records.claims, records.events))
    return found

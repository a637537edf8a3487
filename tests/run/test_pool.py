from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.ledger import Ledger
from sayso.run.local import code


def run(ledger, names, stages, workers=2):
    return code(ledger, [Path(name) for name in names], workers=workers, stages=stages)


def texts(ledger):
    return sorted(report.text for report in ledger.reports())


def test_several_workers_make_the_same_ledger_as_one(tmp_path, stages):
    names = [*(f"war {n}" for n in range(40)), "sport", "empty", "crash"]
    ledgers = []
    for workers in (1, 2):
        with Ledger.open(tmp_path / f"{workers}.sayso") as ledger:
            summary = run(ledger, names, stages, workers)
            ledgers.append(([r.model_dump_json() for r in ledger.reports()], summary.coded, summary.failed))
    assert ledgers[0] == ledgers[1]


def test_a_worker_that_dies_takes_only_its_own_input_with_it(ledger, stages):
    summary = run(ledger, ["war one", "die", "war two"], stages)
    assert [(f.input, f.kind) for f in summary.failed] == [("die", "WorkerDied")]
    assert texts(ledger) == ["war one", "war two"]


def test_a_missing_lexicon_stops_the_workers_too(ledger, stages):
    with pytest.raises(DataError, match="no lexicon"):
        run(ledger, ["war", "nolexicon"], stages)

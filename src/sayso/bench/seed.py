"""The seed bench: the article that the project began with, coded into a ledger and read back line by line."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.bench.frame import Result
from sayso.bench.seed_checks import Told, checks
from sayso.errors import BenchError
from sayso.ledger import Ledger
from sayso.run.local import code


def measure(data: Path, split: str | None) -> Result:  # noqa: ARG001 - the benches' common signature
    """Code the one `.txt` of `data`, and hold the ledger against every check.

    Raises:
        BenchError: the folder does not hold exactly one report.
    """
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "seed.ledger") as ledger:
        code(ledger, [data])
        told = _told(ledger, data)
    listed = list(checks())
    failed = tuple(check.name for check in listed if not check.holds(told))
    return Result({"right": float(len(listed) - len(failed)), "checks": float(len(listed))}, failed)


def _told(ledger: Ledger, data: Path) -> Told:
    reports = list(ledger.reports())
    if len(reports) != 1:
        raise BenchError(
            f"holds {len(reports)} reports that can be read, not one", where=str(data), mend="Give data/seed."
        )
    return Told(reports[0], tuple(ledger.claims()), tuple(ledger.events()))

"""The ledger: the one place with SQL. Append, fold, search, audit, verify."""

from sayso.ledger.current import Wanted
from sayso.ledger.deciding import Proposal
from sayso.ledger.fold import fold
from sayso.ledger.results import Coded, Counts, Failed, Failure, Head, Hit, Problem, Record, Run
from sayso.ledger.search import Window
from sayso.ledger.store import Ledger

__all__ = [
    "Coded",
    "Counts",
    "Failed",
    "Failure",
    "Head",
    "Hit",
    "Ledger",
    "Problem",
    "Proposal",
    "Record",
    "Run",
    "Wanted",
    "Window",
    "fold",
]

"""Copies: reports that run one text, whole or lightly rewritten, by MinHash over shingles of words (Broder 1997)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from datasketch import MinHash, MinHashLSH

from sayso.link.mention import folded
from sayso.schema.report import Report

SHINGLE = 4
"""Words of a shingle: a changed word breaks four of them."""
ALIKE = 0.12
"""Jaccard similarity of shingles from which two reports run one text. Measured: of 22,510 pairs of news-clusters on
different events all but one in a thousand are below 0.05, the highest but one at 0.10; of 710 pairs on one event one
in twenty is above 0.10 (shared quotations reach that); light rewrites among the samples have 0.16 to 0.20, plain
copies 0.6 and more."""
_PERMUTATIONS = 256
"""The estimate's standard error at 0.16 is 0.023; with 96 it would miss one light rewrite in six."""
_SCHEME = "affine32"
_LONGEST = 3_000
"""Shingles that are looked at: the first 3,000 words. What is copied is copied from the top."""

Copies = Mapping[str, str]
"""Of each report, the first (by id) of those that run its text: itself where it has no copy."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A report's MinHash values."""

    report_id: str
    values: "np.ndarray[tuple[int], np.dtype[np.uint32]]"


def signature(report: Report) -> Signature | None:
    """The signature of the coded text; None where there is too little of it."""
    words = folded(" ".join(report.words(block.span) for block in report.coded_blocks())).split()[:_LONGEST]
    shingles = {" ".join(words[at : at + SHINGLE]).encode() for at in range(len(words) - SHINGLE + 1)}
    if len(shingles) < SHINGLE:
        return None
    found = MinHash(num_perm=_PERMUTATIONS, scheme=_SCHEME)
    found.update_batch(sorted(shingles))
    return Signature(report.report_id, found.hashvalues)


def copies(signatures: Iterable[Signature]) -> Copies:
    """The groups of reports that run one text. Chains count: a copy of a copy is a copy."""
    index = MinHashLSH(threshold=ALIKE, num_perm=_PERMUTATIONS)
    held: dict[str, Signature] = {}
    leader: dict[str, str] = {}
    for one in sorted(signatures, key=lambda s: s.report_id):
        hashed = MinHash(num_perm=_PERMUTATIONS, hashvalues=one.values, scheme=_SCHEME)
        leader[one.report_id] = one.report_id
        for other in sorted(index.query(hashed)):
            if float(np.mean(held[other].values == one.values)) >= ALIKE:
                _unite(leader, one.report_id, other)
        index.insert(one.report_id, hashed)
        held[one.report_id] = one
    return {report: _leader(leader, report) for report in leader}


def _leader(leader: dict[str, str], report: str) -> str:
    while leader[report] != report:
        report = leader[report]
    return report


def _unite(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_leader(leader, one), _leader(leader, other)))
    leader[second] = first

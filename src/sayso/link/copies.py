"""Copies: reports that run one text, whole or lightly rewritten, by MinHash over shingles of words (Broder 1997)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from datasketch import MinHash

from sayso.link.folding import folded
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

_BANDS = 8
_ROWS = 3
"""Two reports whose signatures agree on three values in a row of one of eight bands are looked at whatever they tell
of: 86 % of those alike to 0.6, nearly all that are alike to 0.8, one in twenty light rewrites (which are found by what
they tell), and one in a million of others."""

Copies = Mapping[str, str]
"""Of each report, the first (by id) of those that run its text: itself where it has no copy."""
_Values = np.ndarray[tuple[int], np.dtype[np.uint32]]


class Texts:
    """The signatures of reports: a kilobyte for each."""

    def __init__(self) -> None:
        self._values: dict[str, _Values] = {}

    def add(self, report: Report) -> None:
        """Take in the report's coded text; one of a few words has no copies."""
        words = folded(" ".join(report.words(block.span) for block in report.coded_blocks())).split()[:_LONGEST]
        shingles = {" ".join(words[at : at + SHINGLE]).encode() for at in range(len(words) - SHINGLE + 1)}
        if len(shingles) >= SHINGLE:
            found = MinHash(num_perm=_PERMUTATIONS, scheme=_SCHEME)
            found.update_batch(sorted(shingles))
            self._values[report.report_id] = found.hashvalues.astype(np.uint32)

    def alike(self, one: str, other: str) -> bool:
        """Whether the two reports run one text."""
        a, b = self._values.get(one), self._values.get(other)
        return a is not None and b is not None and float(np.mean(a == b)) >= ALIKE

    def bands(self) -> Iterator[list[str]]:
        """Groups of reports that share a band, and so probably a text."""
        blocks: dict[tuple[int, bytes], list[str]] = defaultdict(list)
        for report in sorted(self._values):
            for band in range(_BANDS):
                blocks[band, self._values[report][band * _ROWS : (band + 1) * _ROWS].tobytes()].append(report)
        return (held for held in blocks.values() if len(held) > 1)

    def groups(self, reports: Iterable[str]) -> Copies:
        """Which of these reports run one text. Chains count: a copy of a copy is a copy."""
        leader: dict[str, str] = {}
        for one in sorted(reports):
            leader[one] = one
            for other in [held for held in leader if held != one and self.alike(one, held)]:
                first, second = sorted((_leader(leader, one), _leader(leader, other)))
                leader[second] = first
        return {report: _leader(leader, report) for report in leader}


def _leader(leader: dict[str, str], report: str) -> str:
    while leader[report] != report:
        report = leader[report]
    return report

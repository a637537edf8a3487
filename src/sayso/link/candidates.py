"""Candidate pairs: happenings that share a key. Never all pairs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import floor

from sayso.link.copies import Texts
from sayso.link.happening import Happening
from sayso.link.kinship import clan

CELL_DEGREES = 1.0
"""The side of a cell of places. Four grids, shifted by half a side, put any two points nearer than half a side
(about 50 km) into one cell of at least one grid."""
LONGEST_WINDOW = 14
"""Days for which a happening is looked for; what may have been at any time in a longer span is found by its text."""
LARGEST_BLOCK = 400
"""Happenings that share a key, beyond which the key tells nothing and is left: 400 make 80,000 pairs, half a second."""

Key = tuple[str | int, ...]


def candidates(happenings: Sequence[Happening], texts: Texts) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `happenings`, the smaller first, each once, in order.

    Keys are type clan × day × (place cell | country and day, for what is known to a region only | a name), and the
    text that two reports run.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position, happening in enumerate(happenings):
        for key in _keys(happening):
            blocks[key].append(position)
    of_report: dict[str, list[int]] = defaultdict(list)
    for position, happening in enumerate(happenings):
        of_report[happening.report_id].append(position)
    for number, reports in enumerate(texts.bands()):
        blocks["text", number].extend(sorted(position for report in reports for position in of_report[report]))
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks, key=str):
        held = blocks.pop(key)
        if len(held) <= LARGEST_BLOCK:
            seen.update(pair for pair in combinations(held, 2) if _of_two_reports(happenings, pair))
    yield from sorted(seen)


def _of_two_reports(happenings: Sequence[Happening], pair: tuple[int, int]) -> bool:
    return happenings[pair[0]].report_id != happenings[pair[1]].report_id


def _keys(happening: Happening) -> set[Key]:
    kin = sorted({clan(type_) for type_ in happening.types})
    found: set[Key] = set()
    for clan_ in kin:
        for day in _window(happening):
            found.update((clan_, day, *place) for place in _places(happening))
            found.update((clan_, day, "name", name) for name in happening.names)
    return found


def _window(happening: Happening) -> range:
    when = happening.days
    if when is None or when.last - when.first > LONGEST_WINDOW:
        return range(0)
    return range(when.first, when.last + 1)


def _places(happening: Happening) -> Iterator[Key]:
    where = happening.spot
    if where is None:
        return
    if where.country and not where.fine:
        yield "country", where.country
    if where.lat is None or where.lon is None:
        yield "called", where.name[:4]
        return
    if where.fine:
        for shift in range(4):
            half_lat, half_lon = divmod(shift, 2)
            yield (
                "cell",
                shift,
                floor(where.lat / CELL_DEGREES + half_lat / 2),
                floor(where.lon / CELL_DEGREES + half_lon / 2),
            )
    if where.country and where.fine:
        yield "country", where.country

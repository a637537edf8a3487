"""Pairing the rows of a table with its columns, one to one, for the greatest sum."""

import math
from collections.abc import Sequence


def best_pairs(worth: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """The pairs (row, column) whose worth sums to the most; a pair that is worth nothing is left out.

    The method of Kuhn and Munkres with potentials, O(rows² · columns). Worth is never below zero.

    >>> best_pairs([[2, 1], [2, 0]])
    ((0, 1), (1, 0))
    """
    if not worth or not worth[0]:
        return ()
    if len(worth) > len(worth[0]):
        turned = [[row[column] for row in worth] for column in range(len(worth[0]))]
        return tuple(sorted((row, column) for column, row in best_pairs(turned)))
    taken = _rows_of_columns(worth)
    pairs = ((row, column) for column, row in enumerate(taken) if row is not None)
    return tuple(sorted(pair for pair in pairs if worth[pair[0]][pair[1]] > 0))


def _rows_of_columns(worth: Sequence[Sequence[float]]) -> list[int | None]:
    """For each column its row; every row has one. There are no more rows than columns."""
    columns = len(worth[0])
    of_rows, of_columns = [0.0] * len(worth), [0.0] * (columns + 1)
    taken: list[int | None] = [None] * (columns + 1)  # the last column is where a row waits for its own
    for row in range(len(worth)):
        taken[columns] = row
        at = columns
        slack, came_from, seen = [math.inf] * columns, [columns] * columns, [False] * (columns + 1)
        while (here := taken[at]) is not None:
            seen[at] = True
            least, nearest = math.inf, columns
            for column in range(columns):
                if seen[column]:
                    continue
                cost = -worth[here][column] - of_rows[here] - of_columns[column]
                if cost < slack[column]:
                    slack[column], came_from[column] = cost, at
                if slack[column] < least:
                    least, nearest = slack[column], column
            for column in range(columns + 1):
                holder = taken[column]
                if seen[column] and holder is not None:
                    of_rows[holder] += least
                    of_columns[column] -= least
                elif column < columns:
                    slack[column] -= least
            at = nearest
        while at != columns:
            taken[at] = taken[came_from[at]]
            at = came_from[at]
    return taken[:columns]

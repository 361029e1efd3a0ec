"""A hypercube heuristic, written for this comparison. It is not GHMITER.

pytauargus refuses the hypercube method, as GHMITER is an external program. This is its idea in two
dimensions: each hidden cell gets a rectangle of hidden cells around it, the cheapest in which it
can move by the minimum; the subtables of a hierarchy are protected in turns until nothing changes.
"""

from __future__ import annotations

from collections import Counter

import numpy

from loss.table import MINIMUM, TOTAL, Cell, is_small


def protect(table: Counter) -> tuple[set[Cell], int]:
    """Returns the hidden cells, and how many could not be protected."""
    places = {place for _, place, _ in table}
    departments = sorted(place for place in places if len(place) == 2)
    years = [TOTAL, *sorted({year for year, _, _ in table} - {TOTAL})]
    columns = [[TOTAL, *departments]]
    for department in departments:
        columns.append(
            [department, *sorted(p for p in places if len(p) == 5 and p[:2] == department)]
        )
    hidden = {cell for cell, records in table.items() if is_small(records)}
    done: set[tuple[int, Cell]] = set()
    failed = 0
    while True:
        before = len(hidden)
        for number, some in enumerate(columns):
            failed += _subtable(table, years, some, number, hidden, done)
        if len(hidden) == before:
            return hidden, failed


def _subtable(table, years, places, number, hidden, done) -> int:
    """Protects the hidden cells of a subtable that were not yet protected in it."""
    values = numpy.array([[table.get((y, p, TOTAL), 0) for p in places] for y in years], float)
    failed = 0
    while True:
        mask = numpy.array([[(y, p, TOTAL) in hidden for p in places] for y in years])
        todo = [
            (i, j)
            for i, j in zip(*numpy.nonzero(mask))
            if (number, (years[i], places[j], TOTAL)) not in done
        ]
        if not todo:
            return failed
        for i, j in todo:
            done.add((number, (years[i], places[j], TOTAL)))
            corners = _rectangle(values, mask, i, j)
            if corners is None:
                failed += 1
                continue
            for row, column in corners:
                mask[row, column] = True
                hidden.add((years[row], places[column], TOTAL))


def _rectangle(values, mask, i: int, j: int):
    """The cheapest rectangle around a cell in which it can move by the minimum."""
    beside = values[i][None, :]
    above = values[:, j][:, None]
    up = numpy.minimum(beside, above)
    down = numpy.minimum(values, values[i, j])
    usable = (values > 0) & (beside > 0) & (above > 0)
    usable[i, :] = usable[:, j] = False
    if not usable.any():
        return None
    cost = numpy.where(mask, 0, values)
    total = cost + cost[i][None, :] + cost[:, j][:, None]
    width = up + down
    wide = usable & (width >= MINIMUM)
    score = numpy.where(wide, total, numpy.inf)
    if not wide.any():
        score = numpy.where(usable, -width, numpy.inf)
    row, column = numpy.unravel_index(numpy.argmin(score), score.shape)
    return [(i, column), (row, j), (row, column)]

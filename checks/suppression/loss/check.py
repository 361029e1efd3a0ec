"""Audits the cells that a method hides, by the same rule for all methods."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy
from scipy import sparse

from audit import decide, system
from loss.table import MINIMUM, TOTAL, Cell


def narrow(table: Counter, hidden: set[Cell], all_years: bool) -> int:
    """How many hidden cells of a year are determined more narrowly than the minimum.

    The reader knows that each row has a record.

    Args:
        all_years: whether the totals over all years are shown, unless they are hidden.
    """
    outcomes = {outcome for _, _, outcome in table} - {TOTAL} or {TOTAL}
    rows = [cell for cell in table if cell[0] != TOTAL and len(cell[1]) == 5 and cell[2] == TOTAL]
    finest = [(year, town, outcome) for year, town, _ in rows for outcome in sorted(outcomes)]
    number = {cell: position for position, cell in enumerate(finest)}
    members: dict[Cell, list[int]] = defaultdict(list)
    for year, town, outcome in finest:
        for y in (year, TOTAL):
            for place in (town, town[:2], TOTAL):
                for o in {outcome, TOTAL}:
                    members[(y, place, o)].append(number[(year, town, outcome)])
    shown = [cell for cell in members if cell not in hidden and (all_years or cell[0] != TOTAL)]
    asked = [cell for cell in hidden if cell[0] != TOTAL]

    def matrix(cells) -> sparse.csr_matrix:
        lengths = [len(members[cell]) for cell in cells]
        columns = [unknown for cell in cells for unknown in members[cell]]
        places = numpy.repeat(numpy.arange(len(cells)), lengths)
        return sparse.csr_matrix(
            (numpy.ones(len(columns)), (places, columns)), (len(cells), len(finest))
        )

    built = system.System(
        finest,
        matrix(shown),
        numpy.array([float(table[cell]) for cell in shown]),
        matrix(rows),
        sparse.csr_matrix((0, len(finest))),
        matrix(asked),
        [system.Number("", "", " ".join(cell), "") for cell in asked],
        [],
    )
    outcome = decide.decide(built, MINIMUM)
    return len(outcome.violations) + len(outcome.undecided)

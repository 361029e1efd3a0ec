"""Snapshots without suppression: which cells changed, and whether the equations hold.

The audit's own equations are checked with them. An equation that the truth does not fulfil would
make every interval worthless.
"""

from __future__ import annotations

import numpy

from . import atoms
from .snapshot import FACT_NUMBERS, UNKNOWN, Snapshot
from .system import System


class WrongEquation(Exception):
    """The true numbers do not solve the system."""


def differences(before: Snapshot, after: Snapshot) -> set:
    """The finest cells whose content differs between two snapshots without suppression."""
    old, new = contents(before), contents(after)
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def contents(plain: Snapshot) -> dict[tuple, dict[str, int]]:
    """The numbers of each finest cell of a snapshot without suppression.

    A row that several cells share is the content of each of them: they change together.
    """
    cells = atoms.of(plain)
    facts = [
        table
        for table in plain.tables
        if not table.is_summary and set(table.dimensions) == set(cells.dimensions)
    ]
    found = {}
    for atom, key in enumerate(cells.keys):
        numbers = [
            {name: table.columns[name][cells.rows[table.name][atom]] for name in FACT_NUMBERS}
            for table in facts
        ]
        found[key] = min(numbers, key=lambda row: row["records"])
    return found


def check(system: System, truths: list[Snapshot]) -> None:
    """Raises an exception if the true numbers do not solve the system."""
    known = [contents(truth) for truth in truths]
    x = numpy.array([_value(unknown, known) for unknown in system.unknowns])
    wrong = numpy.flatnonzero(numpy.abs(system.equations @ x - system.right) > 1e-6)
    if len(wrong):
        raise WrongEquation(f"{len(wrong):,} of {len(system.right):,} equations are wrong")
    if numpy.any(system.presence @ x < 1) or numpy.any(system.growth @ x < 0):
        raise WrongEquation("an inequality is wrong")


def _value(unknown: tuple, known) -> float:
    """The true value. Cells that only summaries divide are whole in the label "unknown"."""
    measure, key, version = unknown
    cells = known[version]
    labels = len(next(iter(cells))[-1])
    if any(label != UNKNOWN for label in key[-1][labels:]):
        return 0.0
    return float(cells[key[:-1] + (key[-1][:labels],)][measure] or 0)

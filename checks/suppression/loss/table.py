"""The table that is compared: Colombia's victims by year, department and municipality."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pyarrow.parquet

MINIMUM = 5
TOTAL = "T"
Cell = tuple[str, str, str]


def count(file: Path, outcomes: bool) -> Counter:
    """Records by year, place and outcome, with all totals; the place is "05001", "05" or "T"."""
    table: Counter = Counter()
    with file.open(newline="") as rows:
        for row in csv.DictReader(rows):
            code = row["codigodanemunicipio"].zfill(5)
            for year in (row["ano"], TOTAL):
                for place in (code, code[:2], TOTAL):
                    for outcome in {row["estado"], TOTAL} if outcomes else {TOTAL}:
                        table[(year, place, outcome)] += 1
    return table


def is_small(records: int) -> bool:
    return 0 < records < MINIMUM


def unavoidable(table: Counter) -> set[Cell]:
    """Departments that any rule must hide whose reader knows that every row has a record.

    A department of S records in n rows tells a small one of its rows from the others to less than
    the minimum if S - n is less than the minimum.
    """
    hidden = set()
    for cell, records in table.items():
        year, place, outcome = cell
        if year == TOTAL or len(place) != 2 or outcome != TOTAL:
            continue
        towns = [
            count
            for (y, town, o), count in table.items()
            if y == year and o == TOTAL and len(town) == 5 and town[:2] == place
        ]
        if any(map(is_small, towns)) and records - len(towns) < MINIMUM:
            hidden.add(cell)
    return hidden


def published(snapshot: Path, table: Counter) -> set[Cell]:
    """The cells that a snapshot of Minetally hides, those of 0 records included."""
    columns = {"records": TOTAL, "injured": "Herido", "killed": "Muerto"}
    outcomes = {outcome for _, _, outcome in table}
    hidden = set()
    for level in ("country", "department", "municipality"):
        folder = snapshot / f"casualties_by_year_{level}"
        for file in folder.glob("*.parquet"):
            for row in pyarrow.parquet.read_table(file).to_pylist():
                place = TOTAL if level == "country" else row["region_code"]
                for column, outcome in columns.items():
                    cell = (row["period_key"], place, outcome)
                    if outcome in outcomes and row.get(column) is None:
                        hidden.add(cell)
    return hidden


def line(
    name: str, table: Counter, hidden: set[Cell], narrow: int, shown: int, seconds: float
) -> str:
    """A row of the comparison: hidden cells and the records in them, by level and outcome.

    Args:
        narrow: how many of the hidden cells the audit calls violations.
        shown: how many small cells are shown.
    """
    text = f"| {name} "
    for length in (2, 5):
        for outcome in (TOTAL, "Herido", "Muerto"):
            cells = [
                cell
                for cell in table
                if cell[0] != TOTAL and len(cell[1]) == length and cell[2] == outcome
            ]
            if cells:
                mine = [cell for cell in cells if cell in hidden]
                text += f"| {len(mine):,} / {sum(table[cell] for cell in mine):,} "
    return text + f"| {narrow:,} | {shown:,} | {seconds:.0f} |"


def missed(table: Counter, hidden: set[Cell]) -> int:
    """How many small cells of a year are shown."""
    return sum(
        is_small(records) and cell not in hidden and cell[0] != TOTAL
        for cell, records in table.items()
    )

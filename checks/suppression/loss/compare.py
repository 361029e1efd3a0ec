"""Compares what Minetally and tau-argus suppress in one hierarchical table.

The table is Colombia's register of victims, records by year, department and municipality. Every
year is a table of its own: Minetally publishes no sum over all years. tau-argus gets the same rule:
a count from 1 to 4 is unsafe, and must be able to be anything from 1 to the minimum and one more.
"""

from __future__ import annotations

import argparse
import collections
import csv
import tempfile
import time
from pathlib import Path

from pytauargus.engine import run_batch

MINIMUM = 5
TOTAL = "T"
METADATA = f"""<SEPARATOR> ";"
<SAFE> "S"
<UNSAFE> "U"
<PROTECT> "P"
year
<RECODEABLE>
<TOTCODE> "{TOTAL}"
region
<RECODEABLE>
<TOTCODE> "{TOTAL}"
<HIERARCHICAL>
<HIERCODELIST> "region.hrc"
<HIERLEADSTRING> "@"
records
<NUMERIC>
<DECIMALS> 0
people
<FREQUENCY>
weight
<NUMERIC> <COST>
<DECIMALS> 0
status
<STATUS>
low
<NUMERIC> <LOWERPL>
<DECIMALS> 0
high
<NUMERIC> <UPPERPL>
<DECIMALS> 0
"""
BATCH = """<OPENTABLEDATA> "table.tab"
<OPENMETADATA> "table.rda"
<SPECIFYTABLE> "year""region"|"records"||"weight"
<SAFETYRULE>
<READTABLE> 0
<SUPPRESS> {method}
<WRITETABLE> (1,5,SO+,"out.tab")
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("victims", type=Path)
    parser.add_argument("--limit", type=int, default=10, help="minutes for each subtable")
    arguments = parser.parse_args()
    cells = count(arguments.victims)
    for method in ("MOD(1,{limit},1,1,0)", "OPT(1,{limit})"):
        for cost in ("records", "cells"):
            for totals in (False, True):
                begin = time.monotonic()
                hidden = protect(cells, method.format(limit=arguments.limit), cost, totals)
                name = f"{method[:3]}, least {cost}" + (", rows known" if totals else "")
                report(name, cells, hidden, time.monotonic() - begin)


def count(file: Path) -> dict[str, collections.Counter]:
    """Records of each year by municipality."""
    cells: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    with file.open(newline="") as rows:
        for row in csv.DictReader(rows):
            cells[row["ano"]][row["codigodanemunicipio"].zfill(5)] += 1
    return cells


def protect(cells, method: str, cost: str, totals: bool) -> dict[str, set[str]]:
    """The codes that tau-argus hides in each year, municipalities and departments alike."""
    with tempfile.TemporaryDirectory() as folder:
        return _protect(cells, method, cost, totals, Path(folder))


def with_totals(cells) -> dict[tuple[str, str], int]:
    """The table with all its totals, those over all years included."""
    table: collections.Counter = collections.Counter()
    for year, towns in cells.items():
        for code, records in towns.items():
            for period in (year, TOTAL):
                for place in (code, code[:2], TOTAL):
                    table[(period, place)] += records
    return table


def _protect(cells, method: str, cost: str, totals: bool, folder: Path) -> dict[str, set[str]]:
    lines = []
    rows = with_totals({year: dict.fromkeys(towns, 1) for year, towns in cells.items()})
    for (year, place), records in with_totals(cells).items():
        spare = records - rows[(year, place)] if totals else records
        status, low, high = "S", 0, 0
        weight = records if cost == "records" else 1
        if 0 < records < MINIMUM:
            status, low = "U", spare if totals else records - 1
            high = max(0, MINIMUM - low)
        lines.append(f"{year};{place};{spare};1;{weight};{status};{low};{high}")
    (folder / "table.tab").write_text("\n".join(lines) + "\n")
    places = sorted({place for towns in cells.values() for place in towns})
    tree = ""
    for department in sorted({place[:2] for place in places}):
        tree += department + "\n"
        tree += "".join(f"@{place}\n" for place in places if place[:2] == department)
    (folder / "region.hrc").write_text(tree)
    (folder / "table.rda").write_text(METADATA)
    (folder / "batch.arb").write_text(BATCH.format(method=method))
    run_batch(str(folder / "batch.arb"))
    hidden: dict[str, set[str]] = collections.defaultdict(set)
    for line in (folder / "out.tab").read_text().splitlines():
        fields = [field.strip() for field in line.replace('"', "").split(";")]
        if fields[-3] in ("U", "M", "D", "B"):
            hidden[fields[0]].add(fields[1])
    return hidden


def report(name: str, cells, hidden, seconds: float) -> None:
    totals = {2: [0, 0, 0, 0], 5: [0, 0, 0, 0]}
    for year, towns in cells.items():
        departments: collections.Counter = collections.Counter()
        for code, records in towns.items():
            departments[code[:2]] += records
        for code, records in [*departments.items(), *towns.items()]:
            total = totals[len(code)]
            total[0] += 1
            if code in hidden[year]:
                total[1] += 1
                total[2] += records
            elif records < MINIMUM:
                total[3] += 1
    for level, name_of in ((2, "department"), (5, "municipality")):
        count_, number, records, missed = totals[level]
        print(
            f"{name:22} {name_of:13} {number:5,} of {count_:5,} cells,"
            f" {records:6,} records, small and shown {missed}, {seconds:.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()

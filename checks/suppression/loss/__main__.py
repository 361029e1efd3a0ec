"""Compares what Minetally and other methods hide. See ../README.md."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from loss import check, hypercube, table, tauargus


def main() -> None:
    """Prints a row of the comparison for each method."""
    parser = argparse.ArgumentParser(prog="checks/suppression/compare")
    parser.add_argument("victims", type=Path, help="Colombia's register of victims")
    parser.add_argument("snapshot", type=Path, help="what Minetally published of it")
    parser.add_argument("--outcomes", action="store_true", help="with killed and injured")
    parser.add_argument("--minutes", type=int, default=10, help="time for each subtable")
    arguments = parser.parse_args()
    cells = table.count(arguments.victims, arguments.outcomes)

    def report(name, protect, all_years=True):
        begin = time.monotonic()
        hidden = protect()
        seconds = time.monotonic() - begin
        narrow = check.narrow(cells, hidden, all_years)
        shown = table.missed(cells, hidden)
        print(table.line(name, cells, hidden, narrow, shown, seconds), flush=True)

    report("Minetally", lambda: table.published(arguments.snapshot, cells), all_years=False)
    if not arguments.outcomes:
        forced = table.unavoidable(cells)
        count = sum(cells[cell] for cell in forced)
        print(f"unavoidable: {len(forced):,} departments, {count:,} records")
        report("hypercube (own)", lambda: hypercube.protect(cells)[0])
        report("tau-argus, optimal", lambda: tauargus.protect(cells, f"OPT(1,{arguments.minutes})"))
    modular = f"MOD(1,{arguments.minutes},1,1,0)"
    report("tau-argus, modular", lambda: tauargus.protect(cells, modular))


if __name__ == "__main__":
    main()

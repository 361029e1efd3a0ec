"""Compares what Minetally and other methods hide. See ../README.md."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from loss import hypercube, table, tauargus


def main() -> None:
    """Prints a row of the comparison for each method."""
    parser = argparse.ArgumentParser(prog="checks/suppression/compare")
    parser.add_argument("victims", type=Path, help="Colombia's register of victims")
    parser.add_argument("snapshot", type=Path, help="what Minetally published of it")
    parser.add_argument("--outcomes", action="store_true", help="with killed and injured")
    parser.add_argument("--minutes", type=int, default=10, help="time for each subtable")
    arguments = parser.parse_args()
    cells = table.count(arguments.victims, arguments.outcomes)

    def report(name, protect):
        begin = time.monotonic()
        hidden = protect()
        print(table.line(name, cells, hidden, time.monotonic() - begin), flush=True)
        if shown := table.missed(cells, hidden):
            print(f"  {shown} small cells are shown")

    report("Minetally", lambda: table.published(arguments.snapshot, cells))
    if not arguments.outcomes:
        report("unavoidable", lambda: table.unavoidable(cells))
        report("hypercube (own)", lambda: hypercube.protect(cells)[0])
        report("tau-argus, optimal", lambda: tauargus.protect(cells, f"OPT(1,{arguments.minutes})"))
    modular = f"MOD(1,{arguments.minutes},1,1,0)"
    report("tau-argus, modular", lambda: tauargus.protect(cells, modular))


if __name__ == "__main__":
    main()

"""Protects the table with tau-argus, from the package pytauargus."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from pathlib import Path

from pytauargus.engine import run_batch

from loss.table import MINIMUM, TOTAL, Cell, is_small

VARIABLES = {
    "year": '<RECODEABLE>\n<TOTCODE> "T"\n',
    "region": '<RECODEABLE>\n<TOTCODE> "T"\n<HIERARCHICAL>\n<HIERCODELIST> "region.hrc"\n'
    '<HIERLEADSTRING> "@"\n',
    "outcome": '<RECODEABLE>\n<TOTCODE> "T"\n',
    "records": "<NUMERIC>\n<DECIMALS> 0\n",
    "weight": "<NUMERIC> <COST>\n<DECIMALS> 0\n",
    "status": "<STATUS>\n",
    "low": "<NUMERIC> <LOWERPL>\n<DECIMALS> 0\n",
    "high": "<NUMERIC> <UPPERPL>\n<DECIMALS> 0\n",
}


def protect(table: Counter, method: str) -> set[Cell]:
    """The cells that tau-argus hides at the least number of records.

    A count below the minimum is unsafe; it must be possible for it to be anything from 1 to one
    more than the minimum. tau-argus takes any hidden cell to be 0 or more.
    """
    with tempfile.TemporaryDirectory() as folder:
        return _protect(table, method, Path(folder))


def _protect(table: Counter, method: str, folder: Path) -> set[Cell]:
    names = ["year", "region", "outcome"]
    if len({outcome for _, _, outcome in table}) == 1:
        names.remove("outcome")
    lines = []
    for (year, place, outcome), records in table.items():
        unsafe = is_small(records)
        low, high = (records - 1, MINIMUM + 1 - records) if unsafe else (0, 0)
        keys = [year, place, outcome][: len(names)]
        status = "U" if unsafe else "S"
        lines.append(";".join(map(str, [*keys, records, records, status, low, high])))
    (folder / "table.tab").write_text("\n".join(lines) + "\n")
    (folder / "region.hrc").write_text(_tree(table))
    rda = '<SEPARATOR> ";"\n<SAFE> "S"\n<UNSAFE> "U"\n<PROTECT> "P"\n'
    for name, text in VARIABLES.items():
        if name != "outcome" or name in names:
            rda += f"{name}\n{text}"
    (folder / "table.rda").write_text(rda)
    keys = "".join(f'"{name}"' for name in names)
    (folder / "batch.arb").write_text(
        '<OPENTABLEDATA> "table.tab"\n<OPENMETADATA> "table.rda"\n'
        f'<SPECIFYTABLE> {keys}|"records"||"weight"\n<SAFETYRULE>\n<READTABLE> 0\n'
        f'<SUPPRESS> {method}\n<WRITETABLE> (1,5,SO+,"out.tab")\n'
    )
    # It leaves files of its own in the working directory.
    with contextlib.chdir(folder):
        run_batch(str(folder / "batch.arb"))
    hidden = set()
    for line in (folder / "out.tab").read_text().splitlines():
        fields = [field.strip() for field in line.replace('"', "").split(";")]
        if fields[-3] in ("U", "M", "D", "B"):
            cell = fields[: len(names)] + [TOTAL] * (3 - len(names))
            hidden.add(tuple(cell))
    return hidden


def _tree(table: Counter) -> str:
    places = {place for _, place, _ in table}
    text = ""
    for department in sorted(place for place in places if len(place) == 2):
        towns = sorted(p for p in places if len(p) == 5 and p[:2] == department)
        text += department + "\n" + "".join(f"@{town}\n" for town in towns)
    return text

"""Reads what a run published: tables, manifest and quality report. Nothing else is opened."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet

FACT = re.compile(r"casualties_by_(day|week|month|quarter|year)_(.+)")
SUMMARY = re.compile(r"summary_by_(day|week|month|quarter|year)_(.+)")
MEASURES = ("killed", "injured", "outcome_unknown")
FACT_NUMBERS = ("records", "victims") + MEASURES
KEYS = (
    "period_id",
    "region_id",
    "period_key",
    "period_start",
    "period_end",
    "axis_date",
    "region_code",
    "region_name",
    "region_label",
    "parent_code",
    "region_mode",
)
UNKNOWN = "unknown"
READ = {"manifest.json", "quality.json"}
WITHOUT_COUNTS = {"datapackage.json", "views.duckdb.sql", "views.trino.sql", "regions.geojson"}
FROM_THE_REST = {"report.html", "tables.xlsx"}


@dataclass(frozen=True)
class Period:
    """A period's key, its first and last day, and whether it is a bucket of imprecise dates."""

    key: str
    start: datetime.date
    end: datetime.date
    bucket: bool


@dataclass(frozen=True)
class Place:
    """A region's code and the code of the region above it, as a row gives them."""

    code: str
    parent: str | None


@dataclass
class Table:
    """One published table of people."""

    name: str
    is_summary: bool
    period_type: str
    level: str
    dimensions: tuple[str, ...]
    columns: dict[str, list]
    periods: list[Period]
    places: list[Place]

    def __len__(self) -> int:
        return len(self.places)

    def is_suppressed(self, row: int) -> bool:
        marks = self.columns.get("is_suppressed")
        # Up to format 2 of the manifest, the mark is a text.
        return marks is not None and marks[row] in (True, "yes")

    def key(self, row: int) -> str:
        parts = [self.columns["period_id"][row], self.columns["region_id"][row]]
        parts += [self.columns[dimension][row] for dimension in self.dimensions]
        return " ".join(parts)


@dataclass
class Snapshot:
    """Everything that one run published about people."""

    path: Path
    tables: list[Table]
    parents: dict[tuple[str, str], set[tuple[str, str]]]
    manifest: dict
    quality: dict
    others: dict[str, list[dict]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.path.name


def read(path: Path) -> Snapshot:
    """Reads a snapshot folder."""
    path = path.resolve()
    tables, others = [], {}
    for folder in sorted(entry for entry in path.iterdir() if entry.is_dir()):
        fact = FACT.fullmatch(folder.name)
        summary = SUMMARY.fullmatch(folder.name)
        if fact or summary:
            tables.append(_table(folder, fact or summary, bool(summary)))
        elif not folder.name.startswith(("detections_by_", "dim_region_geo")):
            others[folder.name] = _rows(folder)
    return Snapshot(
        path,
        tables,
        _parents(others),
        _json(path / "manifest.json"),
        _json(path / "quality.json"),
        others,
        _unread(path),
    )


def _unread(path: Path) -> list[str]:
    """Files that the audit does not know, and so cannot judge."""
    return sorted(
        str(file.relative_to(path))
        for file in path.rglob("*")
        if file.is_file()
        and file.name not in READ | WITHOUT_COUNTS | FROM_THE_REST
        and file.suffix != ".parquet"
        and file.parent.name != "csv"
        and not file.name.startswith(".")
    )


def _json(path: Path) -> dict:
    return json.loads(path.read_text()) if path.exists() else {}


def _columns(folder: Path) -> dict[str, list]:
    files = sorted(folder.glob("*.parquet"))
    columns: dict[str, list] = {}
    for file in files:
        for name, values in pyarrow.parquet.ParquetFile(file).read().to_pydict().items():
            columns.setdefault(name, []).extend(values)
    return columns


def _rows(folder: Path) -> list[dict]:
    columns = _columns(folder)
    return [dict(zip(columns, values)) for values in zip(*columns.values())]


def _table(folder: Path, match: re.Match, is_summary: bool) -> Table:
    columns = _columns(folder)
    numbers = FACT_NUMBERS + KEYS + ("is_suppressed",)
    dimensions = () if is_summary else tuple(c for c in columns if c not in numbers)
    periods = [
        Period(key, start or datetime.date.min, end or datetime.date.max, "X" in key)
        for key, start, end in zip(
            columns["period_key"], columns["period_start"], columns["period_end"]
        )
    ]
    places = [Place(*pair) for pair in zip(columns["region_code"], columns["parent_code"])]
    return Table(
        folder.name,
        is_summary,
        match.group(1),
        match.group(2),
        dimensions,
        columns,
        periods,
        places,
    )


def _parents(others: dict[str, list[dict]]) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """For each region, by level and code, the regions that were ever directly above it."""
    parents: dict[tuple[str, str], set[tuple[str, str]]] = {}
    above: dict[str, str] = {}
    for row in others.get("dim_region", []):
        if row.get("parent_id"):
            level, code = row["parent_id"].split(":", 1)
            above[row["region_level"]] = level
            parents.setdefault((row["region_level"], row["region_code"]), set()).add((level, code))
    for row in others.get("dim_region_history", []):
        level = above.get(row["region_level"])
        if level and row.get("parent_code"):
            pair = (row["region_level"], row["region_code"])
            parents.setdefault(pair, set()).add((level, row["parent_code"]))
    for level, higher in above.items():
        parents[(level, "")] = {(higher, "")}
    return parents

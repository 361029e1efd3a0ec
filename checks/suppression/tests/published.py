"""Writes folders that look published, from records and a rule that says what to hide."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyarrow
import pyarrow.parquet

MONTHS_BEFORE = 12
RATES = ("victims", "killed", "injured")


@dataclass(frozen=True)
class Record:
    """One person: the month of the event (0: only the year is known), the district, the outcome."""

    month: int
    district: str
    sex: str = "female"
    outcome: str = "injured"
    status: str = "unknown"
    year: int = 2021

    @property
    def region(self) -> str:
        return self.district.split("/")[0][:1]


def several(count: int, *arguments, **named) -> list[Record]:
    return [Record(*arguments, **named)] * count


def _period(record: Record, period_type: str):
    if period_type == "month" and record.month == 0:
        return (
            f"{record.year}-XX",
            datetime.date(record.year, 1, 1),
            datetime.date(record.year, 12, 31),
        )
    if period_type == "month":
        start = datetime.date(record.year, record.month, 1)
        after = datetime.date(record.year + record.month // 12, record.month % 12 + 1, 1)
        return f"{record.year}-{record.month:02}", start, after - datetime.timedelta(days=1)
    return str(record.year), datetime.date(record.year, 1, 1), datetime.date(record.year, 12, 31)


def _place(record: Record, level: str):
    if level == "district":
        return record.district, record.region
    return (record.region, "X") if level == "region" else ("X", None)


class Folder:
    """A snapshot that is being written."""

    def __init__(self, path: Path, hide, suppressed_column: bool = True):
        self.path = path
        self.hide = hide
        self.suppressed_column = suppressed_column
        path.mkdir(parents=True)
        self.districts: set[str] = set()

    def facts(self, records, period_type: str, level: str, dimensions=("sex",)) -> "Folder":
        """Writes a fact table."""
        name = f"casualties_by_{period_type}_{level}"
        groups = defaultdict(list)
        for record in records:
            labels = tuple(getattr(record, _attribute(d)) for d in dimensions)
            groups[(_period(record, period_type), _place(record, level), labels)].append(record)
        rows = []
        for (period, place, labels), members in sorted(groups.items(), key=str):
            row = _keys(period_type, level, period, place) | dict(zip(dimensions, labels))
            numbers = _numbers(members)
            rows.append(row | self._hidden(name, row, {k: numbers[k] for k in FACT}))
        return self._write(name, rows, records)

    def summary(self, records, period_type: str, level: str, population=None) -> "Folder":
        """Writes a summary table with its cumulative totals, changes and sums.

        Args:
            population: the inhabitants of every place; None: there are no rates.
        """
        name = f"summary_by_{period_type}_{level}"
        groups = defaultdict(list)
        for record in records:
            groups[(_period(record, period_type), _place(record, level))].append(record)
        sums = {key: _numbers(members) for key, members in groups.items()}
        first = min(period[1] for period, _ in sums if "X" not in period[0])
        rows = []
        for (period, place), numbers in sorted(sums.items(), key=str):
            row = _keys(period_type, level, period, place)
            mine = {p: n for (p, where), n in sums.items() if where == place}
            derived = _derived(period, numbers, mine, first)
            columns = {"casualty_records": numbers["records"]} | numbers | derived
            columns.pop("records")
            if population is not None:
                row["population"] = population
                columns |= {f"{m}_per_100000": numbers[m] * 100_000 / population for m in RATES}
            rows.append(row | self._hidden(name, row, columns) | {"detection_records": None})
        return self._write(name, rows, records)

    def metadata(self, manifest: dict | None = None, quality: dict | None = None) -> "Folder":
        """Writes the manifest and the quality report."""
        (self.path / "manifest.json").write_text(json.dumps(manifest or {}))
        (self.path / "quality.json").write_text(json.dumps(quality or {}))
        return self

    def regions(self) -> "Folder":
        """Writes dim_region."""
        rows = []
        for district in sorted(self.districts):
            region = district[:1]
            rows.append(("district", district, f"region:{region}"))
            rows.append(("region", region, "country:X"))
        table = {
            "region_level": [row[0] for row in rows],
            "region_code": [row[1] for row in rows],
            "parent_id": [row[2] for row in rows],
        }
        self._parquet("dim_region", pyarrow.table(table))
        return self

    def _hidden(self, name: str, row: dict, numbers: dict) -> dict:
        shown = {
            column: None if self.hide(name, row, column, value) else value
            for column, value in numbers.items()
        }
        is_suppressed = any(shown[column] is None for column, v in numbers.items() if v is not None)
        return shown | {"is_suppressed": is_suppressed}

    def _write(self, name: str, rows: list[dict], records) -> "Folder":
        self.districts |= {record.district for record in records}
        columns = {column: [row[column] for row in rows] for column in rows[0]}
        self._parquet(name, pyarrow.table(columns))
        return self

    def _parquet(self, name: str, table: pyarrow.Table) -> None:
        (self.path / name).mkdir(exist_ok=True)
        pyarrow.parquet.write_table(table, self.path / name / "part-00000-of-00001.parquet")


FACT = ("records", "victims", "killed", "injured", "outcome_unknown")


def _attribute(dimension: str) -> str:
    return "status" if dimension == "victim_status" else dimension


def _keys(period_type: str, level: str, period, place) -> dict:
    return {
        "period_id": f"{period_type}:{period[0]}",
        "region_id": f"{level}:{place[0]}",
        "period_key": period[0],
        "period_start": period[1],
        "period_end": period[2],
        "region_code": place[0],
        "region_name": place[0],
        "parent_code": place[1],
        "region_mode": "at-event",
    }


def _numbers(members: list[Record]) -> dict:
    killed = sum(record.outcome == "killed" for record in members)
    known = sum(record.status != "unknown" for record in members)
    civilians = sum(record.status == "civilian" for record in members)
    return {
        "records": len(members),
        "victims": len(members),
        "killed": killed,
        "injured": len(members) - killed,
        "outcome_unknown": 0,
        "outcome_known": len(members),
        "share_killed": killed / len(members),
        "civilians": civilians if known else None,
        "status_known": known,
        "civilian_share": civilians / known if known else None,
        "children": None,
        "age_known": 0,
        "child_share": None,
    }


def _derived(period, numbers, mine, first) -> dict:
    key, start, end = period
    so_far = [n for p, n in mine.items() if p[2] <= end]
    derived = {
        f"{m}_cumulative": sum(n[m] for n in so_far) for m in ("victims", "killed", "injured")
    }
    exact = {p[1]: n for p, n in mine.items() if "X" not in p[0]}
    length = (end - start).days
    before = start - datetime.timedelta(days=1)
    previous = datetime.date(before.year, before.month if length < 32 else 1, 1)
    for measure in ("victims", "killed"):
        known = "X" not in key
        for name, day in (("", previous), ("_on_year", start.replace(year=start.year - 1))):
            earlier = exact.get(day) if known else None
            derived[f"{measure}_change{name}"] = (
                numbers[measure] - earlier[measure] if earlier else None
            )
    begin = (end + datetime.timedelta(days=1)).replace(year=(end + datetime.timedelta(1)).year - 1)
    for measure in ("victims", "killed", "injured"):
        reaches = "X" not in key and first <= begin
        window = [n[measure] for p, n in mine.items() if "X" not in p[0] and begin <= p[1] <= end]
        derived[f"{measure}_12_months"] = sum(window) if reaches else None
    return derived

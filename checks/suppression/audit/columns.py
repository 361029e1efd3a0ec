"""The columns of published tables as sums of unknowns."""

from __future__ import annotations

import calendar
import datetime

import numpy
from scipy import sparse

from .snapshot import FACT_NUMBERS, MEASURES, UNKNOWN, Table

CUMULATIVE = ("victims", "killed", "injured")
CHANGES = ("victims", "killed")
TWELVE = ("victims", "killed", "injured")
STATUS = "victim_status"
AGE = "age_group"


def clean(matrix) -> sparse.csr_matrix:
    """The same matrix in rows, without zeros."""
    matrix = sparse.csr_matrix(matrix)
    matrix.eliminate_zeros()
    return matrix


class TableSums:
    """The columns of a table as sums of unknowns, a row of the matrix for each row."""

    def __init__(self, snapshot, table: Table):
        self.snapshot = snapshot
        self.table = table
        self.incidence = snapshot.incidence(table)
        self.cache: dict[str, sparse.csr_matrix] = {}

    def of(self, name: str) -> sparse.csr_matrix:
        if name not in self.cache:
            self.cache[name] = clean(self.incidence @ self._selection(name))
        return self.cache[name]

    def _selection(self, name: str) -> sparse.csr_matrix:
        snapshot = self.snapshot
        match name:
            case "casualty_records":
                return snapshot.selection("records")
            case "outcome_known":
                return snapshot.selection("killed") + snapshot.selection("injured")
            case "civilians":
                return snapshot.selection("victims", self._label(STATUS, "civilian".__eq__))
            case "status_known":
                return snapshot.selection("victims", self._label(STATUS, UNKNOWN.__ne__))
            case "children":
                return snapshot.selection("victims", self._label(AGE, "child".__eq__))
            case "age_known":
                return snapshot.selection("victims", self._label(AGE, UNKNOWN.__ne__))
            case _:
                return snapshot.selection(name)

    def _label(self, dimension: str, holds):
        atoms = self.snapshot.atoms
        if dimension not in atoms.dimensions:
            return lambda atom: False
        return lambda atom: holds(atoms.label(atom, dimension))

    def columns(self):
        if not self.table.is_summary:
            for name in FACT_NUMBERS:
                yield name, self.of(name)
            return
        plain = ("casualty_records", "victims") + MEASURES
        plain += ("outcome_known", "civilians", "status_known", "children", "age_known")
        for name in plain:
            yield name, self.of(name)
        for name in CUMULATIVE:
            yield name + "_cumulative", clean(self._so_far() @ self.of(name))
        for name in CHANGES:
            yield name + "_change", clean(self._less(_previous, name))
            yield name + "_change_on_year", clean(self._less(_year_before, name))
        if self.table.period_type in ("month", "quarter", "year"):
            for name in TWELVE:
                yield name + "_12_months", clean(self._twelve() @ self.of(name))

    def _regions(self) -> dict[str, list[int]]:
        regions: dict[str, list[int]] = {}
        for row, region in enumerate(self.table.columns["region_id"]):
            regions.setdefault(region, []).append(row)
        return regions

    def _matrix(self, pairs) -> sparse.csr_matrix:
        size = len(self.table)
        rows, columns = zip(*pairs) if pairs else ((), ())
        return sparse.csr_matrix((numpy.ones(len(rows)), (rows, columns)), (size, size))

    def _so_far(self) -> sparse.csr_matrix:
        periods = self.table.periods
        ends = [period.end for period in periods]
        # By month, quarter and year, buckets have no running figures.
        carried = self.table.period_type in ("month", "quarter", "year")
        pairs = []
        for rows in self._regions().values():
            for row in rows:
                if ends[row] != datetime.date.max and not (carried and periods[row].bucket):
                    pairs += [(row, other) for other in rows if ends[other] <= ends[row]]
        return self._matrix(pairs)

    def _twelve(self) -> sparse.csr_matrix:
        periods = self.table.periods
        exact = [row for row, period in enumerate(periods) if not period.bucket]
        counted = numpy.diff(self.incidence.indptr) > 0
        first = min((periods[row].start for row in exact if counted[row]), default=None)
        pairs = []
        for rows in self._regions().values():
            rows = [row for row in rows if not periods[row].bucket]
            for row in rows:
                begin = _twelve_months_before(periods[row].end)
                if first is None or first > begin:
                    continue
                pairs += [
                    (row, other)
                    for other in rows
                    if begin <= periods[other].start and periods[other].end <= periods[row].end
                ]
        return self._matrix(pairs)

    def _less(self, before, name: str) -> sparse.csr_matrix:
        """The column less that of an earlier row; empty where there is no such row."""
        base = self.of(name)
        counted = numpy.diff(base.indptr) > 0
        at = {
            (region, period.start): row
            for row, (region, period) in enumerate(
                zip(self.table.columns["region_id"], self.table.periods)
            )
            if not period.bucket
        }
        pairs = []
        for (region, start), row in at.items():
            earlier = at.get((region, before(self.table.period_type, start)))
            if earlier is not None and counted[row] and counted[earlier]:
                pairs.append((row, earlier))
        size = len(self.table)
        keep = numpy.zeros(size)
        keep[[row for row, _ in pairs]] = 1
        return sparse.diags(keep) @ base - self._matrix(pairs) @ base


def _twelve_months_before(end: datetime.date) -> datetime.date:
    """The first day of the twelve months that end with this day."""
    after = end + datetime.timedelta(days=1)
    return datetime.date(after.year - 1, after.month, after.day)


def _previous(period_type: str, start: datetime.date) -> datetime.date | None:
    match period_type:
        case "day":
            return start - datetime.timedelta(days=1)
        case "week":
            return start - datetime.timedelta(days=7)
        case "month":
            return _months_before(start, 1)
        case "quarter":
            return _months_before(start, 3)
        case _:
            return _months_before(start, 12)


def _year_before(period_type: str, start: datetime.date) -> datetime.date | None:
    if period_type == "week":
        year, week, _ = start.isocalendar()
        try:
            return datetime.date.fromisocalendar(year - 1, week, 1)
        except ValueError:
            return None
    if start.day > calendar.monthrange(start.year - 1, start.month)[1]:
        return None
    return datetime.date(start.year - 1, start.month, start.day)


def _months_before(day: datetime.date, months: int) -> datetime.date:
    number = day.year * 12 + day.month - 1 - months
    return datetime.date(number // 12, number % 12 + 1, day.day)

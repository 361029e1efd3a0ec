"""The linear system that a reader can write down from everything published.

Unknowns are whole numbers of at least 0: the records and the measures of each finest cell of each
snapshot. Cells that did not change between snapshots share their unknowns.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, field
from fractions import Fraction

import numpy
from scipy import sparse

from . import atoms as finest
from . import metadata
from .snapshot import FACT_NUMBERS, MEASURES, UNKNOWN, Snapshot, Table

CUMULATIVE = ("victims", "killed", "injured")
CHANGES = ("victims", "killed")
TWELVE = ("victims", "killed", "injured")
ADDITIVE = ("records", "victims") + MEASURES
SHARES = {
    "share_killed": ("killed", "outcome_known", 1),
    "civilian_share": ("civilians", "status_known", 1),
    "child_share": ("children", "age_known", 1),
}
STATUS = "victim_status"
AGE = "age_group"
HIDDEN_LABELS = {STATUS: ("civilian", "other", UNKNOWN), AGE: ("child", "adult", UNKNOWN)}
HIDDEN_COLUMNS = {STATUS: ("civilians", "status_known"), AGE: ("children", "age_known")}


@dataclass(frozen=True)
class Knowledge:
    """What the reader knows in addition to what is published.

    Attributes:
        one_victim_per_record: a record is one person, so that victims = records.
        source_places: for each source the codes of the only regions that it reports, if known.
        unmatched_is_unknown: every record without a region is one whose name was not matched.
        minimum: the smallest count that may be shown.
    """

    one_victim_per_record: bool = False
    source_places: dict[str, frozenset[str]] = field(default_factory=dict)
    unmatched_is_unknown: bool = False
    minimum: int = 5


@dataclass(frozen=True)
class Number:
    """A suppressed number: where it would be."""

    snapshot: str
    table: str
    row: str
    column: str


@dataclass
class System:
    """Equations ``equations @ x == right``, ``presence @ x >= 1``, ``growth @ x >= 0``, x >= 0."""

    unknowns: list[tuple]
    equations: sparse.csr_matrix
    right: numpy.ndarray
    presence: sparse.csr_matrix
    growth: sparse.csr_matrix
    objectives: sparse.csr_matrix
    numbers: list[Number]
    findings: list[str]


def build(
    snapshots: list[Snapshot],
    knowledge: Knowledge,
    changed: list[set] | None = None,
    grows: bool = False,
) -> System:
    """Builds the system of one or several snapshots.

    Args:
        changed: for each snapshot but the first, the keys of the finest cells whose content differs
            from the previous snapshot. None: every cell may have changed.
        grows: changed cells have at least what they had in the previous snapshot.
    """
    parts = [_Snapshot(snapshot, knowledge) for snapshot in snapshots]
    index: dict[tuple, int] = {}
    versions: dict[tuple, int] = {}
    growth: list[tuple[int, int]] = []
    columns = []
    for number, part in enumerate(parts):
        if number and changed is not None:
            for key in changed[number - 1]:
                versions[key] = number
        ids = []
        for measure in part.measures:
            for key in part.atoms.keys:
                version = number if changed is None else versions.get(part.visible(key), 0)
                unknown = (measure, key, version)
                ids.append(index.setdefault(unknown, len(index)))
        columns.append(numpy.array(ids, dtype=int))
    if grows:
        growth = _growth(parts, versions, changed or [], index)
    return _assemble(parts, columns, index, growth)


def _growth(parts, versions, changed, index) -> list[tuple[int, int]]:
    """Pairs of unknowns (later, earlier) of which the later is at least the earlier."""
    pairs = []
    for measure, key, version in index:
        if version:
            earlier = [
                v for v in range(version) if (measure, key, v) in index
            ]
            if earlier:
                pairs.append((index[(measure, key, version)], index[(measure, key, max(earlier))]))
    return pairs


def _assemble(parts, columns, index, growth) -> System:
    size = len(index)

    def place(matrices):
        placed = []
        for matrix, ids in zip(matrices, columns):
            coo = matrix.tocoo()
            placed.append(
                sparse.coo_matrix((coo.data, (coo.row, ids[coo.col])), (coo.shape[0], size)).tocsr()
            )
        return sparse.vstack(placed, format="csr")

    rows = numpy.repeat(numpy.arange(len(growth)), 2)
    grow = sparse.csr_matrix(
        (
            numpy.tile([1.0, -1.0], len(growth)),
            (rows, numpy.array(growth, dtype=int).reshape(-1)),
        ),
        (len(growth), size),
    )
    return System(
        list(index),
        place([part.equations for part in parts]),
        numpy.concatenate([part.right for part in parts]),
        place([part.presence for part in parts]),
        grow,
        place([part.objectives for part in parts]),
        [number for part in parts for number in part.numbers],
        [finding for part in parts for finding in part.findings],
    )


class _Snapshot:
    """The system of one snapshot, over its own finest cells."""

    def __init__(self, snapshot: Snapshot, knowledge: Knowledge):
        self.snapshot = snapshot
        self.knowledge = knowledge
        self.atoms = finest.of(snapshot)
        self._split()
        count = len(self.atoms)
        self.reported = [m for m in MEASURES if self._is_reported(m)]
        one_each = knowledge.one_victim_per_record and self.reported
        self.measures = self.reported if one_each else ["records"] + self.reported
        self.width = count * len(self.measures)
        self.count = count
        self._equations: list[sparse.csr_matrix] = []
        self._right: list[numpy.ndarray] = []
        self._objectives: list[sparse.csr_matrix] = []
        self.numbers: list[Number] = []
        self.findings: list[str] = []
        for table in snapshot.tables:
            self._add_table(table)
        self._add_metadata()
        self.presence = self._presence()
        self.equations = self._stack(self._equations)
        self.right = numpy.concatenate(self._right) if self._right else numpy.zeros(0)
        self.objectives = self._stack(self._objectives)

    def _stack(self, matrices) -> sparse.csr_matrix:
        empty = sparse.csr_matrix((0, self.width))
        return sparse.vstack([empty] + matrices, format="csr")

    # What the unknowns are.

    def _split(self) -> None:
        """Divides cells by status and age where summaries tell them apart and tables do not."""
        self.labels = len(self.atoms.dimensions)
        for dimension, names in HIDDEN_COLUMNS.items():
            if dimension in self.atoms.dimensions or not self._summaries_tell(names):
                continue
            keys, rows = [], {name: [] for name in self.atoms.rows}
            for label in HIDDEN_LABELS[dimension]:
                for atom, key in enumerate(self.atoms.keys):
                    keys.append(key[:-1] + (key[-1] + (label,),))
                    for name, numbers in self.atoms.rows.items():
                        rows[name].append(numbers[atom])
            self.atoms = finest.Atoms(keys, rows, self.atoms.dimensions + (dimension,))

    def visible(self, key: tuple) -> tuple:
        """The key of the finest cell that tables show, of which this is a part."""
        return key[:-1] + (key[-1][: self.labels],)

    def _summaries_tell(self, names) -> bool:
        return any(
            value is not None
            for table in self.snapshot.tables
            if table.is_summary
            for name in names
            for value in table.columns.get(name, ())
        )

    def _is_reported(self, measure: str) -> bool:
        """Whether a measure is shown somewhere, or is NULL in suppressed rows only."""
        hidden = False
        for table in self.snapshot.tables:
            for row, value in enumerate(table.columns.get(measure, ())):
                if value is not None:
                    return True
                hidden |= table.is_suppressed(row)
                if not table.is_suppressed(row) and not table.is_summary:
                    return False
        return hidden

    def _selection(self, measure: str, where=None) -> sparse.csr_matrix:
        """A matrix (cells x unknowns) that picks a number of each cell."""
        weights = numpy.ones(self.count)
        if where is not None:
            weights = numpy.array([float(where(atom)) for atom in range(self.count)])
        if measure == "records":
            names = ["records"] if "records" in self.measures else self.measures
        elif measure == "victims":
            names = self.reported
        else:
            names = [measure] if measure in self.reported else []
        blocks = [
            sparse.diags(weights if name in names else numpy.zeros(self.count))
            for name in self.measures
        ]
        return sparse.csr_matrix(sparse.hstack(blocks)) if blocks else None

    def _incidence(self, table: Table) -> sparse.csr_matrix:
        rows = self.atoms.rows[table.name]
        return sparse.csr_matrix(
            (numpy.ones(self.count), (rows, numpy.arange(self.count))), (len(table), self.count)
        )

    # What the tables say.

    def _add_table(self, table: Table) -> None:
        if len(table) == 0:
            return
        sums = _TableSums(self, table)
        for column, matrix in sums.columns():
            self._add_column(table, column, matrix)
        if table.is_summary:
            self._add_ratios(table, sums)

    def _add_column(self, table: Table, column: str, matrix: sparse.csr_matrix) -> None:
        values = table.columns.get(column)
        if values is None:
            return
        matrix = _clean(matrix)
        has_unknowns = numpy.diff(matrix.indptr) > 0
        shown, right, hidden = [], [], []
        additive = column in ADDITIVE or column == "casualty_records"
        for row, value in enumerate(values):
            if value is not None:
                if has_unknowns[row] or value != 0:
                    shown.append(row)
                    right.append(float(value))
            elif table.is_suppressed(row):
                if has_unknowns[row] and not _is_of_none(table, column, row):
                    hidden.append(row)
            elif additive and has_unknowns[row]:
                shown.append(row)
                right.append(0.0)
        self._equations.append(matrix[shown])
        self._right.append(numpy.array(right))
        self._objectives.append(matrix[hidden])
        name = self.snapshot.name
        self.numbers += [Number(name, table.name, table.key(row), column) for row in hidden]

    def _add_ratios(self, table: Table, sums: "_TableSums") -> None:
        """A share that is shown is an equation between its numerator and its denominator."""
        for column, (above, below, _) in SHARES.items():
            self._add_ratio(table, column, sums.of(above), sums.of(below))
        items = table.columns.get("items")
        rates = table.columns.get("casualties_per_1000_items")
        for row, rate in enumerate(rates or ()):
            if rate is not None and items[row]:
                victims = round(rate * items[row] / 1000)
                self._equations.append(_clean(sums.of("victims")[row]))
                self._right.append(numpy.array([float(victims)]))

    def _add_ratio(self, table, column, above, below) -> None:
        for row, share in enumerate(table.columns.get(column, ())):
            if share is None:
                continue
            fraction = Fraction(share).limit_denominator(100_000)
            difference = above[row] * fraction.denominator - below[row] * fraction.numerator
            difference = _clean(difference)
            if difference.nnz:
                self._equations.append(difference)
                self._right.append(numpy.zeros(1))

    # What the manifest and the quality report say.

    def _add_metadata(self) -> None:
        facts, self.findings = metadata.read(self.snapshot, self.atoms, self.knowledge)
        for fact in facts:
            cells = numpy.fromiter(fact.atoms, dtype=int)
            row = sparse.csr_matrix(
                (numpy.ones(len(cells)), (numpy.zeros(len(cells), dtype=int), cells)),
                (1, self.count),
            )
            self._equations.append(_clean(row @ self._selection(fact.measure)))
            self._right.append(numpy.array([float(fact.value)]))

    # A row that is there has at least one record.

    def _presence(self) -> sparse.csr_matrix:
        records = self._selection("records")
        present: set[int] = set()
        rows = []
        tables = [t for t in self.snapshot.tables if not t.is_summary] or self.snapshot.tables
        groups = []
        for table in tables:
            members: dict[int, list[int]] = {}
            for atom, row in enumerate(self.atoms.rows[table.name]):
                if not table.is_summary or table.columns["detection_records"][row] is None:
                    members.setdefault(row, []).append(atom)
            groups += members.values()
        for group in sorted(groups, key=len):
            if present.isdisjoint(group):
                if len(group) == 1:
                    present.add(group[0])
                rows.append(group)
        pick = sparse.csr_matrix(
            (
                numpy.ones(sum(map(len, rows))),
                (
                    numpy.repeat(numpy.arange(len(rows)), [len(r) for r in rows]),
                    numpy.array([a for row in rows for a in row], dtype=int),
                ),
            ),
            (len(rows), self.count),
        )
        return sparse.csr_matrix(pick @ records)


def _is_of_none(table: Table, column: str, row: int) -> bool:
    """Whether a number is NULL because its denominator is 0, and not because it is suppressed."""
    below = {"civilians": "status_known", "children": "age_known"}.get(column)
    return below is not None and table.columns[below][row] == 0


def _clean(matrix) -> sparse.csr_matrix:
    matrix = sparse.csr_matrix(matrix)
    matrix.eliminate_zeros()
    return matrix


class _TableSums:
    """The columns of a table as sums of unknowns, a row of the matrix for each row."""

    def __init__(self, snapshot: _Snapshot, table: Table):
        self.snapshot = snapshot
        self.table = table
        self.incidence = snapshot._incidence(table)
        self.cache: dict[str, sparse.csr_matrix] = {}

    def of(self, name: str) -> sparse.csr_matrix:
        if name not in self.cache:
            self.cache[name] = _clean(self.incidence @ self._selection(name))
        return self.cache[name]

    def _selection(self, name: str) -> sparse.csr_matrix:
        snapshot = self.snapshot
        match name:
            case "casualty_records":
                return snapshot._selection("records")
            case "outcome_known":
                return snapshot._selection("killed") + snapshot._selection("injured")
            case "civilians":
                return snapshot._selection("victims", self._label(STATUS, "civilian".__eq__))
            case "status_known":
                return snapshot._selection("victims", self._label(STATUS, UNKNOWN.__ne__))
            case "children":
                return snapshot._selection("victims", self._label(AGE, "child".__eq__))
            case "age_known":
                return snapshot._selection("victims", self._label(AGE, UNKNOWN.__ne__))
            case _:
                return snapshot._selection(name)

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
            yield name + "_cumulative", _clean(self._so_far() @ self.of(name))
        for name in CHANGES:
            yield name + "_change", _clean(self._less(_previous, name))
            yield name + "_change_on_year", _clean(self._less(_year_before, name))
        if self.table.period_type in ("month", "quarter", "year"):
            for name in TWELVE:
                yield name + "_12_months", _clean(self._twelve() @ self.of(name))

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
        ends = [period.end for period in self.table.periods]
        pairs = []
        for rows in self._regions().values():
            for row in rows:
                if ends[row] != datetime.date.max:
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

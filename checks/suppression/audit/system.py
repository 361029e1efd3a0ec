"""The linear system that a reader can write down from everything published.

Unknowns are whole numbers of at least 0: the records and the measures of each finest cell of each
snapshot. Cells that did not change between snapshots share their unknowns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

import numpy
from scipy import sparse

from . import atoms as finest
from . import metadata
from .columns import AGE, STATUS, TableSums, clean
from .snapshot import MEASURES, UNKNOWN, Snapshot, Table

ADDITIVE = ("records", "victims") + MEASURES
SHARES = {
    "share_killed": ("killed", "outcome_known"),
    "civilian_share": ("civilians", "status_known"),
    "child_share": ("children", "age_known"),
}
RATES = ("victims", "killed", "injured")
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
            earlier = [v for v in range(version) if (measure, key, v) in index]
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

    def selection(self, measure: str, where=None) -> sparse.csr_matrix:
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

    def incidence(self, table: Table) -> sparse.csr_matrix:
        """A matrix (rows x cells) that says which row each cell is in."""
        rows = self.atoms.rows[table.name]
        return sparse.csr_matrix(
            (numpy.ones(self.count), (rows, numpy.arange(self.count))), (len(table), self.count)
        )

    # What the tables say.

    def _add_table(self, table: Table) -> None:
        if len(table) == 0:
            return
        sums = TableSums(self, table)
        for column, matrix in sums.columns():
            self._add_column(table, column, matrix)
        if table.is_summary:
            self._add_ratios(table, sums)

    def _add_column(self, table: Table, column: str, matrix: sparse.csr_matrix) -> None:
        values = table.columns.get(column)
        if values is None:
            return
        matrix = clean(matrix)
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

    def _add_ratios(self, table: Table, sums: TableSums) -> None:
        """A share or rate that is shown is an equation between its numerator and its denominator."""
        for column, (above, below) in SHARES.items():
            self._add_ratio(table, column, sums.of(above), sums.of(below))
        items = table.columns.get("items")
        rates = table.columns.get("casualties_per_1000_items")
        for row, rate in enumerate(rates or ()):
            if rate is not None and items[row]:
                self._add_numerator(sums, "victims", row, rate * items[row] / 1000)
        population = table.columns.get("population")
        for measure in RATES:
            for row, rate in enumerate(table.columns.get(f"{measure}_per_100000", ())):
                if rate is not None and population[row]:
                    self._add_numerator(sums, measure, row, rate * population[row] / 100_000)

    def _add_numerator(self, sums: TableSums, measure: str, row: int, people: float) -> None:
        """A rate whose denominator is known is an equation for its numerator."""
        self._equations.append(clean(sums.of(measure)[row]))
        self._right.append(numpy.array([float(round(people))]))

    def _add_ratio(self, table, column, above, below) -> None:
        for row, share in enumerate(table.columns.get(column, ())):
            if share is None:
                continue
            fraction = Fraction(share).limit_denominator(100_000)
            difference = above[row] * fraction.denominator - below[row] * fraction.numerator
            difference = clean(difference)
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
            self._equations.append(clean(row @ self.selection(fact.measure)))
            self._right.append(numpy.array([float(fact.value)]))

    # A row that is there has at least one record.

    def _presence(self) -> sparse.csr_matrix:
        records = self.selection("records")
        present: set[int] = set()
        rows = []
        tables = [t for t in self.snapshot.tables if not t.is_summary] or self.snapshot.tables
        groups = []
        for table in tables:
            members: dict[int, list[int]] = {}
            for atom, row in enumerate(self.atoms.rows[table.name]):
                # A summary also has rows without records, which only carry running figures.
                if not table.is_summary or table.columns["casualty_records"][row] is not None:
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

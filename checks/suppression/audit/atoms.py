"""The finest cells: the common refinement of the keys of all published tables.

A finest cell ("atom") has one row in every table. It is written as one row number per table.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass

from .snapshot import UNKNOWN, Period, Place, Snapshot, Table

COARSENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4}


@dataclass
class Atoms:
    """The finest cells of a snapshot."""

    keys: list[tuple]
    rows: dict[str, list[int]]
    dimensions: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def label(self, atom: int, dimension: str) -> str:
        return self.keys[atom][-1][self.dimensions.index(dimension)]


def of(snapshot: Snapshot) -> Atoms:
    """Joins all tables on what their keys share."""
    tables = sorted(
        snapshot.tables,
        key=lambda t: (t.is_summary, -len(t.dimensions), COARSENESS[t.period_type], -len(t)),
    )
    join = _Join(snapshot)
    for table in tables:
        join.add(table)
    return join.atoms()


class _Partial:
    """A cell of the tables joined so far."""

    __slots__ = ("periods", "places", "labels", "rows")

    def __init__(self, periods: dict, places: dict, labels: dict, rows: dict):
        self.periods = periods
        self.places = places
        self.labels = labels
        self.rows = rows


class _Join:
    def __init__(self, snapshot: Snapshot):
        self.parents = snapshot.parents
        self.partials = [_Partial({}, {}, {}, {})]
        self.types: set[str] = set()
        self.levels: set[str] = set()
        self.dimensions: list[str] = []
        self.known: dict = {}

    def add(self, table: Table) -> None:
        shared = [d for d in table.dimensions if d in self.dimensions]
        same_type = table.period_type in self.types
        same_level = table.level in self.levels
        index = defaultdict(list)
        for row in range(len(table)):
            key = tuple(table.columns[d][row] for d in shared)
            key += (table.periods[row].key if same_type else "",)
            key += (_place_key(table, row) if same_level else "",)
            index[key].append(row)
        joined = []
        for partial in self.partials:
            key = tuple(partial.labels[d] for d in shared)
            key += (partial.periods[table.period_type].key if same_type else "",)
            key += (_known_place(partial, table) if same_level else "",)
            for row in index.get(key, ()):
                if self._fits(partial, table, row, same_type, same_level):
                    joined.append(_extend(partial, table, row))
        self.partials = joined
        self.types.add(table.period_type)
        self.levels.add(table.level)
        self.dimensions += [d for d in table.dimensions if d not in self.dimensions]

    def _fits(self, partial, table, row, same_type, same_level) -> bool:
        if not same_type and not self._periods_fit(partial, table, row):
            return False
        return same_level or all(
            self._places_fit(level, place, table.level, table.places[row])
            for level, place in partial.places.items()
        )

    def _periods_fit(self, partial: _Partial, table: Table, row: int) -> bool:
        all_periods = dict(partial.periods)
        all_periods[table.period_type] = table.periods[row]
        key = tuple(sorted((name, period.key) for name, period in all_periods.items()))
        if key not in self.known:
            self.known[key] = periods_fit(all_periods)
        return self.known[key]

    def _places_fit(self, level: str, place: Place, other_level: str, other: Place) -> bool:
        if self._is_above(other_level, level):
            return other.code in self.ancestors(level, place, other_level)
        if self._is_above(level, other_level):
            return place.code in self.ancestors(other_level, other, level)
        return True

    def _is_above(self, high: str, low: str) -> bool:
        while (low, "") in self.parents:
            low = next(iter(self.parents[(low, "")]))[0]
            if low == high:
                return True
        return False

    def ancestors(self, level: str, place: Place, high: str) -> set[str]:
        """The codes that a place can have at a higher level."""
        key = (level, place, high)
        if key not in self.known:
            self.known[key] = self._climb(level, place, high)
        return self.known[key]

    def _climb(self, level: str, place: Place, high: str) -> set[str]:
        (level,) = [name for name, _ in self.parents[(level, "")]]
        codes = {place.parent or UNKNOWN}
        while level != high:
            higher = set()
            for code in codes:
                higher |= self._above(level, code)
            (level,) = [name for name, _ in self.parents[(level, "")]]
            codes = higher
        return codes

    def _above(self, level: str, code: str) -> set[str]:
        above = self.parents.get((level, code))
        if above:
            return {parent for _, parent in above}
        if code.endswith("/" + UNKNOWN):
            base = code[: -len("/" + UNKNOWN)]
            return {base, code}
        return {UNKNOWN}

    def atoms(self) -> Atoms:
        dimensions = tuple(self.dimensions)
        rows = {name: [] for name in (self.partials[0].rows if self.partials else {})}
        keys = []
        for partial in self.partials:
            keys.append(
                (
                    tuple(sorted((t, p.key) for t, p in partial.periods.items())),
                    tuple(
                        sorted(
                            (level, p.code, p.parent or "") for level, p in partial.places.items()
                        )
                    ),
                    tuple(partial.labels[d] for d in dimensions),
                )
            )
            for name, row in partial.rows.items():
                rows[name].append(row)
        return Atoms(keys, rows, dimensions)


def _place_key(table: Table, row: int):
    place = table.places[row]
    return place.code if table.is_summary else (place.code, place.parent)


def _known_place(partial: _Partial, table: Table):
    place = partial.places[table.level]
    return place.code if table.is_summary else (place.code, place.parent)


def _extend(partial: _Partial, table: Table, row: int) -> _Partial:
    places = partial.places
    if table.level not in places:
        places = {**places, table.level: table.places[row]}
    return _Partial(
        {**partial.periods, table.period_type: table.periods[row]},
        places,
        {**partial.labels, **{d: table.columns[d][row] for d in table.dimensions}},
        {**partial.rows, table.name: row},
    )


def periods_fit(periods: dict[str, Period]) -> bool:
    """Whether some interval of days has these keys, one per type of period.

    The interval lies in all periods and in no single period of a type of which it has a bucket.
    """
    start = max(period.start for period in periods.values())
    end = min(period.end for period in periods.values())
    if start > end:
        return False
    return not any(period.bucket and _in_one(name, start, end) for name, period in periods.items())


def _in_one(period_type: str, start: datetime.date, end: datetime.date) -> bool:
    return _number(period_type, start) == _number(period_type, end)


def _number(period_type: str, day: datetime.date):
    match period_type:
        case "day":
            return day
        case "week":
            return day.isocalendar()[:2]
        case "month":
            return day.year, day.month
        case "quarter":
            return day.year, (day.month - 1) // 3
        case _:
            return day.year

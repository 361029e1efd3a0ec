"""The tables of a published output, as datapackage.json declares them."""

import dataclasses
import json
import pathlib
import re
import sys

import duckdb

from metrics import metrics, words

# The columns that the joined views add, and where they are described.
ADDED = {
    "period_type": ("dim_period", "period_type"),
    "period_precision": ("dim_period", "precision"),
    "period_is_partial": ("dim_period", "is_partial"),
    "period_is_provisional": ("dim_period", "is_provisional"),
    "region_level": ("dim_region", "region_level"),
    "present_parent_code": ("dim_region", "parent_code"),
    "present_parent_name": ("dim_region", "region_name"),
}
TYPES = {
    "string": "VARCHAR",
    "date": "DATE",
    "boolean": "BOOLEAN",
    "integer": "BIGINT",
    "number": "DOUBLE",
}
MARKED = "The period in words. Partial and provisional periods and unknown dates are marked."
FACTS = re.compile(r"(casualties|detections|incidents|summary)_by_([a-z]+)_(.+)")
PERIODS = ["day", "week", "month", "quarter", "year"]

# Text for people: 2024 (partial); 2019, month not known; date not known.
PERIOD_LABEL = """CASE
  WHEN period_precision = 'unknown' THEN 'date not known'
  WHEN period_precision = 'year_only' THEN left(period_key, 4) || ', month not known'
  WHEN period_precision = 'month_only' THEN left(period_key, 7) || ', day not known'
  WHEN period_is_partial THEN period_key || ' (partial)'
  WHEN period_is_provisional THEN period_key || ' (provisional)'
  ELSE period_key
END"""
YEAR_LABEL = """CASE
  WHEN period_precision = 'unknown' THEN 'date not known'
  ELSE left(period_key, 4)
END"""
# Units that say nothing next to the column's name.
SILENT = {"as measure says", "number", "records", "share", "year", "days"}


@dataclasses.dataclass(frozen=True)
class Column:
    name: str
    label: str
    type: str
    description: str
    expression: str | None = None
    is_number: bool = False


class Table:
    """One table, or its joined view if it has periods and regions."""

    def __init__(self, resource, resources):
        self.name = resource["name"]
        self.description = resource["description"]
        self.fields = {field["name"]: field for field in resource["schema"]["fields"]}
        match = FACTS.fullmatch(self.name)
        self.dataset, self.period, self.level = match.groups() if match else (None, None, None)
        self.view = f"{self.name}_joined" if match else self.name
        self.is_certified = bool(match) or self.name.startswith("dim_")
        self._resources = resources

    def has(self, column):
        return column in self.fields

    def dimensions(self):
        """Returns the columns with closed vocabularies that break figures down."""
        return [
            name
            for name, field in self.fields.items()
            if self.dataset and "enum" in field.get("constraints", {})
        ]

    def columns(self):
        columns = [self._declared(field) for field in self.fields.values()]
        if self.dataset:
            columns += [self._added(name, *origin) for name, origin in ADDED.items()]
            columns += [
                Column("period_label", "Period", "VARCHAR", MARKED, PERIOD_LABEL),
                Column("year_label", "Year", "VARCHAR", "The year of the period.", YEAR_LABEL),
            ]
            columns += [self._label(name) for name in self._texts()]
        return columns

    def _texts(self):
        return [*self.dimensions(), *(name for name in ["event_type"] if self.has(name))]

    def _declared(self, field):
        unit = field.get("unit")
        description = field["description"] + (f" Unit: {unit}." if unit else "")
        silent = not unit or unit in SILENT or " per " in unit
        label = words(field["name"]) + ("" if silent else f" ({unit})")
        return Column(
            field["name"], label, TYPES[field["type"]], description, None, unit is not None
        )

    def _added(self, name, table, column):
        fields = self._resources[table]["schema"]["fields"]
        field = next(field for field in fields if field["name"] == column)
        return Column(name, words(name), TYPES[field["type"]], field["description"])

    def _label(self, name):
        expression = (
            f"upper(left({name}, 1)) || replace(replace(substring({name}, 2), '_', ' '), 'nti ', 'nti-')"
        )
        description = self.fields[name]["description"]
        return Column(f"{name}_label", words(name), "VARCHAR", description, expression)

    def metrics(self):
        return metrics(self.fields, bool(self.dataset))


class Package:
    """A published output."""

    def __init__(self, output, descriptor, levels, regions):
        self.output = output
        self.folder = output / "current"
        self.name = descriptor["name"]
        self.title = descriptor["title"]
        self.levels = levels
        self.regions = regions
        resources = {
            resource["name"]: resource
            for resource in descriptor["resources"]
            if resource["format"] == "parquet" and resource["name"] != "dim_region_geo"
        }
        self.tables = [Table(resource, resources) for resource in resources.values()]

    def table(self, name):
        return next((table for table in self.tables if table.name == name), None)

    def has_rows(self, table, condition):
        """Returns whether any row of the table meets a condition."""
        path = self.folder / table.name / "*.parquet"
        sql = f"SELECT count(*) > 0 FROM read_parquet($path) WHERE {condition}"
        return duckdb.execute(sql, {"path": str(path)}).fetchone()[0]

    def has_several(self, level):
        """Returns whether a level has several regions, unknown places not counted."""
        path = self.folder / "dim_region" / "*.parquet"
        sql = (
            "SELECT count(*) > 1 FROM read_parquet($path) WHERE region_level = $level"
            " AND region_code <> 'unknown' AND NOT ends_with(region_code, '/unknown')"
        )
        return duckdb.execute(sql, {"path": str(path), "level": level}).fetchone()[0]

    def reports(self, table, measure):
        return table.has(measure) and self.has_rows(table, f"{measure} IS NOT NULL")

    def facts(self, dataset, period=None):
        """Returns the tables of a dataset, from the highest level to the lowest.

        Without a period, those of the longest period.
        """
        found = [table for table in self.tables if table.dataset == dataset]
        if not found:
            return []
        period = period or max((table.period for table in found), key=PERIODS.index)
        found = [table for table in found if table.period == period]
        return sorted(found, key=lambda table: self.levels.index(table.level))


def levels(folder):
    """Returns the levels of regions, the highest first."""
    pairs = duckdb.execute(
        "SELECT DISTINCT r.region_level, up.region_level FROM read_parquet($path) AS r"
        " LEFT JOIN read_parquet($path) AS up ON up.region_id = r.parent_id",
        {"path": str(folder / "dim_region" / "*.parquet")},
    ).fetchall()
    above = {}
    for level, parent in pairs:
        above.setdefault(level, set())
        if parent and parent != level:
            above[level].add(parent)

    def depth(level):
        return 1 + max((depth(parent) for parent in above[level]), default=0)

    return sorted(above, key=lambda level: (depth(level), level))


def regions(folder):
    """Returns the number of regions of each level, unknown places included."""
    return dict(
        duckdb.execute(
            "SELECT region_level, COUNT(*) FROM read_parquet($path) GROUP BY 1",
            {"path": str(folder / "dim_region" / "*.parquet")},
        ).fetchall()
    )


def read(output):
    output = pathlib.Path(output).absolute()
    path = output / "current" / "datapackage.json"
    if not path.is_file():
        sys.exit(f"{path}: not found. Name the output folder of a job that has published.")
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    folder = path.parent
    return Package(output, descriptor, levels(folder), regions(folder))

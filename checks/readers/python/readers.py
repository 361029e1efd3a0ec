"""Reads published tables with pyarrow, pandas, polars and DuckDB, and compares the answers.

See docs/evidence/readers.md.
"""

import datetime
import decimal
import math
import sys
import time

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.compute
import pyarrow.dataset

import publishing

# The types in which a reader must return the declared ones.
ARROW = {
    "string": pyarrow.string(),
    "date": pyarrow.date32(),
    "boolean": pyarrow.bool_(),
    "integer": pyarrow.int64(),
    "number": {pyarrow.decimal128(18, 4), pyarrow.float64()},
    "any": pyarrow.binary(),
}
POLARS = {
    "string": polars.String,
    "date": polars.Date,
    "boolean": polars.Boolean,
    "integer": polars.Int64,
    "number": {polars.Decimal(18, 4), polars.Float64},
    "any": polars.Binary,
}
PANDAS = {
    "string": "string[pyarrow]",
    "date": "date32[day][pyarrow]",
    "boolean": "bool[pyarrow]",
    "integer": "int64[pyarrow]",
    "number": {"decimal128(18, 4)[pyarrow]", "double[pyarrow]"},
    "any": "binary[pyarrow]",
}
DUCKDB = {
    "string": "VARCHAR",
    "date": "DATE",
    "boolean": "BOOLEAN",
    "integer": "BIGINT",
    "number": {"DECIMAL(18,4)", "DOUBLE"},
    "any": "GEOMETRY",
}


def expect_type(found, allowed, where):
    allowed = allowed if isinstance(allowed, set) else {allowed}
    assert found in allowed, f"{where}: {found}, not one of {allowed}"


class PyArrow:
    name, version = "pyarrow", pyarrow.__version__

    def __init__(self, folder, tables):
        self._tables = {}
        for name, fields in tables.items():
            table = pyarrow.dataset.dataset(folder / name, format="parquet").to_table()
            for column, field in fields.items():
                expect_type(table.schema.field(column).type, ARROW[field["type"]], column)
            self._tables[name] = table

    def rows(self, table):
        return self._tables[table].num_rows

    def nulls(self, table, column):
        return self._tables[table][column].null_count

    def total(self, table, column):
        values = self._tables[table][column].drop_null()
        if pyarrow.types.is_floating(values.type):
            return math.fsum(values.to_pylist()) if len(values) else None
        return pyarrow.compute.sum(values).as_py()

    def extremes(self, table, column):
        found = pyarrow.compute.min_max(self._tables[table][column]).as_py()
        return found["min"], found["max"]

    def unknown(self, table):
        found = self._tables[table]
        place = pyarrow.compute.match_substring_regex(found["region_code"], "(^|/)unknown$")
        time_ = pyarrow.compute.is_null(found["axis_date"])
        return pyarrow.compute.sum(place).as_py(), pyarrow.compute.sum(time_).as_py()

    def joined(self, table):
        found = self._tables[table]
        for key in ["period", "region"]:
            right = self._tables[f"dim_{key}"].select([f"{key}_id"])
            found = found.join(right, keys=f"{key}_id", join_type="inner")
        return found.num_rows


class Pandas:
    name, version = "pandas", pandas.__version__

    def __init__(self, folder, tables):
        self._tables = {}
        for name, fields in tables.items():
            table = pandas.read_parquet(folder / name, dtype_backend="pyarrow")
            for column, field in fields.items():
                expect_type(str(table.dtypes[column]), PANDAS[field["type"]], column)
            self._tables[name] = table

    def rows(self, table):
        return len(self._tables[table])

    def nulls(self, table, column):
        return int(self._tables[table][column].isna().sum())

    def total(self, table, column):
        values = self._tables[table][column].dropna()
        if values.empty:
            return None
        return math.fsum(values) if "double" in str(values.dtype) else values.sum()

    def extremes(self, table, column):
        values = self._tables[table][column].dropna()
        return (None, None) if values.empty else (values.min(), values.max())

    def unknown(self, table):
        found = self._tables[table]
        place = found["region_code"].str.contains("(?:^|/)unknown$", regex=True)
        return int(place.sum()), int(found["axis_date"].isna().sum())

    def joined(self, table):
        found = self._tables[table]
        for key in ["period", "region"]:
            right = self._tables[f"dim_{key}"][[f"{key}_id"]]
            found = found.merge(right, on=f"{key}_id", validate="many_to_one")
        return len(found)


class Polars:
    name, version = "polars", polars.__version__

    def __init__(self, folder, tables):
        self._tables = {}
        for name, fields in tables.items():
            table = polars.read_parquet(folder / name / "*.parquet")
            for column, field in fields.items():
                expect_type(table.schema[column], POLARS[field["type"]], column)
            self._tables[name] = table

    def rows(self, table):
        return self._tables[table].height

    def nulls(self, table, column):
        return self._tables[table][column].null_count()

    def total(self, table, column):
        values = self._tables[table][column].drop_nulls()
        if values.is_empty():
            return None
        return math.fsum(values) if values.dtype == polars.Float64 else values.sum()

    def extremes(self, table, column):
        values = self._tables[table][column]
        return values.min(), values.max()

    def unknown(self, table):
        found = self._tables[table]
        place = found["region_code"].str.contains("(^|/)unknown$")
        return place.sum(), found["axis_date"].null_count()

    def joined(self, table):
        found = self._tables[table]
        for key in ["period", "region"]:
            right = self._tables[f"dim_{key}"].select(f"{key}_id")
            found = found.join(right, on=f"{key}_id", how="inner", validate="m:1")
        return found.height


class DuckDb:
    """Reads through the published views, opened once."""

    name, version = "DuckDB", duckdb.__version__

    def __init__(self, folder, tables):
        self._connection = duckdb.connect()
        self._connection.execute(f"SET file_search_path = '{folder}'")
        self._connection.execute((folder / "views.duckdb.sql").read_text(encoding="utf-8"))
        for name, fields in tables.items():
            types = {row[0]: row[1] for row in self._ask(f"DESCRIBE {name}")}
            for column, field in fields.items():
                # The geometry has a reference system in its type.
                found = types[column].split("('")[0]
                expect_type(found, DUCKDB[field["type"]], column)

    def _ask(self, sql):
        return self._connection.execute(sql).fetchall()

    def rows(self, table):
        return self._ask(f"SELECT count(*) FROM {table}")[0][0]

    def nulls(self, table, column):
        return self._ask(f"SELECT count(*) - count({column}) FROM {table}")[0][0]

    def total(self, table, column):
        values = self._ask(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL")
        if not values:
            return None
        if isinstance(values[0][0], float):
            return math.fsum(value for (value,) in values)
        return self._ask(f"SELECT sum({column}) FROM {table}")[0][0]

    def extremes(self, table, column):
        return self._ask(f"SELECT min({column}), max({column}) FROM {table}")[0]

    def unknown(self, table):
        return self._ask(
            "SELECT count(*) FILTER (region_code = 'unknown' OR region_code LIKE '%/unknown'),"
            f" count(*) FILTER (axis_date IS NULL) FROM {table}"
        )[0]

    def joined(self, table):
        return self._ask(
            f"SELECT count(*) FROM {table} JOIN dim_period USING (period_id)"
            " JOIN dim_region USING (region_id)"
        )[0][0]


def answers(reader, tables):
    """Returns the reader's answers by question."""
    found = {}
    for table, fields in tables.items():
        rows = found[table, "rows"] = reader.rows(table)
        for column, field in fields.items():
            found[table, column, "nulls"] = reader.nulls(table, column)
            if field["type"] in ("integer", "number"):
                found[table, column, "sum"] = reader.total(table, column)
            elif field["type"] in ("string", "date"):
                found[table, column, "extremes"] = tuple(reader.extremes(table, column))
        if {"period_id", "region_id", "axis_date"} <= fields.keys():
            found[table, "unknown"] = tuple(reader.unknown(table))
            found[table, "joined"] = reader.joined(table)
            assert found[table, "joined"] == rows, f"{table}: a join changes the number of rows"
    return {key: plain(value) for key, value in found.items()}


def plain(value):
    """Returns a value that is equal in all readers."""
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, decimal.Decimal):
        return value.normalize()
    if isinstance(value, datetime.date) or value is None or isinstance(value, (str, float)):
        return value
    return int(value)


def compare(job):
    """Compares all readers over the job's latest snapshot; returns the answers."""
    tables = job.tables()
    expected = None
    for kind in [DuckDb, PyArrow, Pandas, Polars]:
        found = answers(kind(job.current, tables), tables)
        for key, value in found.items():
            if expected and value != expected[key]:
                raise AssertionError(f"{kind.name}, {key}: {value}, not {expected[key]}")
        expected = expected or found
    places = sum(value[0] for key, value in expected.items() if key[-1] == "unknown")
    times = sum(value[1] for key, value in expected.items() if key[-1] == "unknown")
    print(
        f"  {job.name}: {len(tables)} tables, {len(expected)} answers each; rows with unknown"
        f" places {places:,}, without exact dates {times:,}"
    )
    return expected


def main():
    short = "--short" in sys.argv
    start = time.monotonic()
    print(", ".join(f"{kind.name} {kind.version}" for kind in [DuckDb, PyArrow, Pandas, Polars]))
    job = publishing.demo()
    job.publish()
    before = compare(job)
    open_views = DuckDb(job.current, job.tables())
    publishing.add_victims(job)
    job.publish()
    after = compare(job)
    key = ("casualties_by_year_country", "victims", "sum")
    assert after[key] == before[key] + 2, f"{after[key]} victims after {before[key]}"
    assert open_views.total(*key[:2]) == after[key], "an open view shows the old snapshot"
    for other in [] if short else publishing.colombia():
        other.publish()
        compare(other)
    print(f"All readers agree ({time.monotonic() - start:.0f} s).")


if __name__ == "__main__":
    main()

"""Runs the pipelines of examples/beam and compares their tables with published ones, row for row.
See docs/library.md.
"""

import collections
import datetime
import decimal
import importlib.util
import os
import pathlib
import subprocess
import sys
import tempfile

import apache_beam as beam
import duckdb

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples/beam"
YAML_OUTPUT = ROOT / "out/beam-yaml"
# Made after the graph of a job: from the previous snapshot, and from the boundaries.
NOT_IN_PIPELINES = {"changes", "dim_region_geo"}
# Rows have no file, so that rejected rows are at another place than in a file.
WITHOUT_PLACE = ("source_id", "column_name", "reason_code", "reason")


def value(of):
    """Returns a value of Beam or DuckDB as both can write it."""
    if isinstance(of, (datetime.date, datetime.datetime)):
        return of.isoformat()[:10]
    if isinstance(of, decimal.Decimal):
        return format(of.normalize(), "f")
    return of


def read(pattern):
    """Returns the columns and the rows of Parquet files."""
    table = duckdb.sql(f"SELECT * FROM read_parquet('{pattern}')")
    return table.columns, [tuple(map(value, row)) for row in table.fetchall()]


def published(snapshot):
    """Returns the published tables by name."""
    names = {path.parent.name for path in snapshot.glob("*/*.parquet")}
    return {name: read(snapshot / name / "*.parquet") for name in sorted(names - NOT_IN_PIPELINES)}


def module(name):
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def of_python(name):
    """Runs a Python pipeline and returns all of its tables by name."""
    with tempfile.TemporaryDirectory() as folder:
        columns = {}
        with beam.Pipeline(runner="FnApiRunner") as pipeline:
            for table, rows in module(name).tables(pipeline).items():
                columns[table] = list(rows.element_type._fields)
                (
                    rows
                    | f"Text of {table}" >> beam.Map(lambda row: repr(tuple(map(value, row))))
                    | f"Write {table}"
                    >> beam.io.WriteToText(f"{folder}/{table}", shard_name_template="")
                )
        return {
            table: (columns[table], [eval(line) for line in open(f"{folder}/{table}")])
            for table in columns
        }


def of_yaml(name):
    """Runs a Beam YAML pipeline and returns the tables that it writes by name."""
    subprocess.run(
        [sys.executable, "-m", "apache_beam.yaml.main", f"--yaml_pipeline_file={name}.yaml"],
        check=True,
        capture_output=True,
    )
    folder = YAML_OUTPUT / name
    names = {path.name.split("-")[0] for path in folder.iterdir() if path.is_file()}
    return {table: read(folder / f"{table}-*") for table in sorted(names)}


def differences(table, actual, expected):
    """Returns how a table differs from the published one."""
    columns, rows = actual
    if columns != expected[0]:
        return [f"{table}: columns {columns}, expected {expected[0]}"]
    lost = collections.Counter(expected[1])
    lost.subtract(rows)
    return [f"{table}: {count:+d} of {row}" for row, count in lost.items() if count][:3]


def without_place(table):
    columns, rows = table
    kept = [columns.index(column) for column in WITHOUT_PLACE]
    return list(WITHOUT_PLACE), [tuple(row[i] for i in kept) for row in rows]


def compare(what, actual, expected, complete):
    wrong = []
    if complete and actual.keys() != expected.keys():
        wrong.append(f"tables {sorted(actual)}, expected {sorted(expected)}")
    for table in actual.keys() & expected.keys():
        if table == "rejects" and "summarise" in what:
            wrong += differences(
                table, without_place(actual[table]), without_place(expected[table])
            )
        else:
            wrong += differences(table, actual[table], expected[table])
    count = sum(len(rows) for _, rows in actual.values())
    print(f"{what}: {len(actual)} tables, {count:,} rows:", "differ" if wrong else "equal")
    for line in wrong:
        print("  " + line)
    return not wrong and count > 0


def main(job, victims):
    os.chdir(EXAMPLES)
    expected = {"job": published(pathlib.Path(job)), "summarise": published(pathlib.Path(victims))}
    results = []
    for name, tables in expected.items():
        results.append(compare(f"Python, {name}", of_python(name), tables, complete=True))
        results.append(compare(f"Beam YAML, {name}", of_yaml(name), tables, complete=False))
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])

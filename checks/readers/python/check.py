"""Validates snapshots with frictionless and geoparquet-validator. See docs/evidence/readers.md."""

import hashlib
import json
import pathlib
import subprocess
import sys

import frictionless
import pyarrow.parquet

GEOMETRIES = "dim_region_geo"


def descriptor_errors(path):
    """Validates the descriptor only, as frictionless interprets the standard."""
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    try:
        frictionless.Package.from_descriptor(descriptor, basepath=str(path.parent))
    except frictionless.FrictionlessException as e:
        return [f"datapackage.json: {error.message}" for error in e.reasons or [e.error]]
    return []


def file_errors(folder, resource):
    """Checks sizes and hashes, which frictionless 5.21 does not compute for Parquet."""
    content = (folder / resource["path"]).read_bytes()
    if len(content) != resource["bytes"]:
        yield f"{resource['path']}: {len(content)} bytes instead of {resource['bytes']}"
    if "hash" in resource:
        found = "sha256:" + hashlib.sha256(content).hexdigest()
        if found != resource["hash"]:
            yield f"{resource['path']}: {found} instead of {resource['hash']}"


def in_memory(folder, resource):
    """Returns a table with the rows from pyarrow and the published schema."""
    table = pyarrow.parquet.read_table(folder / resource["path"])
    rows = [table.column_names] + [list(row.values()) for row in table.to_pylist()]
    return {"name": resource["name"], "data": rows, "schema": resource["schema"]}


def data_errors(folder, resources):
    """Checks types, constraints, primary and foreign keys of every row."""
    package = frictionless.Package.from_descriptor(
        {"resources": [in_memory(folder, resource) for resource in resources]}
    )
    report = package.validate()
    for task in report.tasks:
        for error in task.errors:
            yield f"{task.name}: {error.message}"
    yield from (error.message for error in report.errors)


def is_known(error, nulls):
    """Returns whether an error is a fault of frictionless 5.21, which reads Parquet through pandas,
    where a NULL integer becomes NaN, and does not count the bytes of the file."""
    if error.type == "byte-count":
        return 'actual is "None"' in error.note
    return (
        error.type == "type-error"
        and error.cell == "nan"
        and error.field_name in nulls
        and 'type is "integer' in error.note
    )


def direct_errors(folder, resources):
    """Runs frictionless on the files themselves and ignores its own errors."""
    report = frictionless.validate(str(folder / "datapackage.json"), limit_errors=10**6)
    yield from (error.message for error in report.errors)
    own = 0
    for task in report.tasks:
        path = next(r["path"] for r in resources if r["name"] == task.name)
        nulls = set()
        if path.endswith(".parquet"):
            table = pyarrow.parquet.read_table(folder / path)
            nulls = {name for name in table.column_names if table[name].null_count > 0}
        for error in task.errors:
            if is_known(error, nulls):
                own += 1
            else:
                yield f"{task.name}: {error.message}"
    print(f"  {own} errors left out: frictionless reads NULL integers as NaN and counts no bytes")


def geometry_errors(folder, resources):
    for resource in resources:
        if resource["name"] == GEOMETRIES:
            validator = pathlib.Path(sys.executable).with_name("geoparquet-validator")
            run = subprocess.run(
                # The class "distribution", for large files, requires a column of bounding boxes.
                [validator, "check", "--class", "core", folder / resource["path"]],
                capture_output=True,
                text=True,
            )
            verdict = [line for line in run.stdout.splitlines() if "=> core" in line]
            print("  geoparquet-validator:", *verdict)
            if run.returncode != 0:
                yield f"{resource['path']}: {run.stdout}{run.stderr}"


def check(folder):
    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    tables = [resource for resource in resources if resource.get("type") == "table"]
    print(f"{folder}: {len(tables)} tables")
    errors = descriptor_errors(folder / "datapackage.json")
    for resource in resources:
        errors.extend(file_errors(folder, resource))
    errors.extend(data_errors(folder, tables))
    errors.extend(direct_errors(folder, resources))
    errors.extend(geometry_errors(folder, resources))
    for error in errors:
        print("  " + error)
    print("  valid" if not errors else f"  {len(errors)} errors")
    return not errors


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: run <snapshot>...")
    results = [check(pathlib.Path(folder)) for folder in sys.argv[1:]]
    sys.exit(0 if all(results) else 1)

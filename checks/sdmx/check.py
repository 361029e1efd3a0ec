"""Exports snapshots with examples/sdmx, reads the files with pysdmx, which validates the structures
with SDMX's XML schemas, and compares each observation with the Parquet tables. See docs/how-to/sdmx.md.
"""

import filecmp
import json
import pathlib
import re
import shutil
import subprocess
import sys

import duckdb
from pysdmx.io import get_datasets, read_sdmx
from pysdmx.model import DataStructureDefinition

ROOT = pathlib.Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "examples/sdmx/generate.py"
# Of the demo, the tables by day, month and district are long; one by month is enough.
TABLES = re.compile(
    r"(casualties|detections|incidents|summary)_by_(year_(country|province)|month_country)"
)
PEOPLE = {
    "records",
    "casualty_records",
    "victims",
    "killed",
    "injured",
    "outcome_unknown",
    "outcome_known",
} | {
    "share_killed",
    "civilians",
    "status_known",
    "civilian_share",
    "children",
    "age_known",
    "child_share",
    "casualties_per_1000_items",
}
OVER_TIME = re.compile(
    r"(victims|killed|injured)_(cumulative|change|change_on_year|12_months|per_100000)"
)


def generate(snapshot, folder, names):
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, str(GENERATOR), str(snapshot), str(folder), *names], check=True)


def decoded(text):
    """Returns the text of an SDMX identifier."""
    if text == "_Z":
        return None
    return re.sub(
        r"((?:\$[0-9A-F]{2})+)",
        lambda match: bytes.fromhex(match[1].replace("$", "")).decode(),
        text,
    )


def bucket(time, precision, period):
    """Returns the published key of a time period."""
    if precision == "unknown":
        return "XXXX"
    return time if precision == "exact" else f"{time}-XX"


def published(database, name, fields):
    """Returns the numbers of a Parquet table by key and column, and which of them are suppressed. The
    parent is not part of the key of a summary."""
    numbers = [field["name"] for field in fields if "aggregation" in field]
    texts = ["victim_status", "sex", "age_group", "activity", "device_category", "event_type"]
    texts = [name for name in texts if any(field["name"] == name for field in fields)]
    hidden = (
        "is_suppressed" if any(field["name"] == "is_suppressed" for field in fields) else "false"
    )
    parent = "NULL" if name.startswith("summary") else "parent_code"
    columns = ", ".join(["period_key", "region_code", parent, *texts, hidden, *numbers])
    values, suppressed = {}, set()
    for row in database.execute(f"SELECT {columns} FROM {name}").fetchall():
        key, marked, figures = row[: 3 + len(texts)], row[3 + len(texts)], row[4 + len(texts) :]
        for number, value in zip(numbers, figures):
            values[*key, number] = None if value is None else float(value)
            about_people = number in PEOPLE or OVER_TIME.fullmatch(number)
            if marked and value is None and about_people:
                suppressed.add((*key, number))
    return values, suppressed, [name.upper() for name in texts]


def structure_errors(dataset, name):
    """Compares the observations with the data structure definition."""
    schema, data = dataset.structure, dataset.data
    expected = {component.id for component in schema.components}
    if set(data.columns) != expected:
        yield f"{name}: columns {sorted(set(data.columns) ^ expected)} are not in both"
    for component in schema.components:
        found = set(data[component.id])
        if component.required and found & {"", None}:
            yield f"{name}: {component.id} is empty"
        if component.enumeration is not None:
            unknown = found - {code.id for code in component.enumeration}
            if unknown:
                yield f"{name}: {component.id} is {sorted(unknown)[:3]}, which the code list lacks"


def value_errors(dataset, name, database, fields, counts):
    """Compares the observations with the Parquet table."""
    values, suppressed, texts = published(database, name, fields)
    period = name.split("_by_")[1].split("_")[0]
    seen = set()
    for row in dataset.data.to_dict("records"):
        key = (
            bucket(row["TIME_PERIOD"], row["DATE_PRECISION"], period),
            decoded(row["REF_AREA"]),
            decoded(row.get("PARENT_AREA", "_Z")),
            *(decoded(row[text]) for text in texts),
            decoded(row["INDICATOR"]),
        )
        seen.add(key)
        found = None if row["OBS_VALUE"] in ("", None) else float(row["OBS_VALUE"])
        found = None if found != found else found
        if found != values.get(key, "missing"):
            yield f"{name}, {key}: {found} instead of {values.get(key, 'no such figure')}"
        status = (row["OBS_STATUS"], row["CONF_STATUS"])
        counts[status] = counts.get(status, 0) + 1
        if (key in suppressed) != (status == ("Q", "C")):
            yield f"{name}, {key}: {status}, although suppressed is {key in suppressed}"
        if (found is None) != (row["OBS_STATUS"] in "OQ"):
            yield f"{name}, {key}: {found} has the status {status}"
    if len(dataset.data) != len(values) or seen != set(values):
        yield f"{name}: {len(dataset.data)} observations instead of {len(values)}"


def check(snapshot, folder):
    """Yields what is wrong with the export of a snapshot."""
    package = json.loads((snapshot / "datapackage.json").read_text())
    fields = {
        r["name"]: r["schema"]["fields"]
        for r in package["resources"]
        if TABLES.fullmatch(r["name"])
    }
    generate(snapshot, folder, fields)
    again = folder.with_name(folder.name + "-again")
    generate(snapshot, again, fields)
    names = sorted(path.name for path in folder.iterdir())
    if filecmp.cmpfiles(folder, again, names, shallow=False)[0] != names:
        yield "the same snapshot gave different files"
    structures = read_sdmx(folder / "structure.xml", validate=True).structures
    definitions = [s for s in structures if isinstance(s, DataStructureDefinition)]
    if sorted(d.id for d in definitions) != sorted(name.upper() for name in fields):
        yield f"data structure definitions: {[d.id for d in definitions]}"
    database = duckdb.connect()
    database.execute(f"SET file_search_path = '{snapshot}'")
    database.execute((snapshot / "views.duckdb.sql").read_text())
    counts, observations = {}, 0
    for name in fields:
        (dataset,) = get_datasets(folder / f"{name}.csv", folder / "structure.xml")
        yield from structure_errors(dataset, name)
        yield from value_errors(dataset, name, database, fields[name], counts)
        observations += len(dataset.data)
    shares = ", ".join(f"{n:,} {o}/{c}" for (o, c), n in sorted(counts.items()))
    print(f"{snapshot.parent.name}: {len(fields)} tables, {observations:,} observations: {shares}")
    has_suppression = any(
        field["name"] == "is_suppressed" for table in fields.values() for field in table
    )
    if has_suppression != (counts.get(("Q", "C"), 0) > 0):
        yield f"suppression: {has_suppression}, but {counts}"


def main(snapshots):
    target = pathlib.Path(__file__).resolve().parent / "target"
    errors = []
    for number, snapshot in enumerate(snapshots):
        errors += check(snapshot, target / f"sdmx-{number}")
    print("\n".join(errors[:20]) or "every observation equals the table's")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main([pathlib.Path.cwd() / argument for argument in sys.argv[1:]]))

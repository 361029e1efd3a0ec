"""Executes the notebooks of examples/notebook over a snapshot of the demo, and compares each answer
with sums of the records that records.py reads. See docs/how-to/notebooks.md."""

import json
import os
import pathlib
import sys
import tempfile
from collections import Counter

import nbclient
import nbformat

import records

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "examples/notebook"
LINES, COLUMNS = 3, 120
YEAR = "2023"
# What an answer is, if it is not what its cell displays.
ANSWERS = {"rate-map": "regions[['region_code', 'victims_per_100000']].values.tolist()"}
CAPTURE = "_answer = {answer}\n_answers['{name}'] = _answer.fetchall() if hasattr(_answer, 'fetchall') else _answer"


def years(rows):
    """Returns the rows by year, in order; the last are without a year."""
    return group(rows, lambda row: records.period(row["days"], "year"))


def group(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return dict(sorted(groups.items(), key=lambda entry: str(entry[0])))


def total(rows, column):
    """Returns the sum of a column; None if no row reports it."""
    values = [float(row[column]) for row in rows if row[column]]
    return sum(values) if values else None


def count(rows, column, value):
    return sum(row[column] == value for row in rows)


def named(code):
    """Returns the label of a region of the demo by its code."""
    names = {row["code"]: row["name"] for row in records.rows(ROOT / "testdata/demo/gazetteer.csv")}
    return names.get(code, "unknown, Quillonia")


class Expected:
    """The answers, computed from the records of the demo."""

    def __init__(self):
        self.detections, self.victims = records.counted(ROOT / "testdata/demo")

    def killed_per_year(self):
        return [
            (year, count(rows, "outcome", "killed")) for year, rows in years(self.victims).items()
        ]

    def children_per_province(self):
        provinces = [
            (named(code), count(rows, "age", "under 18"), sum(row["age"] != "" for row in rows))
            for code, rows in group(self.victims, lambda row: row["province"]).items()
        ]
        return sorted(provinces, key=lambda row: (-row[1], row[0]))

    def last_12_months(self):
        newest = max(row["days"][1] for row in self.victims + self.detections if row["days"])
        months = Counter(records.period(row["days"], "month") for row in self.victims)
        assert newest.month == 12 and newest.day == 31, "the demo ends with a year"
        last, before = (
            sum(months[f"{year}-{month:02}"] for month in range(1, 13))
            for year in (newest.year, newest.year - 1)
        )
        return [(f"{newest:%Y-%m}", last, before, True)]

    def top_districts(self):
        victims = Counter(row["district"] for row in self.victims if row["district"])
        return sorted(
            ((named(code), n) for code, n in victims.items()), key=lambda row: (-row[1], row[0])
        )[:10]

    def rate_map(self):
        people = {
            row["code"]: int(row["population"])
            for row in records.rows(ROOT / "testdata/demo/population.csv")
            if row["year"] == "2018"
        }
        victims = Counter(row["district"] for row in years(self.victims)["2018"])
        return [
            (code, victims[code] * 100_000 / people[code] if code in victims else None)
            for code in sorted(people)
        ]

    def items_per_incident(self):
        rows = []
        items = years(self.detections)
        for year, victims in years(self.victims).items():
            incidents = len({row["incident_id"] for row in victims} - {""})
            found = total(items[year], "items")
            rows.append((year, found, incidents, found / incidents))
        return rows

    def detections_per_month(self):
        months = group(self.detections, lambda row: records.period(row["days"], "month"))
        rows = [
            (month, "X" in month, len(found), total(found, "items"))
            for month, found in months.items()
        ]
        return sorted(rows, key=lambda row: (row[1], row[0]))

    def running_total(self):
        rows, items, people = [], 0, 0
        victims = years(self.victims)
        for year, found in years(self.detections).items():
            if year != "XXXX":
                items, people = items + total(found, "items"), people + len(victims[year])
                rows.append((year, total(found, "items"), items, people))
        return rows

    def land_released(self):
        areas = ["cancelled_m2", "reduced_m2", "cleared_m2"]
        provinces = group(years(self.detections)[YEAR], lambda row: row["province"])
        return sorted(
            (named(code), *(total(rows, area) for area in areas))
            for code, rows in provinces.items()
        )

    def items_destroyed(self):
        words = {
            "AP mine": "anti_personnel_mine",
            "AV mine": "anti_vehicle_mine",
            "improvised mine": "improvised_mine",
            "submunition": "cluster_munition_remnant",
            "UXO": "unexploded_ordnance",
            "AXO": "abandoned_ordnance",
            "other ERW": "other_erw",
        }
        devices = group(years(self.detections)[YEAR], lambda row: row["device"])
        rows = [
            (words.get(device, "unspecified"), total(found, "items"))
            for device, found in devices.items()
        ]
        return sorted(
            (row for row in rows if row[1] is not None), key=lambda row: (-row[1], row[0])
        )

    def casualties(self):
        ages = {"18 or older": "adult", "under 18": "child", "": "unknown"}
        sexes = {"F": "female", "M": "male", "": "unknown"}
        people = group(years(self.victims)[YEAR], lambda row: (ages[row["age"]], sexes[row["sex"]]))
        return [
            (*key, *(count(rows, "outcome", word) for word in ("killed", "injured", "")), len(rows))
            for key, rows in people.items()
        ]

    def without_year(self):
        rows = years(self.detections)["XXXX"]
        columns = ["items", "cancelled_m2", "reduced_m2", "cleared_m2"]
        return [
            (
                len(rows),
                *(total(rows, column) for column in columns),
                len(years(self.victims)["XXXX"]),
            )
        ]


def form_errors(name, notebook):
    """Returns what is wrong with a committed notebook."""
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        if cell.outputs or cell.execution_count is not None:
            yield f"{name}, {cell.id}: has output; clear all outputs before you commit"
        lines = cell.source.splitlines()
        if "answer" in cell.metadata.get("tags", []) and len(lines) > LINES:
            yield f"{name}, {cell.id}: {len(lines)} lines instead of at most {LINES}"
        if max(map(len, lines)) > COLUMNS:
            yield f"{name}, {cell.id}: a line has more than {COLUMNS} characters"


def execute(notebook, snapshot):
    """Executes a notebook and returns its answers by the ids of their cells."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "answers.json"
        cells = [nbformat.v4.new_code_cell("_answers = {}")]
        for cell in notebook.cells:
            cells.append(cell)
            if "answer" in cell.metadata.get("tags", []):
                capture = CAPTURE.format(name=cell.id, answer=ANSWERS.get(cell.id, "_"))
                cells.append(nbformat.v4.new_code_cell(capture))
        cells.append(
            nbformat.v4.new_code_cell(
                f"import json\njson.dump(_answers, open({str(path)!r}, 'w'), default=float)"
            )
        )
        notebook.cells = cells
        os.environ["MINETALLY_SNAPSHOT"] = str(snapshot.resolve())
        os.environ["MINETALLY_YEAR"] = YEAR
        nbclient.NotebookClient(
            notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOKS)}}
        ).execute()
        return json.loads(path.read_text())


def same(found, expected):
    """Returns whether two values are equal; a rate may differ by rounding, and NaN is NULL."""
    if isinstance(found, float) and found != found:
        found = None
    if isinstance(found, (int, float)) and isinstance(expected, (int, float)):
        return abs(found - expected) <= 1e-9 * max(1, abs(expected))
    return found == expected


def differences(found, expected):
    """Returns what differs between two lists of rows, in their order."""
    if len(found) != len(expected):
        yield f"{len(found)} rows instead of {len(expected)}"
    for row, wanted in zip(found, expected):
        if len(row) != len(wanted) or not all(map(same, row, wanted)):
            yield f"{row} instead of {list(wanted)}"


def main(snapshot):
    errors, checked, pictures = [], 0, 0
    expected = Expected()
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        errors += form_errors(path.name, notebook)
        for name, found in execute(notebook, snapshot).items():
            if name == "rate-map":
                found.sort()
            wanted = getattr(expected, name.replace("-", "_"))()
            wrong = list(differences(found, wanted))
            errors += [f"{path.name}, {name}: {error}" for error in wrong[:3]]
            checked += 1
            print(f"{path.name}, {name}: {len(found)} rows {'differ' if wrong else 'as expected'}")
        outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
        pictures += sum("image/png" in output.get("data", {}) for output in outputs)
    if (checked, pictures) != (12, 1):
        errors.append(f"{checked} answers and {pictures} maps instead of 12 and 1")
    print("\n".join(errors) or f"{checked} answers as expected")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))

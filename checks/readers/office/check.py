"""Opens published CSV files and the workbook in LibreOffice, without a screen.

See docs/evidence/readers.md.
"""

import collections
import csv
import math
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "python"))
import publishing  # noqa: E402

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# The type of a cell for each declared type.
CELLS = {
    "string": "string",
    "date": "date",
    "boolean": "boolean",
    "integer": "float",
    "number": "float",
}
# A column's format in the dialog for CSV: 1 standard, 2 text, 5 year-month-day.
FORMATS = {"string": 2, "date": 5}
# What LibreOffice makes of a workbook's cells that are true or false.
BOOLEANS = {"of:=TRUE()": "true", "of:=FALSE()": "false"}
# Names that a spreadsheet would run. They match no place, so unmatched_names lists them.
FORMULAS = ['=HYPERLINK("http://example.org";"open")', "+1+1", "@SUM(1;2)", "-2+3"]
CSV_TABLES = [
    "casualties_by_year_district",
    "detections_by_year_province",
    "dim_period",
    "dim_region",
    "unmatched_names",
]


def job():
    job = publishing.demo(output="formats: [parquet, csv], formula_safe: true, xlsx: true")
    with open(job.file.parent / "data/victims.csv", "a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, name in enumerate(FORMULAS):
            key = f"V8000{number}"
            row = [key, "2024-12-30", key, "2024-12-30", "Millvale", name, "", "", "A.A."]
            writer.writerow([*row, "civilian", "F", "under 18", "travelling", "UXO", "killed"])
    return job


def converted(file, folder, columns=None):
    """Returns the file as LibreOffice understands it: the rows of cells of each sheet."""
    options = []
    if columns is not None:
        formats = "/".join(f"{number}/{FORMATS.get(c, 1)}" for number, c in enumerate(columns, 1))
        # Comma, double quote, UTF-8, from row 1, formats, English; quoted fields are text.
        options = [f"--infilter=CSV:44,34,76,1,{formats},1033,false,true"]
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            *options,
            "--convert-to",
            "fods",
            "--outdir",
            folder,
            file,
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    tree = xml.etree.ElementTree.parse(folder / f"{file.stem}.fods")
    return {sheet.get(f"{TABLE}name"): list(rows(sheet)) for sheet in tree.iter(f"{TABLE}table")}


def rows(sheet):
    for row in sheet.iter(f"{TABLE}table-row"):
        cells = []
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            value = (cell.get(f"{OFFICE}value-type"), content(cell))
            formula = cell.get(f"{TABLE}formula")
            if formula in BOOLEANS:
                value = ("boolean", BOOLEANS[formula])
            else:
                assert formula is None, f"a formula: {cell.attrib}"
            repeated = int(cell.get(f"{TABLE}number-columns-repeated", 1))
            cells += [value] * min(repeated, 200)
        while cells and cells[-1][0] is None:
            cells.pop()
        repeated = int(row.get(f"{TABLE}number-rows-repeated", 1))
        if cells:
            yield from [cells] * repeated


def content(cell):
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "float":
        return float(cell.get(f"{OFFICE}value"))
    if kind in ("date", "boolean"):
        return cell.get(f"{OFFICE}{kind}-value")
    return "\n".join("".join(p.itertext()) for p in cell.iter(f"{TEXT}p"))


def check_table(where, cells, fields, expected, safe):
    """Compares cells with the published CSV file: types, NULL, and each value."""
    names = list(fields)
    assert [value for _, value in cells[0]] == names, f"{where}: {cells[0]}"
    assert len(cells) - 1 == len(expected), f"{where}: {len(cells) - 1} rows, not {len(expected)}"
    kinds = collections.Counter()
    for found, row in zip(cells[1:], expected):
        found = [*found, *[(None, "")] * (len(names) - len(found))]
        for name, (kind, value), text in zip(names, found, row):
            if text == "":
                assert kind is None or value == "", f"{where}.{name}: {value}, not empty"
                continue
            assert kind == CELLS[fields[name]["type"]], f"{where}.{name}: {kind} {value!r}, {text}"
            kinds[kind] += 1
            if kind == "float":
                assert math.isclose(value, float(text), rel_tol=1e-12), f"{where}.{name}: {value}"
            else:
                text = text.removeprefix("'") if not safe else text
                assert value == text, f"{where}.{name}: {value!r}, not {text!r}"
    return kinds


def expected_rows(job, table):
    with open(job.current / f"csv/{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def check(job, folder):
    tables = job.tables()
    kinds = collections.Counter()
    for table in CSV_TABLES:
        fields = tables[table]
        types = [field["type"] for field in fields.values()]
        sheets = converted(job.current / f"csv/{table}.csv", folder, types)
        (cells,) = sheets.values()
        kinds += check_table(f"{table}.csv", cells, fields, expected_rows(job, table), True)
    print(f"  {len(CSV_TABLES)} CSV files: {dict(sorted(kinds.items()))}")

    with zipfile.ZipFile(job.current / "tables.xlsx") as workbook:
        for name in workbook.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in workbook.read(name), f"{name} has a formula"
    sheets = converted(job.current / "tables.xlsx", folder)
    index = [[value for _, value in row] for row in sheets.pop("tables")]
    kinds = collections.Counter()
    named = {row[1]: row[0] for row in index[1:]}
    if not set(named) & set(sheets):
        named = {row[0]: row[1] for row in index[1:]}
    for sheet, cells in sheets.items():
        table = named[sheet]
        kinds += check_table(sheet, cells, tables[table], expected_rows(job, table), False)
    print(f"  tables.xlsx, {len(sheets)} sheets: {dict(sorted(kinds.items()))}")

    names = {row[4] for row in expected_rows(job, "unmatched_names")}
    assert {f"'{name}" for name in FORMULAS} <= names, names
    unknown = sum("unknown" in row[6] for row in expected_rows(job, "casualties_by_year_district"))
    assert unknown > 0
    print(f"  no cell is a formula; {len(FORMULAS)} names that look like one are text")
    print(f"  {unknown} rows of unknown districts are there")
    return sheets


def victims(job, sheets):
    table = "casualties_by_year_country"
    position = list(job.tables()[table]).index("victims")
    cells = next(cells for sheet, cells in sheets.items() if sheet == table)
    return sum(row[position][1] for row in cells[1:])


def main():
    version = subprocess.run(["soffice", "--version"], capture_output=True, text=True).stdout
    print(version.strip())
    folder = publishing.WORK / "office"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    one = job()
    one.publish()
    before = victims(one, check(one, folder))
    publishing.add_victims(one)
    one.publish()
    after = victims(one, check(one, folder))
    assert after == before + 2, f"{after} victims after {before}"
    print(f"  after a second run: {after:,.0f} victims, before {before:,.0f}")


if __name__ == "__main__":
    main()

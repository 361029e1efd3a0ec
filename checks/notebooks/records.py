"""Reads the records of the demo that count, without Minetally: Python's csv and date, and shapely.

The rules are those of testdata/demo/profiles. The answers of the notebooks are compared with sums
of these records.
"""

import csv
import datetime
import gzip
import json
import pathlib
import re

import shapely

SPLIT = {"QX0403", "QX0409"}
MOVED = "QX0304"
MOVED_ON = datetime.date(2016, 7, 1)
WORDS = {
    "activity": {"clearance", "spot task", "technical survey", "non-technical survey", "training"},
    "device": {"AP mine", "AV mine", "improvised mine", "submunition", "UXO", "AXO", "other ERW"},
}
VICTIM_WORDS = {
    "status": {"civilian", "security force", "deminer"},
    "sex": {"F", "M"},
    "age": {"18 or older", "under 18"},
    "device": WORDS["device"] - {"other ERW"} | {"unknown"},
    "outcome": {"killed", "injured"},
}
NUMBERS = ["items", "cleared_m2", "reduced_m2", "cancelled_m2"]


def rows(path):
    opened = (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else open(path, encoding="utf-8")
    )
    with opened as lines:
        yield from csv.DictReader(lines)


def interval(text):
    """Returns the first and last day of a date; None if it is missing. ValueError if invalid."""
    if not text:
        return None
    parts = [int(part) for part in re.sub(r"[?~]|-XX", "", text).split("-")]
    if len(parts) == 3:
        return (datetime.date(*parts),) * 2
    year, first, last = parts[0], *((parts[1],) * 2 if len(parts) == 2 else (1, 12))
    end = datetime.date(year + last // 12, last % 12 + 1, 1) - datetime.timedelta(days=1)
    return datetime.date(year, first, 1), end


def period(days, type):
    """Returns the key of the period of a record: the exact one, or its bucket."""
    if days is None:
        return "XXXX"
    first, last = days
    if type == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if first.year != last.year:
        return "XXXX"
    return f"{first.year}-XX" if type == "month" else str(first.year)


class Places:
    """The districts by name, by code and by point."""

    def __init__(self, folder):
        self.codes = {}
        for row in rows(folder / "gazetteer.csv"):
            for name in [row["code"], row["name"], *row["aliases"].split("|")]:
                if name:
                    self.codes[row["level"], name.casefold()] = row["code"]
        features = json.loads((folder / "boundaries.geojson").read_text())["features"]
        self.polygons = {
            f["properties"]["code"]: shapely.geometry.shape(f["geometry"]) for f in features
        }

    def district(self, row):
        """Returns the code of the declared district, else of that at the point, else None."""
        for column in ("district_code", "district"):
            code = self.codes.get(("district", row.get(column, "").casefold()))
            if row.get(column) and code:
                return code
        if row["longitude"] and row["latitude"]:
            point = shapely.Point(float(row["longitude"]), float(row["latitude"]))
            return next((c for c, p in self.polygons.items() if p.intersects(point)), None)
        return None

    def province(self, row, district, days):
        """Returns the code of the province at the time of the event; None if it is not known."""
        if district == MOVED:
            if days is None or days[0] < MOVED_ON <= days[1]:
                return None
            return "QX03" if days[1] < MOVED_ON else "QX04"
        if district:
            return district[:4]
        return self.codes.get(("province", row["province"].casefold()))


def is_valid(row, words):
    """Returns whether a record is not rejected."""
    try:
        interval(row["date"])
        numbers = [float(row[column] or 0) for column in NUMBERS if column in row]
        point = abs(float(row["longitude"] or 0)) <= 180 and abs(float(row["latitude"] or 0)) <= 90
    except ValueError:
        return False
    known = all(not row[column] or row[column] in values for column, values in words.items())
    return known and point and min(numbers, default=0) >= 0


def newest(records, key):
    """Returns the newest version of each record, from records that are not rejected or filtered."""
    versions = {}
    for row in records:
        before = versions.get(row[key])
        if before is None or row["updated"] > before["updated"]:
            versions[row[key]] = row
    return versions


def counted(folder):
    """Returns the detections and the victims that count, with days, district and province."""
    data, places = pathlib.Path(folder) / "data", Places(pathlib.Path(folder))
    detections = newest(
        (
            row
            for path in sorted(data.glob("detections-*"))
            for row in rows(path)
            if is_valid(row, WORDS) and row["activity"] != "training"
        ),
        "record_id",
    ).values()
    withdrawn = {row["victim_id"] for row in rows(data / "victims-withdrawn.csv")}
    files = (data / "victims.csv", data / "victims-revisions.csv")
    victims = newest(
        (row for path in files for row in rows(path) if is_valid(row, VICTIM_WORDS)), "victim_id"
    )
    kept = [row for row in detections if row["status"] != "withdrawn"]
    people = [row for key, row in victims.items() if key not in withdrawn]
    for row in kept + people:
        row["days"] = interval(row["date"])
        row["district"] = places.district(row)
        row["province"] = places.province(row, row["district"], row["days"])
    return kept, people

"""Writes the tables of a snapshot as SDMX: one structure file, and one SDMX-CSV 2.0 file per table.

    python examples/sdmx/generate.py out/demo/current out/sdmx [TABLE...]

Without names, all tables of casualties, detections, incidents and summaries are written. Everything
comes from the snapshot. The same snapshot gives the same files. See docs/how-to/sdmx.md.
"""

import csv
import datetime
import json
import pathlib
import re
import sys

import duckdb
from pysdmx.io.xml.sdmx30.writer.structure import write as write_structures
from pysdmx.model import (
    Agency,
    Code,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    Dataflow,
    DataStructureDefinition,
    DataType,
    ItemReference,
    Role,
)
from pysdmx.model.message import Header, Organisation

AGENCY = "MINETALLY"
FACTS = re.compile(r"(casualties|detections|incidents|summary)_by_([a-z]+)_(.+)")
FREQUENCIES = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "A"}
FIXED = {
    "FREQ": {"D": "Daily", "W": "Weekly", "M": "Monthly", "Q": "Quarterly", "A": "Annual"},
    "DATE_PRECISION": {
        "exact": "The whole period",
        "month_only": "In this month, day unknown",
        "year_only": "In this year, month unknown",
        "unknown": "At a time that is not known; the time period covers the whole table",
    },
    # The codes are those of SDMX's cross-domain lists CL_OBS_STATUS and CL_CONF_STATUS.
    "OBS_STATUS": {
        "A": "Normal value",
        "P": "Provisional value",
        "O": "Missing value",
        "Q": "Missing value; suppressed",
    },
    "CONF_STATUS": {"F": "Free", "C": "Confidential statistical information"},
}
CONCEPTS = {
    "FREQ": "Frequency",
    "TIME_PERIOD": "Time period, or the smallest period or range that contains the dates",
    "DATE_PRECISION": "How much of the date is known",
    "REF_AREA": "Region",
    "PARENT_AREA": "The region above at that time",
    "INDICATOR": "What is counted",
    "OBS_VALUE": "Observation value; empty if it is missing",
    "UNIT_MEASURE": "Unit",
    "OBS_STATUS": "Observation status",
    "CONF_STATUS": "Confidentiality status",
}


def code(text):
    """Returns an SDMX identifier: other characters become $ and their UTF-8 bytes in hexadecimal."""
    if text is None:
        return "_Z"
    return re.sub(
        r"[^A-Za-z0-9_-]", lambda match: "".join(f"${byte:02X}" for byte in match[0].encode()), text
    )


def label(column):
    return column.replace("_", " ").capitalize()


class Table:
    """A published table, and its dimensions and indicators."""

    def __init__(self, database, resource):
        self.name, self.description = resource["name"], resource["description"]
        _, self.period, self.level = FACTS.fullmatch(self.name).groups()
        schema = resource["schema"]
        self.fields = {field["name"]: field for field in schema["fields"]}
        self.indicators = [name for name, field in self.fields.items() if "aggregation" in field]
        key = (schema.get("uniqueKeys") or [schema["primaryKey"]])[0]
        self.breakdowns = [
            name for name in key if name not in ("period_id", "region_id", "parent_code")
        ]
        self.has_parent = "parent_code" in key
        self.suppressed = "is_suppressed" in self.fields
        marks = (
            "p.precision, p.is_provisional, t.is_suppressed"
            if self.suppressed
            else "p.precision, p.is_provisional, false"
        )
        columns = [
            "period_key",
            "region_code",
            "region_label",
            "parent_code",
            *self.breakdowns,
            *self.indicators,
        ]
        self.rows = database.execute(
            f"SELECT {', '.join(f't.{column}' for column in columns)}, {marks}"
            f" FROM {self.name} AS t JOIN dim_period AS p USING (period_id)"
        ).fetchall()
        self.columns = {column: position for position, column in enumerate(columns)}
        first, last = database.execute(
            f"SELECT min(period_start), max(period_end) FROM {self.name}"
        ).fetchone()
        days = (last - first).days + 1 if first else 0
        self.span = f"{first}/P{days}D" if first else "0001-01-01/P9999Y"

    @property
    def id(self):
        return code(self.name.upper())

    def dimensions(self):
        parent = ["PARENT_AREA"] if self.has_parent else []
        return [
            "FREQ",
            "REF_AREA",
            *parent,
            *(code(name.upper()) for name in self.breakdowns),
            "DATE_PRECISION",
            "INDICATOR",
        ]

    def values(self, column):
        """Returns the values of a column in order; NULL comes last."""
        return sorted(
            {row[self.columns[column]] for row in self.rows},
            key=lambda value: (value is None, value),
        )

    def time_period(self, key, precision):
        """Returns the time period of a row: the bucket 2019-XX lies in 2019."""
        return self.span if precision == "unknown" else key.removesuffix("-XX")

    def is_about_people(self, name):
        """Returns whether suppression hides this number."""
        unit = self.fields[name].get("unit", "")
        derived = unit == "share" or unit.startswith("people")
        return (derived and name != "population") or name in ("records", "casualty_records")

    def observations(self):
        """Yields key, time period, value, unit, observation status and confidentiality status."""
        at = self.columns
        for row in self.rows:
            *_, precision, provisional, suppressed = row
            key = [FREQUENCIES[self.period], code(row[at["region_code"]])]
            key += [code(row[at["parent_code"]])] if self.has_parent else []
            key += [code(row[at[name]]) for name in self.breakdowns]
            time = self.time_period(row[at["period_key"]], precision)
            for name in self.indicators:
                value = row[at[name]]
                hidden = value is None and suppressed and self.is_about_people(name)
                status = "P" if provisional else "A"
                if value is None:
                    status = "Q" if hidden else "O"
                unit, confidential = self.fields[name]["unit"], "C" if hidden else "F"
                yield [*key, precision, code(name)], time, value, unit, status, confidential


def codelist(id, name, codes):
    items = [Code(id=id, name=text) for id, text in codes.items()]
    return Codelist(id=id, name=name, agency=AGENCY, version="1.0", items=items)


def codelists(tables):
    """Returns the code lists by their ids: the common ones, and those of regions and breakdowns."""
    lists = {
        f"CL_{name}": codelist(f"CL_{name}", CONCEPTS[name], codes) for name, codes in FIXED.items()
    }
    codes = {}
    for table in tables:
        at = table.columns
        areas = codes.setdefault(f"CL_AREA_{code(table.level.upper())}", {})
        parents = codes.setdefault(f"CL_PARENT_{code(table.level.upper())}", {})
        for row in table.rows:
            areas[code(row[at["region_code"]])] = row[at["region_label"]]
            parents[code(row[at["parent_code"]])] = row[at["parent_code"]] or "Not applicable"
        for name in table.breakdowns:
            words = table.fields[name].get("constraints", {}).get("enum") or table.values(name)
            codes.setdefault(f"CL_{code(name.upper())}", {}).update(
                {code(word): label(word) for word in words}
            )
        indicators = codes.setdefault("CL_INDICATOR", {})
        for name in table.indicators:
            indicators.setdefault(code(name), table.fields[name]["description"])
    for id, items in codes.items():
        lists[id] = codelist(id, label(id.removeprefix("CL_")), dict(sorted(items.items())))
    return lists


def list_of(table, dimension):
    """Returns the id of the code list of a dimension."""
    if dimension in ("REF_AREA", "PARENT_AREA"):
        return f"CL_{'AREA' if dimension == 'REF_AREA' else 'PARENT'}_{code(table.level.upper())}"
    return f"CL_{dimension}"


def concepts(tables):
    names = CONCEPTS | {
        code(name.upper()): table.fields[name]["description"]
        for table in tables
        for name in table.breakdowns
    }
    items = [Concept(id=id, name=name) for id, name in names.items()]
    return ConceptScheme(
        id="CS_MINETALLY", name="Concepts of Minetally", agency=AGENCY, version="1.0", items=items
    )


def component(id, role, required=True, **more):
    concept = ItemReference(
        sdmx_type="Concept", agency=AGENCY, id="CS_MINETALLY", version="1.0", item_id=id
    )
    return Component(id=id, required=required, role=role, concept=concept, **more)


def enumerated(lists, id):
    return {
        "local_codes": lists[id],
        "local_enum_ref": f"urn:sdmx:org.sdmx.infomodel.codelist.{lists[id].short_urn}",
    }


def structure(table, lists):
    """Returns the data structure definition of a table."""
    parts = [
        component(id, Role.DIMENSION, **enumerated(lists, list_of(table, id)))
        for id in table.dimensions()
    ]
    parts.append(component("TIME_PERIOD", Role.DIMENSION, local_dtype=DataType.PERIOD))
    parts.append(component("OBS_VALUE", Role.MEASURE, required=False, local_dtype=DataType.DOUBLE))
    parts.append(
        component("UNIT_MEASURE", Role.ATTRIBUTE, local_dtype=DataType.STRING, attachment_level="O")
    )
    for id in ("OBS_STATUS", "CONF_STATUS"):
        parts.append(
            component(id, Role.ATTRIBUTE, attachment_level="O", **enumerated(lists, f"CL_{id}"))
        )
    return DataStructureDefinition(
        id=table.id,
        name=table.description,
        agency=AGENCY,
        version="1.0",
        components=Components(parts),
    )


def write_data(table, path):
    with open(path, "w", newline="", encoding="utf-8") as lines:
        out = csv.writer(lines, lineterminator="\n")
        names = [
            *table.dimensions(),
            "TIME_PERIOD",
            "OBS_VALUE",
            "UNIT_MEASURE",
            "OBS_STATUS",
            "CONF_STATUS",
        ]
        out.writerow(["STRUCTURE", "STRUCTURE_ID", "ACTION", *names])
        start = ["dataflow", f"{AGENCY}:{table.id}(1.0)", "I"]
        for key, time, value, unit, status, confidential in table.observations():
            number = "" if value is None else value
            out.writerow([*start, *key, time, number, unit, status, confidential])


def main(snapshot, folder, names):
    path = snapshot / "datapackage.json"
    if not path.is_file():
        sys.exit(f"{path}: not found. Name the folder of a snapshot, such as out/demo/current.")
    package = json.loads(path.read_text(encoding="utf-8"))
    resources = {
        resource["name"]: resource
        for resource in package["resources"]
        if resource.get("format") == "parquet" and FACTS.fullmatch(resource["name"])
    }
    for name in sorted(names - resources.keys()):
        sys.exit(f"{name}: not a table of figures. The tables are {', '.join(sorted(resources))}.")
    run = json.loads((snapshot / "manifest.json").read_text(encoding="utf-8"))["run_id"]
    database = duckdb.connect()
    database.execute("SET file_search_path = ?", [str(snapshot)])
    database.execute((snapshot / "views.duckdb.sql").read_text(encoding="utf-8"))
    tables = [
        Table(database, resource)
        for name, resource in resources.items()
        if not names or name in names
    ]
    folder.mkdir(parents=True, exist_ok=True)
    lists = codelists(tables)
    structures = [structure(table, lists) for table in tables]
    flows = [
        Dataflow(id=dsd.id, name=dsd.name, agency=Agency(AGENCY), version="1.0", structure=dsd)
        for dsd in structures
    ]
    prepared = datetime.datetime.strptime(run[:15], "%Y%m%dT%H%M%S").replace(
        tzinfo=datetime.timezone.utc
    )
    header = Header(id=f"RUN_{run}", prepared=prepared, sender=Organisation(id=AGENCY))
    write_structures(
        [*lists.values(), concepts(tables), *structures, *flows],
        folder / "structure.xml",
        header=header,
    )
    for table in tables:
        write_data(table, folder / f"{table.name}.csv")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: generate.py SNAPSHOT FOLDER [TABLE...]")
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), set(sys.argv[3:]))

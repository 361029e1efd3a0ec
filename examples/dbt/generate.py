"""Writes a dbt project with sources, tests and semantic models for a snapshot.

    python examples/dbt/generate.py out/demo/current out/dbt

Everything comes from the snapshot's datapackage.json: tables, columns, vocabularies, keys, units, and
over which rows each number may be summed. The same snapshot gives the same files. See
docs/how-to/semantic-layer.md.
"""

import json
import pathlib
import re
import sys

import yaml

FACTS = re.compile(r"(casualties|detections|incidents|summary)_by_([a-z]+)_(.+)")
GRAINS = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}
# Columns that dim_period and dim_region have, or that are the time dimension.
JOINED = {
    "period_id",
    "period_key",
    "period_start",
    "period_end",
    "axis_date",
    "is_partial",
    "is_provisional",
} | {
    "region_id",
    "region_code",
    "region_name",
    "region_label",
}
SHARES = {
    "share_killed": ("killed", "outcome_known"),
    "civilian_share": ("civilians", "status_known"),
    "child_share": ("children", "age_known"),
}
PROJECT = {
    "name": "minetally",
    "version": "1.0.0",
    "config-version": 2,
    "profile": "minetally",
    "model-paths": ["models"],
    "macro-paths": ["macros"],
    "flags": {"send_anonymous_usage_stats": False},
    "models": {"minetally": {"+materialized": "view"}},
}
PROFILES = {
    "minetally": {
        "target": "dev",
        "outputs": {"dev": {"type": "duckdb", "path": "minetally.duckdb"}},
    }
}
UNIQUE_ROWS = """\
{% test unique_rows(model, columns) %}
select {{ columns | join(', ') }}
from {{ model }}
group by all
having count(*) > 1
{% endtest %}
"""
TIME_SPINE = """\
select unnest(generate_series(date '{first}', date '{last}', interval 1 day))::date as date_day
"""


def tables(package):
    """Returns the Parquet tables of a data package by their names."""
    return {
        resource["name"]: resource
        for resource in package["resources"]
        if resource.get("format") == "parquet" and resource["name"] != "dim_region_geo"
    }


def source(snapshot, resources):
    """Returns the source, with a test for each constraint that the package declares."""
    return {
        "version": 2,
        "sources": [
            {
                "name": "minetally",
                "config": {"meta": {"external_location": f"{snapshot}/{{name}}/*.parquet"}},
                "tables": [
                    source_table(name, resource["schema"], resources)
                    for name, resource in resources.items()
                ],
            }
        ],
    }


def source_table(name, schema, resources):
    keys = schema.get("uniqueKeys", [])
    primary = schema.get("primaryKey", [])
    if len(primary) > 1:
        keys = [primary, *keys]
    references = {
        key["fields"][0]: (key["reference"]["resource"] or name, key["reference"]["fields"][0])
        for key in schema.get("foreignKeys", [])
        if (key["reference"]["resource"] or name) in resources
    }
    columns = [
        source_column(field, field["name"] in primary and len(primary) == 1, references)
        for field in schema["fields"]
    ]
    table = {"name": name, "description": resources[name]["description"], "columns": columns}
    if keys:
        table["data_tests"] = [{"unique_rows": {"arguments": {"columns": key}}} for key in keys]
    return table


def source_column(field, unique, references):
    constraints = field.get("constraints", {})
    tests = (["not_null"] if constraints.get("required") else []) + (["unique"] if unique else [])
    if "enum" in constraints:
        tests.append({"accepted_values": {"arguments": {"values": constraints["enum"]}}})
    if field["name"] in references:
        table, column = references[field["name"]]
        tests.append(
            {
                "relationships": {
                    "arguments": {"to": f"source('minetally', '{table}')", "field": column}
                }
            }
        )
    column = {"name": field["name"], "description": described(field)}
    return column | ({"data_tests": tests} if tests else {})


def described(field):
    return field["description"] + (f" Unit: {field['unit']}." if "unit" in field else "")


def dimension(field):
    return {"name": field["name"], "type": "categorical", "description": field["description"]}


def dim_region(schema):
    """Returns the semantic model of the regions; a region is an entity."""
    fields = [
        field
        for field in schema["fields"]
        if "aggregation" not in field and field["type"] != "date"
    ]
    return {
        "name": "dim_region",
        "model": "ref('dim_region')",
        "entities": [{"name": "region", "type": "primary", "expr": "region_id"}],
        "dimensions": [dimension(field) for field in fields if field["name"] != "region_id"],
    }


def dim_period(schema):
    """Returns the semantic model of the periods; a period is an entity."""
    fields = [
        field
        for field in schema["fields"]
        if field["type"] != "date" and field["name"] != "period_id"
    ]
    return {
        "name": "dim_period",
        "model": "ref('dim_period')",
        "entities": [{"name": "period", "type": "primary", "expr": "period_id"}],
        "dimensions": [dimension(field) for field in fields],
    }


def fact(name, grain, schema):
    """Returns the semantic model of a fact table or summary, and its metrics."""
    numbers = [field for field in schema["fields"] if "aggregation" in field]
    others = [f for f in schema["fields"] if "aggregation" not in f and f["name"] not in JOINED]
    measures, metrics = [], []
    for field in numbers:
        if field["aggregation"] == "sum":
            measures.append(measure(name, field))
            metrics.append(simple(measures[-1]))
    columns = {field["name"]: field for field in numbers}
    for field in numbers:
        parts = quotient(field["name"], columns)
        if parts:
            top, bottom, ratio = share(name, field, *parts)
            measures += [top, bottom]
            metrics += [simple(top), simple(bottom), *ratio]
    return {
        "name": name,
        "description": "",
        "model": f"ref('{name}')",
        "primary_entity": name,
        "defaults": {"agg_time_dimension": "axis_date"},
        "entities": [
            {"name": "period", "type": "foreign", "expr": "period_id"},
            {"name": "region", "type": "foreign", "expr": "region_id"},
        ],
        "dimensions": [
            {
                "name": "axis_date",
                "type": "time",
                "type_params": {"time_granularity": GRAINS[grain]},
            },
            *[dimension(field) for field in others],
        ],
        "measures": measures,
    }, metrics


def measure(table, field):
    """Returns a measure; one that is summed within a period only takes the latest period."""
    result = {
        "name": f"{table}_{field['name']}",
        "agg": "sum",
        "expr": field["name"],
        "description": described(field),
    }
    if "period_id" in field.get("sum_within", []):
        result["non_additive_dimension"] = {"name": "axis_date", "window_choice": "max"}
    return result


def simple(measure):
    return {
        "name": measure["name"],
        "label": measure["name"],
        "description": measure["description"],
        "type": "simple",
        "type_params": {"measure": measure["name"]},
    }


def quotient(name, columns):
    """Returns the numerator, the denominator and the factor of a share or rate; None for others."""
    if name in SHARES:
        return (*SHARES[name], 1)
    if name == "casualties_per_1000_items":
        return "victims", "items", 1_000
    if name.endswith("_per_100000"):
        return name.removesuffix("_per_100000"), "population", 100_000
    if name.endswith("_per_km2"):
        return name.removesuffix("_per_km2"), "area_km2", 1
    return None


def share(table, field, numerator, denominator, factor):
    """Returns a ratio of sums, over the rows in which both are known, with its two measures. Rates of
    regions take the latest period, because their denominator is not a sum over periods."""
    name = f"{table}_{field['name']}"
    known = f"{numerator} is not null and {denominator} is not null"
    parts = []
    for part, column in (("numerator", numerator), ("denominator", denominator)):
        parts.append(
            {
                "name": f"{name}_{part}",
                "agg": "sum",
                "expr": f"case when {known} then {column} end",
                "description": f"The {part} of {field['name']}: {column} where both are known.",
            }
        )
        if denominator in ("population", "area_km2"):
            parts[-1]["non_additive_dimension"] = {"name": "axis_date", "window_choice": "max"}
    top, bottom = parts
    ratio = {
        "name": name if factor == 1 else f"{name}_quotient",
        "label": name if factor == 1 else f"{name}_quotient",
        "description": described(field) if factor == 1 else f"{field['name']} / {factor}.",
        "type": "ratio",
        "type_params": {"numerator": top["name"], "denominator": bottom["name"]},
    }
    metrics = [ratio]
    if factor != 1:
        params = {"expr": f"{ratio['name']} * {factor}", "metrics": [{"name": ratio["name"]}]}
        metrics.append(
            {
                "name": name,
                "label": name,
                "description": described(field),
                "type": "derived",
                "type_params": params,
            }
        )
    return top, bottom, metrics


def semantic(resources):
    """Returns the semantic models and metrics by the names of their files."""
    files = {}
    for name, resource in resources.items():
        match = FACTS.fullmatch(name)
        if match:
            model, metrics = fact(name, match[2], resource["schema"])
            model["description"] = resource["description"]
            files[name] = {"semantic_models": [model], "metrics": metrics}
    files["dim_region"] = {"semantic_models": [dim_region(resources["dim_region"]["schema"])]}
    files["dim_period"] = {"semantic_models": [dim_period(resources["dim_period"]["schema"])]}
    return files


def time_spine():
    return {
        "models": [
            {
                "name": "time_spine",
                "description": "A row for each day.",
                "time_spine": {"standard_granularity_column": "date_day"},
                "columns": [{"name": "date_day", "granularity": "day", "description": "The day."}],
            }
        ]
    }


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (
        content
        if isinstance(content, str)
        else yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)
    )
    path.write_text(text, encoding="utf-8")


def main(snapshot, folder):
    # "current" is not resolved: the project shows the next snapshot, too.
    place = pathlib.Path.cwd() / snapshot
    package = place / "datapackage.json"
    if not package.is_file():
        sys.exit(f"{package}: not found. Name the folder of a snapshot, such as out/demo/current.")
    resources = tables(json.loads(package.read_text(encoding="utf-8")))
    write(folder / "dbt_project.yml", PROJECT)
    write(folder / "profiles.yml", PROFILES)
    write(folder / "macros/unique_rows.sql", UNIQUE_ROWS)
    write(folder / "models/sources.yml", source(place.as_posix(), resources))
    write(
        folder / "models/time_spine.sql", TIME_SPINE.format(first="1900-01-01", last="2100-12-31")
    )
    write(folder / "models/time_spine.yml", time_spine())
    for name, content in semantic(resources).items():
        write(
            folder / f"models/{name}.sql",
            f"select * from {{{{ source('minetally', '{name}') }}}}\n",
        )
        write(folder / f"models/{name}.yml", content)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: generate.py SNAPSHOT FOLDER")
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))

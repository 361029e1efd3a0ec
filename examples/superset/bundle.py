"""Writes a bundle of datasets, charts and a dashboard for Apache Superset from a published output.

    python3 bundle.py OUTPUT --to bundle.zip --database /path/to/minetally.duckdb

Everything comes from datapackage.json and the table dim_region of the output: descriptions, units,
metrics, and which charts are possible. The same output gives the same bytes. The ids of the parts
are derived from their names, so a second import replaces the first.
"""

import argparse
import pathlib
import uuid
import zipfile

import yaml

import filters
import layout
import tables
from board import Board

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://minetally.org/superset")
CERTIFIED_BY = "Minetally"
CHECKED = "Reconciled with the records and checked before publication."


def identifier(package, kind, name):
    """Returns the id of a part: the same for the same job, kind and name."""
    return str(uuid.uuid5(NAMESPACE, f"{package}/{kind}/{name}"))


def database(package, path):
    # Without a cache each query opens the files again, and so sees a new snapshot.
    config = {"enable_external_file_cache": False}
    return {
        "database_name": package.title,
        "sqlalchemy_uri": f"duckdb:///{path}",
        "cache_timeout": -1,
        "expose_in_sqllab": True,
        "allow_run_async": False,
        "allow_ctas": False,
        "allow_cvas": False,
        "allow_dml": False,
        "allow_file_upload": False,
        "extra": {"engine_params": {"connect_args": {"read_only": True, "config": config}}},
        "uuid": identifier(package.name, "database", package.name),
        "version": "1.0.0",
    }


def certification(details):
    return {"certification": {"certified_by": CERTIFIED_BY, "details": details}}


def dataset(package, table, database_uuid):
    return {
        "table_name": table.view,
        "main_dttm_col": "axis_date" if table.has("axis_date") else None,
        "description": table.description,
        "cache_timeout": -1,
        "schema": "main",
        "sql": None,
        "filter_select_enabled": True,
        "normalize_columns": False,
        "always_filter_main_dttm": False,
        "extra": certification(CHECKED) if table.is_certified else None,
        "uuid": identifier(package.name, "dataset", table.name),
        "database_uuid": database_uuid,
        "version": "1.0.0",
        "metrics": [metric_yaml(metric) for metric in table.metrics()],
        "columns": [column_yaml(column) for column in table.columns()],
    }


def metric_yaml(metric):
    return {
        "metric_name": metric.name,
        "verbose_name": metric.label,
        "expression": metric.expression,
        "description": metric.description,
        "d3format": metric.format,
        "warning_text": metric.warning,
        "extra": certification(metric.certified) if metric.certified else None,
    }


def column_yaml(column):
    return {
        "column_name": column.name,
        "verbose_name": column.label,
        "type": column.type,
        "is_dttm": column.type == "DATE",
        "is_active": True,
        "groupby": not column.is_number,
        "filterable": True,
        "expression": column.expression,
        "description": column.description,
    }


def chart(package, part):
    return {
        "slice_name": part.title,
        "description": part.description,
        "certified_by": CERTIFIED_BY if part.table.is_certified else None,
        "certification_details": CHECKED if part.table.is_certified else None,
        "viz_type": part.viz,
        "params": part.params(),
        "query_context": part.query_context(),
        "cache_timeout": -1,
        "uuid": identifier(package.name, "chart", part.key),
        "version": "1.0.0",
        "dataset_uuid": identifier(package.name, "dataset", part.table.name),
    }


def dashboard(package, board):
    return {
        "dashboard_title": package.title,
        "description": None,
        "css": layout.CSS,
        "slug": package.name,
        "certified_by": CERTIFIED_BY,
        "certification_details": CHECKED,
        "published": True,
        "uuid": identifier(package.name, "dashboard", package.name),
        "position": layout.position(board, lambda key: identifier(package.name, "chart", key)),
        "metadata": {
            **layout.METADATA,
            "native_filter_configuration": filters.configuration(
                board, lambda name: identifier(package.name, "dataset", name)
            ),
        },
        "version": "1.0.0",
    }


def files(package, database_path, kind="Dashboard"):
    """Returns the files of the bundle: texts by name."""
    board = Board(package)
    source = database(package, database_path)
    parts = {
        "metadata.yaml": {
            "version": "1.0.0",
            "type": kind,
            "timestamp": "2026-01-01T00:00:00+00:00",
        },
        "databases/minetally.yaml": source,
        f"dashboards/{package.name}.yaml": dashboard(package, board),
    }
    for table in package.tables:
        parts[f"datasets/minetally/{table.name}.yaml"] = dataset(package, table, source["uuid"])
    for part in board.charts:
        parts[f"charts/{part.key}.yaml"] = chart(package, part)
    return {
        name: yaml.safe_dump(part, sort_keys=False, allow_unicode=True, width=100)
        for name, part in parts.items()
    }


def write(texts, target):
    """Writes a zip file; its bytes depend on the texts only."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name in sorted(texts):
            entry = zipfile.ZipInfo(f"minetally/{name}", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, texts[name])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=pathlib.Path, help="the output folder of a job")
    parser.add_argument("--to", type=pathlib.Path, default=pathlib.Path("bundle.zip"))
    parser.add_argument(
        "--database", default="/data/minetally.duckdb", help="the DuckDB file that Superset opens"
    )
    arguments = parser.parse_args()
    write(files(tables.read(arguments.output), arguments.database), arguments.to)


if __name__ == "__main__":
    main()

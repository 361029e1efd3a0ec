"""Generates the dbt project of a snapshot of the demo, builds and tests it with dbt, validates it with
MetricFlow, and compares answers with DuckDB's. See docs/how-to/semantic-layer.md."""

import csv
import filecmp
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys

import duckdb
import yaml

from questions import QUESTIONS

ROOT = pathlib.Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "examples/dbt/generate.py"
BIN = pathlib.Path(sys.executable).parent
VALIDATION = re.compile(r"\(ERRORS: (\d+), FUTURE_ERRORS: (\d+), WARNINGS: (\d+)\)")


def call(folder, *arguments):
    """Runs a command in a folder; returns its exit code and its output."""
    environment = os.environ | {
        "DBT_PROFILES_DIR": str(folder),
        "NO_COLOR": "1",
        "DO_NOT_TRACK": "1",
    }
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def generate(snapshot, folder):
    shutil.rmtree(folder, ignore_errors=True)
    code, out = call(ROOT, sys.executable, str(GENERATOR), str(snapshot), str(folder))
    assert code == 0, out


def files(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def deterministic(first, second):
    """Returns whether two generated projects have the same files."""
    names = files(first)
    return names == files(second) and not filecmp.cmpfiles(first, second, names, shallow=False)[1]


def declaration_errors(snapshot, project):
    """Compares the measures with what the data package says about sums."""
    package = json.loads((snapshot / "datapackage.json").read_text())
    for resource in package["resources"]:
        path = project / "models" / f"{resource['name']}.yml"
        if not path.exists() or resource["name"].startswith("dim_"):
            continue
        model = yaml.safe_load(path.read_text())["semantic_models"][0]
        measures = {measure["expr"]: measure for measure in model["measures"]}
        for field in resource["schema"]["fields"]:
            place = f"{resource['name']}.{field['name']}"
            measure = measures.get(field["name"])
            if (measure is not None) != (field.get("aggregation") == "sum"):
                yield f"{place}: aggregation is {field.get('aggregation')}, measure is {measure}"
            elif measure and ("non_additive_dimension" in measure) != ("sum_within" in field):
                yield f"{place}: summed within {field.get('sum_within')}, measure is {measure}"


def counted(project):
    """Returns how many semantic models, metrics and non-additive measures there are."""
    files = [
        yaml.safe_load(path.read_text()) for path in sorted((project / "models").glob("*_*.yml"))
    ]
    models = [model for file in files for model in file.get("semantic_models", [])]
    types = [metric["type"] for file in files for metric in file.get("metrics", [])]
    limited = sum(
        "non_additive_dimension" in measure
        for model in models
        for measure in model.get("measures", [])
    )
    kinds = ", ".join(f"{types.count(kind)} {kind}" for kind in sorted(set(types)))
    return f"{len(models)} semantic models, {len(types)} metrics ({kinds}), {limited} non-additive measures"


def value(text):
    """Returns a field of MetricFlow's CSV file as DuckDB would print it."""
    if text in ("", "None", "nan", "NaT", "NULL"):
        return None
    try:
        return float(text)
    except ValueError:
        return text.removesuffix("T00:00:00").removesuffix(" 00:00:00")


def rows_of(query):
    return [tuple(None if x is None else value(str(x)) for x in row) for row in query.fetchall()]


def same(found, expected):
    if isinstance(found, float) and isinstance(expected, float):
        return math.isclose(found, expected, rel_tol=1e-9)
    return found == expected


def ordered(rows):
    return sorted(rows, key=lambda row: [(x is None, str(x)) for x in row])


def answer(project, metric, group_by, where):
    """Returns the rows of MetricFlow's answer."""
    path = project / "answer.csv"
    path.unlink(missing_ok=True)
    arguments = [str(BIN / "mf"), "query", "--metrics", metric, "--csv", str(path), "--quiet"]
    arguments += ["--group-by", group_by] if group_by else []
    arguments += ["--where", where] if where else []
    code, out = call(project, *arguments)
    assert code == 0 and path.exists(), out[-3000:]
    with open(path, newline="", encoding="utf-8") as lines:
        return [tuple(map(value, row)) for row in list(csv.reader(lines))[1:]]


def question_errors(snapshot, project):
    database = duckdb.connect()
    database.execute(f"SET file_search_path = '{snapshot}'")
    database.execute((snapshot / "views.duckdb.sql").read_text())
    for question, (metric, group_by, where, sql) in QUESTIONS.items():
        expected = ordered(rows_of(database.sql(sql)))
        found = ordered(answer(project, metric, group_by, where))
        equal = len(found) == len(expected) and all(
            all(map(same, row, wanted)) for row, wanted in zip(found, expected)
        )
        print(
            f"{question}: {len(found)} rows {'equal' if equal else 'differ from'} DuckDB's",
            flush=True,
        )
        if not equal:
            different = [pair for pair in zip(found, expected) if not all(map(same, *pair))]
            yield f"{question}: {len(found)} rows instead of {len(expected)}; {different[:3]}"


def page_errors(project):
    """Runs the queries of the how-to page."""
    page = (ROOT / "docs/how-to/semantic-layer.md").read_text()
    queries = re.findall(r"bin/mf (query .*)", page)
    for query in queries:
        code, out = call(project, str(BIN / "mf"), *query.split(), "--quiet")
        if code != 0:
            yield f"mf {query}: {out[-1000:]}"
    print(f"docs/how-to/semantic-layer.md: {len(queries)} queries")
    if len(queries) != 3:
        yield f"docs/how-to/semantic-layer.md: {len(queries)} queries instead of 3"


def steps(snapshot, project):
    """Yields what is wrong after each step."""
    generate(snapshot, project)
    again = project.with_name(project.name + "-again")
    generate(snapshot, again)
    if not deterministic(project, again):
        yield "the same snapshot gave two different projects"
    yield from declaration_errors(snapshot, project)
    print(counted(project))
    code, out = call(project, str(BIN / "dbt"), "build", "--quiet", "--threads", "2")
    results = (
        json.loads((project / "target/run_results.json").read_text())["results"]
        if code == 0
        else []
    )
    print(
        f"dbt build: {sum(r['unique_id'].startswith('test') for r in results)} tests passed",
        flush=True,
    )
    if code != 0:
        yield "dbt build: " + out[-3000:]
        return
    code, out = call(project, str(BIN / "mf"), "validate-configs")
    results = [tuple(map(int, found)) for found in VALIDATION.findall(out)]
    print(
        f"mf validate-configs: {len(results)} validations, {sum(map(sum, results))} errors and warnings",
        flush=True,
    )
    if code != 0 or len(results) != 6 or any(map(any, results)):
        yield "mf validate-configs: " + out[-3000:]


def main(demo, *others):
    project = pathlib.Path(__file__).resolve().parent / "target/project"
    errors = list(steps(demo, project))
    if not errors:
        errors += question_errors(demo, project)
        errors += page_errors(project)
    for number, snapshot in enumerate(others):
        print(f"{snapshot}:")
        errors += steps(snapshot, project.with_name(f"project-{number}"))
    print("\n".join(errors) or f"{len(QUESTIONS)} answers equal DuckDB's")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(*(pathlib.Path.cwd() / argument for argument in sys.argv[1:])))

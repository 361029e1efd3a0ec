"""Opens a published output in Superset and compares what it shows with DuckDB.

See docs/evidence/readers.md#superset.
"""

import collections
import decimal
import math
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

import duckdb

import client
import figures

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = HERE / "target"
# A victim of 2024 in a known place and one whose date and district are not known.
NEW_VICTIMS = [
    "V90001,2024-12-30,I90001,2024-12-30,Millvale,Clovercross,,,A.A.,civilian,F,under 18,"
    "travelling,UXO,killed",
    "V90002,2024-12-30,I90002,,Wrenmark,,,,B.B.,civilian,M,18 or older,travelling,AP mine,injured",
]


def publish(job):
    run = subprocess.run(
        [ROOT / "pipeline/bin/minetally", "run", job], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


def plain(value):
    """Returns a value as JSON gives it."""
    if isinstance(value, decimal.Decimal):
        return float(value)
    return value


def same(one, other):
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=1e-9)
    return one == other


def sort_key(row):
    return [(value is not None, str(value) if isinstance(value, str) else "") for value in row] + [
        (value is not None, value if isinstance(value, (int, float)) else 0) for value in row
    ]


def check_equal(title, shown, expected):
    shown = sorted((tuple(row.values()) for row in shown), key=sort_key)
    expected = sorted((tuple(map(plain, row)) for row in expected), key=sort_key)
    assert len(shown) == len(expected), f"{title}: {len(shown)} rows, not {len(expected)}"
    for one, other in zip(shown, expected):
        assert len(one) == len(other) and all(map(same, one, other)), f"{title}: {one}, not {other}"


def numbers(rows):
    """Returns how often each number occurs; the page pivots rows, but keeps their numbers."""
    return collections.Counter(
        round(float(value), 6)
        for row in rows
        for value in row
        if isinstance(value, (int, float)) and abs(value) < 1e11  # not the time of an axis
    )


def expected_rows(output):
    """Returns the rows of each chart by title."""
    with duckdb.connect() as connection:
        connection.execute(f"SET file_search_path = '{output / 'current'}'")
        for table in (output / "current").glob("*/*.parquet"):
            name = table.parent.name
            connection.execute(
                f"CREATE OR REPLACE VIEW {name} AS FROM read_parquet('{name}/*.parquet')"
            )
        return {
            title: connection.execute(sql).fetchall() for title, sql in figures.EXPECTED.items()
        }


def check_charts(login, output, picture):
    """Compares the figures of the API and of the page; returns those of the API."""
    root, path, user, password = login
    expected = expected_rows(output)
    api = client.Api(root, user, password)
    charts = api.charts()
    assert set(charts) == set(expected), set(charts) ^ set(expected)
    for title, chart in charts.items():
        check_equal(title, api.rows(chart), expected[title])
    browser = client.Browser(root, user, password)
    try:
        shown = browser.open(path, len(charts))
        assert not browser.problems(), browser.problems()
        for title, chart in charts.items():
            page = numbers(tuple(row.values()) for row in shown[chart])
            wanted = numbers(tuple(map(plain, row)) for row in expected[title])
            assert page == wanted, f"{title} on the page: {page - wanted}, not {wanted - page}"
        total = expected["Victims"][0][0]
        assert f"{total:,}" in browser.text(), f"{total:,} is not on the page"
        browser.picture(picture)
    finally:
        browser.close()
    rows = sum(len(rows) for rows in expected.values())
    print(f"  {len(charts)} charts, {rows} rows: the API and the page show what DuckDB finds")
    return expected


def check_descriptions(login, output):
    """Every dataset has the descriptions and certified flags of its declaration."""
    root, _, user, password = login
    api = client.Api(root, user, password)
    answer = api.get("/api/v1/dataset/?q=(page_size:100)")["result"]
    columns = metrics = certified = 0
    for entry in answer:
        dataset = api.get(f"/api/v1/dataset/{entry['id']}")["result"]
        for column in dataset["columns"]:
            assert column["description"], f"{entry['table_name']}.{column['column_name']}"
        columns += len(dataset["columns"])
        metrics += len(dataset["metrics"])
        certified += "certification" in (dataset["extra"] or "")
        for metric in dataset["metrics"]:
            name = metric["metric_name"]
            if re.search("share|_per_|_change|incidents", name) and name[:4] == "sum_":
                assert name == "sum_records_without_incident", f"{name} adds up what must not be"
    print(f"  {len(answer)} datasets ({certified} certified): {columns} columns, {metrics} metrics")


def check_no_other_files(login):
    root, _, user, password = login
    api = client.Api(root, user, password)
    database = api.get("/api/v1/database/")["result"][0]["id"]
    body = {"database_id": database, "sql": "SELECT * FROM read_text('/etc/hostname')"}
    try:
        api.post("/api/v1/sqllab/execute/", {**body, "runAsync": False})
    except AssertionError as e:
        assert "file system operations are disabled" in str(e), e
        print("  SQL Lab cannot read other files of the machine")
        return
    raise AssertionError("SQL Lab reads other files of the machine")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(output, home, log):
    """Starts Superset as a user would; returns the process and the login."""
    with open(log, "w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [ROOT / "examples/superset/up", output, "--port", str(free_port())],
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "MINETALLY_SUPERSET": str(home)},
            start_new_session=True,
        )
    deadline = time.monotonic() + 1800
    while "stop  " not in log.read_text(encoding="utf-8"):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < deadline, f"Superset did not start; see {log}"
        time.sleep(1)
    return process, client.login(log.read_text(encoding="utf-8"))


def check(home):
    shutil.rmtree(TARGET / "work", ignore_errors=True)
    shutil.copytree(ROOT / "testdata/demo", TARGET / "work/testdata/demo")
    job, output = TARGET / "work/testdata/demo/job.yaml", TARGET / "work/out/demo"
    print("A first snapshot:")
    publish(job)
    process, login = start(output, home, TARGET / "up.log")
    try:
        check_descriptions(login, output)
        before = check_charts(login, output, TARGET / "first.png")
        check_no_other_files(login)
        print("A second snapshot, without a restart:")
        with open(job.parent / "data/victims.csv", "a", encoding="utf-8") as victims:
            victims.write("\n".join(NEW_VICTIMS) + "\n")
        publish(job)
        after = check_charts(login, output, TARGET / "second.png")
        old, new = before["Victims"][0][0], after["Victims"][0][0]
        assert new == old + len(NEW_VICTIMS), f"{new} victims after {old}"
        print(f"  {new:,} victims, after {old:,}")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)


if __name__ == "__main__":
    check(pathlib.Path(sys.argv[1]))

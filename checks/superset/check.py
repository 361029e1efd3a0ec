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


def expected_rows(output, *filters):
    """Returns the rows of each chart by title, with the filters that change the chart."""
    expected = {}
    connections = {}
    for title, sql in figures.EXPECTED.items():
        parts = [figures.FILTERS[name] for name in filters]
        conditions = [condition for _, condition, charts in parts if title in charts]
        condition = " AND ".join(conditions) or "true"
        if condition not in connections:
            connections[condition] = limited(output, conditions)
        expected[title] = connections[condition].execute(sql).fetchall()
    for connection in connections.values():
        connection.close()
    return expected


def limited(output, conditions):
    """Returns a connection whose tables with all the columns are limited to the conditions."""
    connection = duckdb.connect()
    connection.execute(f"SET file_search_path = '{output / 'current'}'")
    needed = {re.split(r"\W", condition)[0] for condition in conditions}
    for table in sorted({path.parent.name for path in (output / "current").glob("*/*.parquet")}):
        rows = f"FROM read_parquet('{table}/*.parquet')"
        columns = {row[0] for row in connection.execute(f"DESCRIBE {rows}").fetchall()}
        where = " AND ".join(conditions) if "_by_" in table and needed <= columns else "true"
        connection.execute(f"CREATE VIEW {table} AS {rows} WHERE {where or 'true'}")
    return connection


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
        check_page(browser, browser.open(path, len(charts)), charts, expected)
        browser.picture(picture)
        filtered = check_filters(api, browser, path, charts, output)
        browser.picture(picture.with_stem(f"{picture.stem}-filtered"))
    finally:
        browser.close()
    rows = sum(len(rows) for rows in expected.values())
    print(f"  {len(charts)} charts, {rows} rows: the API and the page show what DuckDB finds")
    print(f"  {filtered}")
    return expected


def check_page(browser, shown, charts, expected):
    assert not browser.problems(), browser.problems()
    for title, chart in charts.items():
        page = numbers(tuple(row.values()) for row in shown[chart])
        wanted = numbers(tuple(map(plain, row)) for row in expected[title])
        assert page == wanted, f"{title} on the page: {page - wanted}, not {wanted - page}"
    total = expected["Victims"][0][0]
    assert f"{total:,}" in browser.text(), f"{total:,} is not on the page"


def check_filters(api, browser, path, charts, output):
    """Selects a value of each filter through the API, and of several filters on the page."""
    filters = api.filters(path)
    assert set(filters) == set(figures.FILTERS), set(filters) ^ set(figures.FILTERS)
    changed = 0
    for name, (value, _, affected) in figures.FILTERS.items():
        outside = set(filters[name]["scope"]["excluded"])
        inside = {title for title, chart in charts.items() if chart not in outside}
        assert inside == affected, f"{name}: {inside ^ affected}"
        expected = expected_rows(output, name)
        for title in inside:
            rows = api.rows(charts[title], [client.condition(filters[name], value)])
            check_equal(f"{title}, {name} {value}", rows, expected[title])
        changed += len(inside)
    selected = {name: figures.FILTERS[name][0] for name in figures.ON_PAGE}
    masks = dict(client.mask(filters[name], value) for name, value in selected.items())
    shown = browser.open(path, len(charts), masks)
    check_page(browser, shown, charts, expected_rows(output, *selected))
    return (
        f"{len(filters)} filters change {changed} charts as DuckDB does;"
        f" {', '.join(selected)} also on the page"
    )


def check_ratios(login, output):
    """Quotients over provinces are those published for the country; rates are never added up."""
    root, _, user, password = login
    api = client.Api(root, user, password)
    datasets = api.datasets()
    compared = 0
    with limited(output, []) as connection:
        for period in ["month", "year"]:
            names = list(figures.RATIOS)
            dataset = datasets[f"summary_by_{period}_province_joined"]
            shown = api.values(dataset, ["period_id"], [f"ratio_{name}" for name in names])
            sql = f"SELECT period_id, {', '.join(names)} FROM summary_by_{period}_country"
            check_equal(f"shares by {period}", shown, connection.execute(sql).fetchall())
            dataset = datasets[f"casualties_by_{period}_district_joined"]
            shown = api.values(dataset, ["period_id"], ["ratio_share_killed"])
            sql = f"SELECT period_id, share_killed FROM summary_by_{period}_country"
            sql += " WHERE victims IS NOT NULL"
            check_equal(f"killed by {period}", shown, connection.execute(sql).fetchall())
            dataset = datasets[f"summary_by_{period}_district_joined"]
            rates = [f"only_{name}" for name in figures.RATES]
            for row in api.values(dataset, ["period_id"], ["rows", *rates]):
                assert row["rows"] == 1 or not any(row[rate] for rate in rates), row
            shown = api.values(dataset, ["period_id", "region_id"], rates)
            quotients = ", ".join(figures.RATES.values())
            sql = f"SELECT period_id, region_id, {quotients} FROM summary_by_{period}_district"
            rows = connection.execute(sql).fetchall()
            check_equal(f"rates by {period}", shown, rows)
            compared += len(rows)
    print(f"  shares over provinces are those of the country; {compared:,} rates of districts")


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
        check_ratios(login, output)
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

"""Computes the benchmark's two tables with another engine: peers.py ENGINE DATA OUTPUT.

Each engine has the fastest formulation that we found. All of them count each record id once; rows
with the same id are equal in the generated data, so any of them may be kept.
"""

import glob
import os
import sys

CATEGORIES = {
    "UXO": "unexploded_ordnance",
    "AP mine": "anti_personnel_mine",
    "Submunition": "cluster_munition_remnant",
    "AV mine": "anti_vehicle_mine",
    "IED": "improvised_mine",
    "AXO": "abandoned_ordnance",
    "Unknown": "unspecified",
    "Other ERW": "other_erw",
    "Booby-trap": "booby_trap",
}

MONTHS = "detections_by_month_district"
YEARS = "detections_by_year_region"
COLUMNS = [
    "record_id",
    "event_date",
    "district_code",
    "district",
    "device",
    "production_year",
    "quantity",
    "area_m2",
    "latitude",
    "longitude",
    "source",
    "notes",
]


def path(output, table):
    os.makedirs(os.path.join(output, table), exist_ok=True)
    return os.path.join(output, table, "part-00000-of-00001.parquet")


def categories_sql():
    return ", ".join(f"('{word}', '{category}')" for word, category in CATEGORIES.items())


def duckdb(data, output):
    """The SQL of DuckDbJob."""
    import duckdb as engine

    sql = engine.connect().execute
    sql("SET preserve_insertion_order = false")
    sql(
        f"""CREATE TEMP TABLE gazetteer AS SELECT code, name, level, parent
        FROM read_csv('{data}/gazetteer.csv', header = true, all_varchar = true)"""
    )
    sql("CREATE TEMP TABLE categories (word VARCHAR, category VARCHAR)")
    sql(f"INSERT INTO categories VALUES {categories_sql()}")
    sql("CREATE TYPE district AS ENUM (SELECT code FROM gazetteer WHERE level = 'district')")
    sql("CREATE TYPE device AS ENUM (SELECT word FROM categories)")
    sql(
        f"""CREATE TEMP TABLE sums AS
        WITH records AS (
          SELECT any_value(date_trunc('month', event_date)) AS month,
                 any_value(district_code) AS district_code, any_value(device) AS device,
                 any_value(quantity) AS quantity, any_value(area_m2) AS area_m2
          FROM read_csv('{data}/rows-*.csv', auto_detect = false, header = true, delim = ',',
                        quote = '"', escape = '"', buffer_size = 8000000,
                        columns = {{'record_id': 'VARCHAR', 'event_date': 'DATE',
                          'district_code': 'district', 'district': 'VARCHAR', 'device': 'device',
                          'production_year': 'SMALLINT', 'quantity': 'SMALLINT',
                          'area_m2': 'DECIMAL(9,1)', 'latitude': 'DOUBLE', 'longitude': 'DOUBLE',
                          'source': 'VARCHAR', 'notes': 'VARCHAR'}})
          GROUP BY record_id),
        cells AS (SELECT month, district_code, device, count(*) AS records,
                         sum(quantity) AS items, sum(area_m2) AS area
                  FROM records GROUP BY ALL)
        SELECT month, code, name, parent, category, records, items, area FROM cells
        JOIN gazetteer ON code = district_code::VARCHAR
        JOIN categories ON word = device::VARCHAR"""
    )
    sql(
        f"""COPY (SELECT strftime(month, '%Y-%m') AS period_key, code AS region_code,
          name AS region_name, parent AS parent_code, category AS device_category,
          sum(records)::BIGINT AS records, sum(items)::BIGINT AS items,
          sum(area)::DECIMAL(18,4) AS area_cleared_m2
        FROM sums GROUP BY month, code, name, parent, category
        ORDER BY period_key, region_code, device_category)
        TO '{path(output, MONTHS)}' (FORMAT parquet, COMPRESSION snappy)"""
    )
    sql(
        f"""COPY (SELECT strftime(month, '%Y') AS period_key, region.code AS region_code,
          region.name AS region_name, sum(records)::BIGINT AS records,
          sum(items)::BIGINT AS items, sum(area)::DECIMAL(18,4) AS area_cleared_m2
        FROM sums JOIN gazetteer AS region ON region.code = sums.parent
        GROUP BY ALL ORDER BY period_key, region_code)
        TO '{path(output, YEARS)}' (FORMAT parquet, COMPRESSION snappy)"""
    )


def polars(data, output):
    """The streaming engine. Areas have one decimal and are summed as whole tenths."""
    import polars as pl

    types = {name: pl.String for name in COLUMNS}
    types |= {"quantity": pl.Int16, "area_m2": pl.Float64}
    records = (
        pl.scan_csv(sorted(glob.glob(f"{data}/rows-*.csv")), schema=types)
        .select(
            "record_id",
            pl.col("event_date").str.slice(0, 7).alias("period_key"),
            "district_code",
            "device",
            "quantity",
            (pl.col("area_m2") * 10).round().cast(pl.Int32).alias("tenths"),
        )
        .group_by("record_id")
        .agg(pl.all().first())
    )
    cells = (
        records.group_by("period_key", "district_code", "device")
        .agg(
            pl.len().cast(pl.Int64).alias("records"),
            pl.col("quantity").cast(pl.Int64).sum().alias("items"),
            pl.col("tenths").cast(pl.Int64).sum().alias("tenths"),
            pl.col("tenths").count().alias("reported"),
        )
        .collect(engine="streaming")
    )
    places = pl.read_csv(f"{data}/gazetteer.csv", infer_schema=False)
    devices = pl.DataFrame({"device": list(CATEGORIES), "device_category": CATEGORIES.values()})
    cells = cells.join(devices, on="device").join(
        places.select(
            pl.col("code").alias("district_code"),
            pl.col("name").alias("region_name"),
            pl.col("parent").alias("parent_code"),
        ),
        on="district_code",
    )
    area = (
        pl.when(pl.col("reported") > 0)
        .then(pl.col("tenths").cast(pl.Decimal(18, 4)) / 10)
        .cast(pl.Decimal(18, 4))
        .alias("area_cleared_m2")
    )
    sums = [pl.col("records", "items", "tenths", "reported").sum()]
    months = (
        cells.rename({"district_code": "region_code"})
        .group_by("period_key", "region_code", "region_name", "parent_code", "device_category")
        .agg(sums)
        .with_columns(area)
        .drop("tenths", "reported")
        .sort("period_key", "region_code", "device_category")
    )
    months.write_parquet(path(output, MONTHS), compression="snappy")
    years = (
        cells.with_columns(pl.col("period_key").str.slice(0, 4))
        .group_by("period_key", pl.col("parent_code").alias("region_code"))
        .agg(sums)
        .with_columns(area)
        .drop("tenths", "reported")
        .sort("period_key", "region_code")
    )
    years.write_parquet(path(output, YEARS), compression="snappy")


def chdb(data, output):
    """ClickHouse in this process."""
    import chdb as engine

    run = engine.session.Session().query
    types = {name: "String" for name in COLUMNS}
    types |= {
        "event_date": "Date",
        "district_code": "LowCardinality(String)",
        "device": "LowCardinality(String)",
        "production_year": "Nullable(UInt16)",
        "quantity": "UInt16",
        "area_m2": "Nullable(Decimal(9, 1))",
        "latitude": "Float64",
        "longitude": "Float64",
    }
    structure = ", ".join(f"{name} {type}" for name, type in types.items()).replace("'", "''")
    run("CREATE DATABASE IF NOT EXISTS b ENGINE = Atomic")
    run(
        f"""CREATE TABLE b.gazetteer ENGINE = Memory AS SELECT code, name, level, parent
        FROM file('{data}/gazetteer.csv', CSVWithNames,
                  'code String, name String, level String, parent String, aliases String')"""
    )
    run("CREATE TABLE b.categories (word String, category String) ENGINE = Memory")
    run(f"INSERT INTO b.categories VALUES {categories_sql()}")
    run(
        f"""CREATE TABLE b.sums ENGINE = Memory AS
        WITH records AS (
          SELECT any(toStartOfMonth(event_date)) AS month, any(district_code) AS district,
                 any(device) AS device, any(quantity) AS quantity, anyOrNull(area_m2) AS area
          FROM file('{data}/rows-*.csv', CSVWithNames, '{structure}') GROUP BY record_id)
        SELECT month, district, device, count() AS records, sum(quantity) AS items,
               sumOrNull(area) AS area
        FROM records GROUP BY month, district, device"""
    )
    run(
        f"""INSERT INTO FUNCTION file('{path(output, MONTHS)}', Parquet)
        SELECT formatDateTime(month, '%Y-%m') AS period_key, toString(district) AS region_code,
          g.name AS region_name, g.parent AS parent_code, category AS device_category,
          toInt64(sum(records)) AS records, toInt64(sum(items)) AS items,
          CAST(sumOrNull(area), 'Nullable(Decimal(18, 4))') AS area_cleared_m2
        FROM b.sums JOIN b.gazetteer AS g ON g.code = toString(district)
        JOIN b.categories ON word = toString(device)
        GROUP BY ALL ORDER BY period_key, region_code, device_category
        SETTINGS output_format_parquet_compression_method = 'snappy'"""
    )
    run(
        f"""INSERT INTO FUNCTION file('{path(output, YEARS)}', Parquet)
        SELECT formatDateTime(month, '%Y') AS period_key, g.parent AS region_code,
          toInt64(sum(records)) AS records, toInt64(sum(items)) AS items,
          CAST(sumOrNull(area), 'Nullable(Decimal(18, 4))') AS area_cleared_m2
        FROM b.sums JOIN b.gazetteer AS g ON g.code = toString(district)
        GROUP BY ALL ORDER BY period_key, region_code
        SETTINGS output_format_parquet_compression_method = 'snappy'"""
    )


def datafusion(data, output):
    """Apache DataFusion. With first_value() instead of min(), it takes eight times as long."""
    import datafusion as engine
    import pyarrow as pa

    context = engine.SessionContext()
    types = {name: pa.string() for name in COLUMNS}
    types |= {"quantity": pa.int16(), "area_m2": pa.decimal128(9, 1)}
    schema = pa.schema(list(types.items()))
    rows = context.read_csv(sorted(glob.glob(f"{data}/rows-*.csv")), schema=schema)
    context.register_view("input", rows)
    context.register_csv("gazetteer", f"{data}/gazetteer.csv")
    context.sql(
        f"""CREATE TABLE sums AS
        WITH records AS (
          SELECT min(substr(event_date, 1, 7)) AS month,
                 min(district_code) AS district, min(device) AS device,
                 min(quantity) AS quantity, min(area_m2) AS area
          FROM input GROUP BY record_id),
        cells AS (SELECT month, district, device, count(*) AS records, sum(quantity) AS items,
                         sum(area) AS area FROM records GROUP BY month, district, device)
        SELECT month, g.code, g.name, g.parent, c.category, records, items, area
        FROM cells JOIN gazetteer AS g ON g.code = district
        JOIN (VALUES {categories_sql()}) AS c(word, category) ON c.word = device"""
    ).collect()
    months = context.sql(
        """SELECT month AS period_key, code AS region_code, name AS region_name,
          parent AS parent_code, category AS device_category,
          CAST(sum(records) AS BIGINT) AS records, CAST(sum(items) AS BIGINT) AS items,
          CAST(sum(area) AS DECIMAL(18, 4)) AS area_cleared_m2
        FROM sums GROUP BY month, code, name, parent, category
        ORDER BY period_key, region_code, device_category"""
    )
    years = context.sql(
        """SELECT substr(month, 1, 4) AS period_key, parent AS region_code,
          CAST(sum(records) AS BIGINT) AS records, CAST(sum(items) AS BIGINT) AS items,
          CAST(sum(area) AS DECIMAL(18, 4)) AS area_cleared_m2
        FROM sums GROUP BY substr(month, 1, 4), parent ORDER BY period_key, region_code"""
    )
    months.write_parquet(path(output, MONTHS), compression="snappy")
    years.write_parquet(path(output, YEARS), compression="snappy")


ENGINES = {"duckdb-2": duckdb, "polars": polars, "chdb": chdb, "datafusion": datafusion}

if __name__ == "__main__":
    name, data, output = sys.argv[1:]
    ENGINES[name](data, output)

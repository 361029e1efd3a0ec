-- A snapshot of format 1: an external table for each table, and a view <table>_joined for each table of figures.
-- For Trino's Hive connector. Put the snapshot's address in the place of ${SNAPSHOT}, and run it in a schema of its own:
--   sed 's|[$]{SNAPSHOT}|local:///out/current|' views.trino.sql | trino --catalog hive --schema minetally
-- Dropping an external table leaves its files alone. Run the file again when columns have changed.

DROP TABLE IF EXISTS "casualties_by_year_district";
CREATE TABLE "casualties_by_year_district" (
  "period_id" varchar COMMENT 'The period''s one key: period_type:period_key, such as month:2021-03. Joins dim_period.',
  "region_id" varchar COMMENT 'The region''s one key: level:region_code, such as district:0102. Joins dim_region.',
  "period_key" varchar COMMENT 'The period; with X where month, day or year is not known (EDTF), such as 2019-XX.',
  "period_start" date COMMENT 'First day of the period. NULL: not known, or before the year 1.',
  "period_end" date COMMENT 'Last day of the period, included. NULL: not known, or outside the years 1 to 9999.',
  "region_code" varchar COMMENT 'The region''s code; <code>/unknown where only the region above is known; unknown where none is.',
  "region_name" varchar COMMENT 'The region''s name, as the gazetteer gives it.',
  "parent_code" varchar COMMENT 'Code of the region above in that time; <code>/unknown where it changed. NULL: there is none.',
  "region_mode" varchar COMMENT 'at-event: regions as they were when it happened. as-of <day>: as they were on that day.',
  "sex" varchar COMMENT 'Sex of the victim.',
  "records" bigint COMMENT 'Accepted records behind this row. Unit: records.',
  "victims" bigint COMMENT 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.',
  "killed" bigint COMMENT 'People killed. NULL: not reported. Unit: people.',
  "injured" bigint COMMENT 'People injured who survived. NULL: not reported. Unit: people.',
  "outcome_unknown" bigint COMMENT 'People of whom it is not known whether they survived. NULL: not reported. Unit: people.'
)
COMMENT 'Casualties by year and district, broken down further.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/casualties_by_year_district');

DROP TABLE IF EXISTS "changes";
CREATE TABLE "changes" (
  "table_name" varchar COMMENT 'The table in which the figure stands, or stood.',
  "kind" varchar COMMENT 'changed: the row was there before. added: it was not. removed: it is there no more.',
  "period_id" varchar COMMENT 'The row''s period; of a removed row, it need not be in dim_period any more.',
  "region_id" varchar COMMENT 'The row''s region; of a removed row, it need not be in dim_region any more.',
  "parent_code" varchar COMMENT 'The row''s parent_code. NULL: there is none.',
  "dimensions" varchar COMMENT 'The row''s dimensions, as sex=female;age_group=child, in the table''s order; a backslash stands before ; = and \ in a value. Empty: the table has none.',
  "period_key" varchar COMMENT 'The row''s period_key.',
  "period_start" date COMMENT 'First day of the period. NULL: not known.',
  "region_code" varchar COMMENT 'The row''s region_code.',
  "region_name" varchar COMMENT 'The row''s region_name.',
  "measure" varchar COMMENT 'The column in which the figure stands.',
  "old_value" decimal(18, 4) COMMENT 'The figure before. NULL: not reported, or no such row. Unit: as measure says.',
  "new_value" decimal(18, 4) COMMENT 'The figure now. NULL: not reported, or no such row. Unit: as measure says.',
  "previous_run_id" varchar COMMENT 'The run of the snapshot before, as its folder is called.'
)
COMMENT 'Each figure of the tables of casualties, detections and incidents that differs from the snapshot before; empty in the first snapshot.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/changes');

DROP TABLE IF EXISTS "detections_by_year_region";
CREATE TABLE "detections_by_year_region" (
  "period_id" varchar COMMENT 'The period''s one key: period_type:period_key, such as month:2021-03. Joins dim_period.',
  "region_id" varchar COMMENT 'The region''s one key: level:region_code, such as district:0102. Joins dim_region.',
  "period_key" varchar COMMENT 'The period; with X where month, day or year is not known (EDTF), such as 2019-XX.',
  "period_start" date COMMENT 'First day of the period. NULL: not known, or before the year 1.',
  "period_end" date COMMENT 'Last day of the period, included. NULL: not known, or outside the years 1 to 9999.',
  "region_code" varchar COMMENT 'The region''s code; <code>/unknown where only the region above is known; unknown where none is.',
  "region_name" varchar COMMENT 'The region''s name, as the gazetteer gives it.',
  "parent_code" varchar COMMENT 'Code of the region above in that time; <code>/unknown where it changed. NULL: there is none.',
  "region_mode" varchar COMMENT 'at-event: regions as they were when it happened. as-of <day>: as they were on that day.',
  "records" bigint COMMENT 'Accepted records behind this row. Unit: records.',
  "items" bigint COMMENT 'Items of explosive ordnance found or destroyed. NULL: not reported. Unit: items.',
  "area_cleared_m2" decimal(18, 4) COMMENT 'Land released by clearance, in square metres. NULL: not reported. Never add it to land reduced or cancelled. Unit: m2.',
  "area_reduced_m2" decimal(18, 4) COMMENT 'Land released by technical survey, in square metres. NULL: not reported. Unit: m2.',
  "area_cancelled_m2" decimal(18, 4) COMMENT 'Land released by non-technical survey, in square metres. NULL: not reported. Unit: m2.'
)
COMMENT 'Detections by year and region.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/detections_by_year_region');

DROP TABLE IF EXISTS "dim_period";
CREATE TABLE "dim_period" (
  "period_id" varchar COMMENT 'The period''s one key: period_type:period_key, such as month:2021-03. Joins dim_period.',
  "period_type" varchar COMMENT 'day, week, month, quarter or year.',
  "period_key" varchar COMMENT 'The period; with X where month, day or year is not known (EDTF), such as 2019-XX.',
  "period_start" date COMMENT 'First day of the period. NULL: not known, or before the year 1.',
  "period_end" date COMMENT 'Last day of the period, included. NULL: not known, or outside the years 1 to 9999.',
  "precision" varchar COMMENT 'exact, or unknown for a bucket of imprecise dates.'
)
COMMENT 'The periods that occur in the fact tables.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/dim_period');

DROP TABLE IF EXISTS "dim_region";
CREATE TABLE "dim_region" (
  "region_id" varchar COMMENT 'The region''s one key: level:region_code, such as district:0102. Joins dim_region.',
  "region_level" varchar COMMENT 'The gazetteer''s level.',
  "region_code" varchar COMMENT 'The region''s code; <code>/unknown where only the region above is known; unknown where none is.',
  "region_name" varchar COMMENT 'The region''s name, as the gazetteer gives it.',
  "parent_code" varchar COMMENT 'Code of the region above, the latest or that of the day in region_mode. NULL: there is none.',
  "parent_id" varchar COMMENT 'region_id of that region. NULL: there is none.',
  "aliases" varchar COMMENT 'Other names of the region, separated by |.'
)
COMMENT 'The gazetteer''s regions, and the unknown members that occur in the fact tables.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/dim_region');

DROP TABLE IF EXISTS "findings";
CREATE TABLE "findings" (
  "source_id" varchar COMMENT 'The source''s id in the job file.',
  "file" varchar COMMENT 'The file, as the job file leads to it.',
  "record_number" bigint COMMENT 'The record''s number in the file, from 1, the header not counted. Unit: number.',
  "line_number" bigint COMMENT 'The line of the file on which the record starts, from 1. Unit: number.',
  "finding_code" varchar COMMENT 'The kind, for grouping.',
  "finding" varchar COMMENT 'What was found, as a plain sentence.'
)
COMMENT 'What a person should look at: restated figures, gaps, overlaps, totals that do not fit.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/findings');

DROP TABLE IF EXISTS "rejects";
CREATE TABLE "rejects" (
  "source_id" varchar COMMENT 'The source''s id in the job file.',
  "file" varchar COMMENT 'The file, as the job file leads to it.',
  "record_number" bigint COMMENT 'The record''s number in the file, from 1, the header not counted. Unit: number.',
  "line_number" bigint COMMENT 'The line of the file on which the record starts, from 1. Unit: number.',
  "column_name" varchar COMMENT 'The column, as the header names it. NULL: the whole record.',
  "reason_code" varchar COMMENT 'The reason, for grouping.',
  "reason" varchar COMMENT 'The reason, as a plain sentence.'
)
COMMENT 'The records that do not count, and why.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/rejects');

DROP TABLE IF EXISTS "unmatched_names";
CREATE TABLE "unmatched_names" (
  "source_id" varchar COMMENT 'The source''s id in the job file.',
  "region_level" varchar COMMENT 'The gazetteer''s level at which it was looked for.',
  "parent_code" varchar COMMENT 'The region it was looked for in. NULL: the whole gazetteer.',
  "parent_name" varchar COMMENT 'That region''s name.',
  "name" varchar COMMENT 'The name or code, as the source gives it.',
  "problem" varchar COMMENT 'not_found, or ambiguous where several regions answer to it.',
  "records" bigint COMMENT 'Accepted records with it. Unit: records.',
  "suggestion_1" varchar COMMENT 'The most similar name; a suggestion, never a match.',
  "suggestion_2" varchar COMMENT 'The next.',
  "suggestion_3" varchar COMMENT 'The next.'
)
COMMENT 'The place names and codes that the gazetteer does not have, for its table of aliases.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/unmatched_names');

CREATE OR REPLACE VIEW "casualties_by_year_district_joined"
COMMENT 'Casualties by year and district, broken down further. With what dim_period and dim_region say; a row of the table is one row here.' AS
SELECT
  f."period_id",
  f."region_id",
  f."period_key",
  f."period_start",
  f."period_end",
  f."region_code",
  f."region_name",
  f."parent_code",
  f."region_mode",
  f."sex",
  f."records",
  f."victims",
  f."killed",
  f."injured",
  f."outcome_unknown",
  p.period_type,
  p.precision AS period_precision,
  r.region_level,
  r.parent_code AS present_parent_code,
  up.region_name AS present_parent_name
FROM "casualties_by_year_district" AS f
LEFT JOIN dim_period AS p ON p.period_id = f.period_id
LEFT JOIN dim_region AS r ON r.region_id = f.region_id
LEFT JOIN dim_region AS up ON up.region_id = r.parent_id;

CREATE OR REPLACE VIEW "detections_by_year_region_joined"
COMMENT 'Detections by year and region. With what dim_period and dim_region say; a row of the table is one row here.' AS
SELECT
  f."period_id",
  f."region_id",
  f."period_key",
  f."period_start",
  f."period_end",
  f."region_code",
  f."region_name",
  f."parent_code",
  f."region_mode",
  f."records",
  f."items",
  f."area_cleared_m2",
  f."area_reduced_m2",
  f."area_cancelled_m2",
  p.period_type,
  p.precision AS period_precision,
  r.region_level,
  r.parent_code AS present_parent_code,
  up.region_name AS present_parent_name
FROM "detections_by_year_region" AS f
LEFT JOIN dim_period AS p ON p.period_id = f.period_id
LEFT JOIN dim_region AS r ON r.region_id = f.region_id
LEFT JOIN dim_region AS up ON up.region_id = r.parent_id;

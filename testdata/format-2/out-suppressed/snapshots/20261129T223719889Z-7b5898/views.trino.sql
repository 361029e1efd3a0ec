-- A suppressed snapshot of format 2: an external table for each table, and a view <table>_joined for each table of figures.
-- For Trino's Hive connector. Replace ${SNAPSHOT} with the address of the snapshot, and run it in a separate schema:
--   sed 's|[$]{SNAPSHOT}|local:///out/current|' views.trino.sql | trino --catalog hive --schema minetally
-- Dropping an external table does not delete its files. Run this file again when columns change.

DROP TABLE IF EXISTS "casualties_by_year_district";
CREATE TABLE "casualties_by_year_district" (
  "period_id" varchar COMMENT 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.',
  "region_id" varchar COMMENT 'Key of the region: level:region_code, such as district:0102. Joins dim_region.',
  "period_key" varchar COMMENT 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.',
  "period_start" date COMMENT 'First day of the period. NULL: not known, or before the year 1.',
  "period_end" date COMMENT 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.',
  "region_code" varchar COMMENT 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.',
  "region_name" varchar COMMENT 'The region''s name in the gazetteer.',
  "parent_code" varchar COMMENT 'Code of the region above at that time; <code>/unknown if it changed. NULL: there is none.',
  "region_mode" varchar COMMENT 'at-event: regions as they were at the time of the event. as-of <day>: regions as of that day.',
  "records" bigint COMMENT 'Accepted records behind this row. Unit: records.',
  "victims" bigint COMMENT 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.',
  "killed" bigint COMMENT 'People killed. NULL: not reported. Unit: people.',
  "injured" bigint COMMENT 'People injured who survived. NULL: not reported. Unit: people.',
  "outcome_unknown" bigint COMMENT 'People whose survival is not known. NULL: not reported. Unit: people.',
  "is_suppressed" varchar COMMENT 'yes: some numbers of this row are suppressed (NULL), because small counts could be computed from them. Otherwise no.'
)
COMMENT 'Casualties by year and district.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/casualties_by_year_district');

DROP TABLE IF EXISTS "casualties_by_year_region";
CREATE TABLE "casualties_by_year_region" (
  "period_id" varchar COMMENT 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.',
  "region_id" varchar COMMENT 'Key of the region: level:region_code, such as district:0102. Joins dim_region.',
  "period_key" varchar COMMENT 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.',
  "period_start" date COMMENT 'First day of the period. NULL: not known, or before the year 1.',
  "period_end" date COMMENT 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.',
  "region_code" varchar COMMENT 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.',
  "region_name" varchar COMMENT 'The region''s name in the gazetteer.',
  "parent_code" varchar COMMENT 'Code of the region above at that time; <code>/unknown if it changed. NULL: there is none.',
  "region_mode" varchar COMMENT 'at-event: regions as they were at the time of the event. as-of <day>: regions as of that day.',
  "records" bigint COMMENT 'Accepted records behind this row. Unit: records.',
  "victims" bigint COMMENT 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.',
  "killed" bigint COMMENT 'People killed. NULL: not reported. Unit: people.',
  "injured" bigint COMMENT 'People injured who survived. NULL: not reported. Unit: people.',
  "outcome_unknown" bigint COMMENT 'People whose survival is not known. NULL: not reported. Unit: people.',
  "is_suppressed" varchar COMMENT 'yes: some numbers of this row are suppressed (NULL), because small counts could be computed from them. Otherwise no.'
)
COMMENT 'Casualties by year and region.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/casualties_by_year_region');

DROP TABLE IF EXISTS "changes";
CREATE TABLE "changes" (
  "table_name" varchar COMMENT 'The table that contains the figure, or contained it.',
  "kind" varchar COMMENT 'changed: the row was in the previous snapshot too. added: it is new. removed: it no longer exists.',
  "period_id" varchar COMMENT 'The row''s period. The period of a removed row may no longer be in dim_period.',
  "region_id" varchar COMMENT 'The row''s region. The region of a removed row may no longer be in dim_region.',
  "parent_code" varchar COMMENT 'The row''s parent_code. NULL: there is none.',
  "dimensions" varchar COMMENT 'The row''s dimensions, such as sex=female;age_group=child, in the table''s order; a backslash precedes ; = and \ in a value. Empty: the table has none.',
  "period_key" varchar COMMENT 'The row''s period_key.',
  "period_start" date COMMENT 'First day of the period. NULL: not known.',
  "region_code" varchar COMMENT 'The row''s region_code.',
  "region_name" varchar COMMENT 'The row''s region_name.',
  "measure" varchar COMMENT 'The column that contains the figure.',
  "old_value" decimal(18, 4) COMMENT 'The previous figure. NULL: not reported, or no such row. Unit: as measure says.',
  "new_value" decimal(18, 4) COMMENT 'The current figure. NULL: not reported, or no such row. Unit: as measure says.',
  "previous_run_id" varchar COMMENT 'The run id of the previous snapshot, which is the name of its folder.'
)
COMMENT 'Each figure of the tables of casualties, detections and incidents that differs from the previous snapshot; empty in the first snapshot.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/changes');

DROP TABLE IF EXISTS "dim_period";
CREATE TABLE "dim_period" (
  "period_id" varchar COMMENT 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.',
  "period_type" varchar COMMENT 'day, week, month, quarter or year.',
  "period_key" varchar COMMENT 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.',
  "period_start" date COMMENT 'First day of the period. NULL: not known, or before the year 1.',
  "period_end" date COMMENT 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.',
  "precision" varchar COMMENT 'exact, or unknown for a bucket of imprecise dates.'
)
COMMENT 'The periods that occur in the fact tables.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/dim_period');

DROP TABLE IF EXISTS "dim_region";
CREATE TABLE "dim_region" (
  "region_id" varchar COMMENT 'Key of the region: level:region_code, such as district:0102. Joins dim_region.',
  "region_level" varchar COMMENT 'The gazetteer''s level.',
  "region_code" varchar COMMENT 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.',
  "region_name" varchar COMMENT 'The region''s name in the gazetteer.',
  "parent_code" varchar COMMENT 'Code of the region above: the latest one, or the one on the day in region_mode. NULL: there is none.',
  "parent_id" varchar COMMENT 'region_id of that region. NULL: there is none.',
  "aliases" varchar COMMENT 'Other names of the region, separated by |.'
)
COMMENT 'The gazetteer''s regions, and the unknown places that occur in the fact tables.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/dim_region');

DROP TABLE IF EXISTS "findings";
CREATE TABLE "findings" (
  "source_id" varchar COMMENT 'The source''s id in the job file.',
  "file" varchar COMMENT 'The file''s path, as resolved from the job file.',
  "record_number" bigint COMMENT 'The record''s number in the file, from 1, without the header. Unit: number.',
  "line_number" bigint COMMENT 'The line of the file on which the record starts, from 1. Unit: number.',
  "finding_code" varchar COMMENT 'The kind, for grouping.',
  "finding" varchar COMMENT 'The finding, as a plain sentence.'
)
COMMENT 'Findings for a person to review: restated figures, gaps, overlaps, totals that differ from their parts.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/findings');

DROP TABLE IF EXISTS "rejects";
CREATE TABLE "rejects" (
  "source_id" varchar COMMENT 'The source''s id in the job file.',
  "file" varchar COMMENT 'The file''s path, as resolved from the job file.',
  "record_number" bigint COMMENT 'The record''s number in the file, from 1, without the header. Unit: number.',
  "line_number" bigint COMMENT 'The line of the file on which the record starts, from 1. Unit: number.',
  "column_name" varchar COMMENT 'The column''s name in the header. NULL: the whole record.',
  "reason_code" varchar COMMENT 'The reason, for grouping.',
  "reason" varchar COMMENT 'The reason, as a plain sentence.'
)
COMMENT 'The rejected records, and why they were rejected.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/rejects');

DROP TABLE IF EXISTS "summary_by_year_region";
CREATE TABLE "summary_by_year_region" (
  "period_id" varchar COMMENT 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.',
  "region_id" varchar COMMENT 'Key of the region: level:region_code, such as district:0102. Joins dim_region.',
  "period_key" varchar COMMENT 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.',
  "period_start" date COMMENT 'First day of the period. NULL: not known, or before the year 1.',
  "period_end" date COMMENT 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.',
  "region_code" varchar COMMENT 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.',
  "region_name" varchar COMMENT 'The region''s name in the gazetteer.',
  "parent_code" varchar COMMENT 'Code of the region above at that time; <code>/unknown if it changed. NULL: there is none.',
  "region_mode" varchar COMMENT 'at-event: regions as they were at the time of the event. as-of <day>: regions as of that day.',
  "is_provisional" varchar COMMENT 'yes: the period ends within the job''s provisional_days before the newest date in the data, so more records may arrive. Otherwise no. NULL: the job does not set provisional_days, or the period is not known.',
  "casualty_records" bigint COMMENT 'Accepted casualty records behind this row. NULL: none, so nothing is known about casualties here. Unit: records.',
  "victims" bigint COMMENT 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.',
  "killed" bigint COMMENT 'People killed. NULL: not reported. Unit: people.',
  "injured" bigint COMMENT 'People injured who survived. NULL: not reported. Unit: people.',
  "outcome_unknown" bigint COMMENT 'People whose survival is not known. NULL: not reported. Unit: people.',
  "outcome_known" bigint COMMENT 'Victims whose survival is known: killed plus injured, the denominator of share_killed. NULL: one of them is not reported. Unit: people.',
  "share_killed" double COMMENT 'killed / outcome_known, 0 to 1. Unit: share.',
  "civilians" bigint COMMENT 'Victims who were civilians. NULL: not known for any victim. Unit: people.',
  "status_known" bigint COMMENT 'Victims whose status (civilian or not) is known: the denominator of civilian_share. Unit: people.',
  "civilian_share" double COMMENT 'civilians / status_known, 0 to 1. Unit: share.',
  "children" bigint COMMENT 'Victims under 18. NULL: not known for any victim. Unit: people.',
  "age_known" bigint COMMENT 'Victims whose age group is known: the denominator of child_share. Unit: people.',
  "child_share" double COMMENT 'children / age_known, 0 to 1. Unit: share.',
  "detection_records" bigint COMMENT 'Accepted detection records behind this row. NULL: none, so nothing is known about detections here. Unit: records.',
  "items" bigint COMMENT 'Items of explosive ordnance found or destroyed. NULL: not reported. Unit: items.',
  "area_cleared_m2" decimal(18, 4) COMMENT 'Land released by clearance, in square metres. NULL: not reported. Never add it to land reduced or cancelled. Unit: m2.',
  "area_reduced_m2" decimal(18, 4) COMMENT 'Land released by technical survey, in square metres. NULL: not reported. Unit: m2.',
  "area_cancelled_m2" decimal(18, 4) COMMENT 'Land released by non-technical survey, in square metres. NULL: not reported. Unit: m2.',
  "casualties_per_1000_items" double COMMENT 'victims / items x 1000. NULL: one of them is not reported, or there are no items. Unit: people per 1000 items.',
  "victims_cumulative" bigint COMMENT 'victims of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: people.',
  "killed_cumulative" bigint COMMENT 'killed of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: people.',
  "injured_cumulative" bigint COMMENT 'injured of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: people.',
  "items_cumulative" bigint COMMENT 'items of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: items.',
  "area_cleared_m2_cumulative" decimal(18, 4) COMMENT 'area_cleared_m2 of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: m2.',
  "area_reduced_m2_cumulative" decimal(18, 4) COMMENT 'area_reduced_m2 of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: m2.',
  "area_cancelled_m2_cumulative" decimal(18, 4) COMMENT 'area_cancelled_m2 of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: m2.',
  "victims_change" bigint COMMENT 'victims minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact. Unit: people.',
  "killed_change" bigint COMMENT 'killed minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact. Unit: people.',
  "items_change" bigint COMMENT 'items minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact. Unit: items.',
  "victims_change_on_year" bigint COMMENT 'victims minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact. Unit: people.',
  "killed_change_on_year" bigint COMMENT 'killed minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact. Unit: people.',
  "items_change_on_year" bigint COMMENT 'items minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact. Unit: items.',
  "victims_12_months" bigint COMMENT 'victims of the twelve months that end with the period, only for records with exact dates. NULL: the casualties do not reach back that far, or none is reported. Unit: people.',
  "killed_12_months" bigint COMMENT 'killed of the twelve months that end with the period, only for records with exact dates. NULL: the casualties do not reach back that far, or none is reported. Unit: people.',
  "injured_12_months" bigint COMMENT 'injured of the twelve months that end with the period, only for records with exact dates. NULL: the casualties do not reach back that far, or none is reported. Unit: people.',
  "items_12_months" bigint COMMENT 'items of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: items.',
  "area_cleared_m2_12_months" decimal(18, 4) COMMENT 'area_cleared_m2 of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: m2.',
  "area_reduced_m2_12_months" decimal(18, 4) COMMENT 'area_reduced_m2 of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: m2.',
  "area_cancelled_m2_12_months" decimal(18, 4) COMMENT 'area_cancelled_m2 of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: m2.',
  "is_suppressed" varchar COMMENT 'yes: some numbers of this row are suppressed (NULL), because small counts could be computed from them. Otherwise no.'
)
COMMENT 'Casualties and detections side by side by year and region, with derived figures.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/summary_by_year_region');

DROP TABLE IF EXISTS "unmatched_names";
CREATE TABLE "unmatched_names" (
  "source_id" varchar COMMENT 'The source''s id in the job file.',
  "region_level" varchar COMMENT 'The gazetteer level that was searched.',
  "parent_code" varchar COMMENT 'Code of the region within which the name was searched. NULL: the whole gazetteer.',
  "parent_name" varchar COMMENT 'That region''s name.',
  "name" varchar COMMENT 'The name or code as written in the source.',
  "problem" varchar COMMENT 'not_found, or ambiguous if several regions match.',
  "records" bigint COMMENT 'Accepted records with this name. Unit: records.',
  "suggestion_1" varchar COMMENT 'The most similar name; a suggestion, never a match.',
  "suggestion_2" varchar COMMENT 'The next most similar name.',
  "suggestion_3" varchar COMMENT 'The next most similar name.'
)
COMMENT 'Place names and codes that are not in the gazetteer, as candidates for its table of aliases.'
WITH (format = 'PARQUET', external_location = '${SNAPSHOT}/unmatched_names');

CREATE OR REPLACE VIEW "casualties_by_year_district_joined"
COMMENT 'Casualties by year and district. Joined with dim_period and dim_region; each row of the table is one row here.' AS
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
  f."victims",
  f."killed",
  f."injured",
  f."outcome_unknown",
  f."is_suppressed",
  p.period_type,
  p.precision AS period_precision,
  r.region_level,
  r.parent_code AS present_parent_code,
  up.region_name AS present_parent_name
FROM "casualties_by_year_district" AS f
LEFT JOIN dim_period AS p ON p.period_id = f.period_id
LEFT JOIN dim_region AS r ON r.region_id = f.region_id
LEFT JOIN dim_region AS up ON up.region_id = r.parent_id;

CREATE OR REPLACE VIEW "casualties_by_year_region_joined"
COMMENT 'Casualties by year and region. Joined with dim_period and dim_region; each row of the table is one row here.' AS
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
  f."victims",
  f."killed",
  f."injured",
  f."outcome_unknown",
  f."is_suppressed",
  p.period_type,
  p.precision AS period_precision,
  r.region_level,
  r.parent_code AS present_parent_code,
  up.region_name AS present_parent_name
FROM "casualties_by_year_region" AS f
LEFT JOIN dim_period AS p ON p.period_id = f.period_id
LEFT JOIN dim_region AS r ON r.region_id = f.region_id
LEFT JOIN dim_region AS up ON up.region_id = r.parent_id;

CREATE OR REPLACE VIEW "summary_by_year_region_joined"
COMMENT 'Casualties and detections side by side by year and region, with derived figures. Joined with dim_period and dim_region; each row of the table is one row here.' AS
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
  f."is_provisional",
  f."casualty_records",
  f."victims",
  f."killed",
  f."injured",
  f."outcome_unknown",
  f."outcome_known",
  f."share_killed",
  f."civilians",
  f."status_known",
  f."civilian_share",
  f."children",
  f."age_known",
  f."child_share",
  f."detection_records",
  f."items",
  f."area_cleared_m2",
  f."area_reduced_m2",
  f."area_cancelled_m2",
  f."casualties_per_1000_items",
  f."victims_cumulative",
  f."killed_cumulative",
  f."injured_cumulative",
  f."items_cumulative",
  f."area_cleared_m2_cumulative",
  f."area_reduced_m2_cumulative",
  f."area_cancelled_m2_cumulative",
  f."victims_change",
  f."killed_change",
  f."items_change",
  f."victims_change_on_year",
  f."killed_change_on_year",
  f."items_change_on_year",
  f."victims_12_months",
  f."killed_12_months",
  f."injured_12_months",
  f."items_12_months",
  f."area_cleared_m2_12_months",
  f."area_reduced_m2_12_months",
  f."area_cancelled_m2_12_months",
  f."is_suppressed",
  p.period_type,
  p.precision AS period_precision,
  r.region_level,
  r.parent_code AS present_parent_code,
  up.region_name AS present_parent_name
FROM "summary_by_year_region" AS f
LEFT JOIN dim_period AS p ON p.period_id = f.period_id
LEFT JOIN dim_region AS r ON r.region_id = f.region_id
LEFT JOIN dim_region AS up ON up.region_id = r.parent_id;

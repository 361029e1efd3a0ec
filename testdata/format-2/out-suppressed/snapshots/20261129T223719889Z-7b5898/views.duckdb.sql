-- A suppressed snapshot of format 2: a view for each table, and <table>_joined for each table of figures.
-- Paths are relative to the folder of this file. Start DuckDB in that folder, or set it first:
--   SET file_search_path = '/data/out/current';
-- Each query binds the view again, so it always shows the newest snapshot under current.

CREATE OR REPLACE VIEW "casualties_by_year_district" AS
SELECT
  "period_id",
  "region_id",
  "period_key",
  "period_start",
  "period_end",
  "region_code",
  "region_name",
  "parent_code",
  "region_mode",
  "records",
  "victims",
  "killed",
  "injured",
  "outcome_unknown",
  "is_suppressed"
FROM read_parquet('casualties_by_year_district/part-00000-of-00001.parquet');
COMMENT ON VIEW "casualties_by_year_district" IS 'Casualties by year and district.';
COMMENT ON COLUMN "casualties_by_year_district"."period_id" IS 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "casualties_by_year_district"."region_id" IS 'Key of the region: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "casualties_by_year_district"."period_key" IS 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.';
COMMENT ON COLUMN "casualties_by_year_district"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "casualties_by_year_district"."period_end" IS 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "casualties_by_year_district"."region_code" IS 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.';
COMMENT ON COLUMN "casualties_by_year_district"."region_name" IS 'The region''s name in the gazetteer.';
COMMENT ON COLUMN "casualties_by_year_district"."parent_code" IS 'Code of the region above at that time; <code>/unknown if it changed. NULL: there is none.';
COMMENT ON COLUMN "casualties_by_year_district"."region_mode" IS 'at-event: regions as they were at the time of the event. as-of <day>: regions as of that day.';
COMMENT ON COLUMN "casualties_by_year_district"."records" IS 'Accepted records behind this row. Unit: records.';
COMMENT ON COLUMN "casualties_by_year_district"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district"."outcome_unknown" IS 'People whose survival is not known. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district"."is_suppressed" IS 'yes: some numbers of this row are suppressed (NULL), because small counts could be computed from them. Otherwise no.';

CREATE OR REPLACE VIEW "casualties_by_year_region" AS
SELECT
  "period_id",
  "region_id",
  "period_key",
  "period_start",
  "period_end",
  "region_code",
  "region_name",
  "parent_code",
  "region_mode",
  "records",
  "victims",
  "killed",
  "injured",
  "outcome_unknown",
  "is_suppressed"
FROM read_parquet('casualties_by_year_region/part-00000-of-00001.parquet');
COMMENT ON VIEW "casualties_by_year_region" IS 'Casualties by year and region.';
COMMENT ON COLUMN "casualties_by_year_region"."period_id" IS 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "casualties_by_year_region"."region_id" IS 'Key of the region: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "casualties_by_year_region"."period_key" IS 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.';
COMMENT ON COLUMN "casualties_by_year_region"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "casualties_by_year_region"."period_end" IS 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "casualties_by_year_region"."region_code" IS 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.';
COMMENT ON COLUMN "casualties_by_year_region"."region_name" IS 'The region''s name in the gazetteer.';
COMMENT ON COLUMN "casualties_by_year_region"."parent_code" IS 'Code of the region above at that time; <code>/unknown if it changed. NULL: there is none.';
COMMENT ON COLUMN "casualties_by_year_region"."region_mode" IS 'at-event: regions as they were at the time of the event. as-of <day>: regions as of that day.';
COMMENT ON COLUMN "casualties_by_year_region"."records" IS 'Accepted records behind this row. Unit: records.';
COMMENT ON COLUMN "casualties_by_year_region"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region"."outcome_unknown" IS 'People whose survival is not known. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region"."is_suppressed" IS 'yes: some numbers of this row are suppressed (NULL), because small counts could be computed from them. Otherwise no.';

CREATE OR REPLACE VIEW "changes" AS
SELECT
  "table_name",
  "kind",
  "period_id",
  "region_id",
  "parent_code",
  "dimensions",
  "period_key",
  "period_start",
  "region_code",
  "region_name",
  "measure",
  "old_value",
  "new_value",
  "previous_run_id"
FROM read_parquet('changes/part-00000-of-00001.parquet');
COMMENT ON VIEW "changes" IS 'Each figure of the tables of casualties, detections and incidents that differs from the previous snapshot; empty in the first snapshot.';
COMMENT ON COLUMN "changes"."table_name" IS 'The table that contains the figure, or contained it.';
COMMENT ON COLUMN "changes"."kind" IS 'changed: the row was in the previous snapshot too. added: it is new. removed: it no longer exists.';
COMMENT ON COLUMN "changes"."period_id" IS 'The row''s period. The period of a removed row may no longer be in dim_period.';
COMMENT ON COLUMN "changes"."region_id" IS 'The row''s region. The region of a removed row may no longer be in dim_region.';
COMMENT ON COLUMN "changes"."parent_code" IS 'The row''s parent_code. NULL: there is none.';
COMMENT ON COLUMN "changes"."dimensions" IS 'The row''s dimensions, such as sex=female;age_group=child, in the table''s order; a backslash precedes ; = and \ in a value. Empty: the table has none.';
COMMENT ON COLUMN "changes"."period_key" IS 'The row''s period_key.';
COMMENT ON COLUMN "changes"."period_start" IS 'First day of the period. NULL: not known.';
COMMENT ON COLUMN "changes"."region_code" IS 'The row''s region_code.';
COMMENT ON COLUMN "changes"."region_name" IS 'The row''s region_name.';
COMMENT ON COLUMN "changes"."measure" IS 'The column that contains the figure.';
COMMENT ON COLUMN "changes"."old_value" IS 'The previous figure. NULL: not reported, or no such row. Unit: as measure says.';
COMMENT ON COLUMN "changes"."new_value" IS 'The current figure. NULL: not reported, or no such row. Unit: as measure says.';
COMMENT ON COLUMN "changes"."previous_run_id" IS 'The run id of the previous snapshot, which is the name of its folder.';

CREATE OR REPLACE VIEW "dim_period" AS
SELECT
  "period_id",
  "period_type",
  "period_key",
  "period_start",
  "period_end",
  "precision"
FROM read_parquet('dim_period/part-00000-of-00001.parquet');
COMMENT ON VIEW "dim_period" IS 'The periods that occur in the fact tables.';
COMMENT ON COLUMN "dim_period"."period_id" IS 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "dim_period"."period_type" IS 'day, week, month, quarter or year.';
COMMENT ON COLUMN "dim_period"."period_key" IS 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.';
COMMENT ON COLUMN "dim_period"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "dim_period"."period_end" IS 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "dim_period"."precision" IS 'exact, or unknown for a bucket of imprecise dates.';

CREATE OR REPLACE VIEW "dim_region" AS
SELECT
  "region_id",
  "region_level",
  "region_code",
  "region_name",
  "parent_code",
  "parent_id",
  "aliases"
FROM read_parquet('dim_region/part-00000-of-00001.parquet');
COMMENT ON VIEW "dim_region" IS 'The gazetteer''s regions, and the unknown places that occur in the fact tables.';
COMMENT ON COLUMN "dim_region"."region_id" IS 'Key of the region: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "dim_region"."region_level" IS 'The gazetteer''s level.';
COMMENT ON COLUMN "dim_region"."region_code" IS 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.';
COMMENT ON COLUMN "dim_region"."region_name" IS 'The region''s name in the gazetteer.';
COMMENT ON COLUMN "dim_region"."parent_code" IS 'Code of the region above: the latest one, or the one on the day in region_mode. NULL: there is none.';
COMMENT ON COLUMN "dim_region"."parent_id" IS 'region_id of that region. NULL: there is none.';
COMMENT ON COLUMN "dim_region"."aliases" IS 'Other names of the region, separated by |.';

CREATE OR REPLACE VIEW "findings" AS
SELECT
  "source_id",
  "file",
  "record_number",
  "line_number",
  "finding_code",
  "finding"
FROM read_parquet('findings/part-00000-of-00001.parquet');
COMMENT ON VIEW "findings" IS 'Findings for a person to review: restated figures, gaps, overlaps, totals that differ from their parts.';
COMMENT ON COLUMN "findings"."source_id" IS 'The source''s id in the job file.';
COMMENT ON COLUMN "findings"."file" IS 'The file''s path, as resolved from the job file.';
COMMENT ON COLUMN "findings"."record_number" IS 'The record''s number in the file, from 1, without the header. Unit: number.';
COMMENT ON COLUMN "findings"."line_number" IS 'The line of the file on which the record starts, from 1. Unit: number.';
COMMENT ON COLUMN "findings"."finding_code" IS 'The kind, for grouping.';
COMMENT ON COLUMN "findings"."finding" IS 'The finding, as a plain sentence.';

CREATE OR REPLACE VIEW "rejects" AS
SELECT
  "source_id",
  "file",
  "record_number",
  "line_number",
  "column_name",
  "reason_code",
  "reason"
FROM read_parquet('rejects/part-00000-of-00001.parquet');
COMMENT ON VIEW "rejects" IS 'The rejected records, and why they were rejected.';
COMMENT ON COLUMN "rejects"."source_id" IS 'The source''s id in the job file.';
COMMENT ON COLUMN "rejects"."file" IS 'The file''s path, as resolved from the job file.';
COMMENT ON COLUMN "rejects"."record_number" IS 'The record''s number in the file, from 1, without the header. Unit: number.';
COMMENT ON COLUMN "rejects"."line_number" IS 'The line of the file on which the record starts, from 1. Unit: number.';
COMMENT ON COLUMN "rejects"."column_name" IS 'The column''s name in the header. NULL: the whole record.';
COMMENT ON COLUMN "rejects"."reason_code" IS 'The reason, for grouping.';
COMMENT ON COLUMN "rejects"."reason" IS 'The reason, as a plain sentence.';

CREATE OR REPLACE VIEW "summary_by_year_region" AS
SELECT
  "period_id",
  "region_id",
  "period_key",
  "period_start",
  "period_end",
  "region_code",
  "region_name",
  "parent_code",
  "region_mode",
  "is_provisional",
  "casualty_records",
  "victims",
  "killed",
  "injured",
  "outcome_unknown",
  "outcome_known",
  "share_killed",
  "civilians",
  "status_known",
  "civilian_share",
  "children",
  "age_known",
  "child_share",
  "detection_records",
  "items",
  "area_cleared_m2",
  "area_reduced_m2",
  "area_cancelled_m2",
  "casualties_per_1000_items",
  "victims_cumulative",
  "killed_cumulative",
  "injured_cumulative",
  "items_cumulative",
  "area_cleared_m2_cumulative",
  "area_reduced_m2_cumulative",
  "area_cancelled_m2_cumulative",
  "victims_change",
  "killed_change",
  "items_change",
  "victims_change_on_year",
  "killed_change_on_year",
  "items_change_on_year",
  "victims_12_months",
  "killed_12_months",
  "injured_12_months",
  "items_12_months",
  "area_cleared_m2_12_months",
  "area_reduced_m2_12_months",
  "area_cancelled_m2_12_months",
  "is_suppressed"
FROM read_parquet('summary_by_year_region/part-00000-of-00001.parquet');
COMMENT ON VIEW "summary_by_year_region" IS 'Casualties and detections side by side by year and region, with derived figures.';
COMMENT ON COLUMN "summary_by_year_region"."period_id" IS 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "summary_by_year_region"."region_id" IS 'Key of the region: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "summary_by_year_region"."period_key" IS 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.';
COMMENT ON COLUMN "summary_by_year_region"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "summary_by_year_region"."period_end" IS 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "summary_by_year_region"."region_code" IS 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.';
COMMENT ON COLUMN "summary_by_year_region"."region_name" IS 'The region''s name in the gazetteer.';
COMMENT ON COLUMN "summary_by_year_region"."parent_code" IS 'Code of the region above at that time; <code>/unknown if it changed. NULL: there is none.';
COMMENT ON COLUMN "summary_by_year_region"."region_mode" IS 'at-event: regions as they were at the time of the event. as-of <day>: regions as of that day.';
COMMENT ON COLUMN "summary_by_year_region"."is_provisional" IS 'yes: the period ends within the job''s provisional_days before the newest date in the data, so more records may arrive. Otherwise no. NULL: the job does not set provisional_days, or the period is not known.';
COMMENT ON COLUMN "summary_by_year_region"."casualty_records" IS 'Accepted casualty records behind this row. NULL: none, so nothing is known about casualties here. Unit: records.';
COMMENT ON COLUMN "summary_by_year_region"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."outcome_unknown" IS 'People whose survival is not known. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."outcome_known" IS 'Victims whose survival is known: killed plus injured, the denominator of share_killed. NULL: one of them is not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."share_killed" IS 'killed / outcome_known, 0 to 1. Unit: share.';
COMMENT ON COLUMN "summary_by_year_region"."civilians" IS 'Victims who were civilians. NULL: not known for any victim. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."status_known" IS 'Victims whose status (civilian or not) is known: the denominator of civilian_share. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."civilian_share" IS 'civilians / status_known, 0 to 1. Unit: share.';
COMMENT ON COLUMN "summary_by_year_region"."children" IS 'Victims under 18. NULL: not known for any victim. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."age_known" IS 'Victims whose age group is known: the denominator of child_share. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."child_share" IS 'children / age_known, 0 to 1. Unit: share.';
COMMENT ON COLUMN "summary_by_year_region"."detection_records" IS 'Accepted detection records behind this row. NULL: none, so nothing is known about detections here. Unit: records.';
COMMENT ON COLUMN "summary_by_year_region"."items" IS 'Items of explosive ordnance found or destroyed. NULL: not reported. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region"."area_cleared_m2" IS 'Land released by clearance, in square metres. NULL: not reported. Never add it to land reduced or cancelled. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region"."area_reduced_m2" IS 'Land released by technical survey, in square metres. NULL: not reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region"."area_cancelled_m2" IS 'Land released by non-technical survey, in square metres. NULL: not reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region"."casualties_per_1000_items" IS 'victims / items x 1000. NULL: one of them is not reported, or there are no items. Unit: people per 1000 items.';
COMMENT ON COLUMN "summary_by_year_region"."victims_cumulative" IS 'victims of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."killed_cumulative" IS 'killed of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."injured_cumulative" IS 'injured of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."items_cumulative" IS 'items of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region"."area_cleared_m2_cumulative" IS 'area_cleared_m2 of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region"."area_reduced_m2_cumulative" IS 'area_reduced_m2 of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region"."area_cancelled_m2_cumulative" IS 'area_cancelled_m2 of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region"."victims_change" IS 'victims minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."killed_change" IS 'killed minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."items_change" IS 'items minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region"."victims_change_on_year" IS 'victims minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."killed_change_on_year" IS 'killed minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."items_change_on_year" IS 'items minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region"."victims_12_months" IS 'victims of the twelve months that end with the period, only for records with exact dates. NULL: the casualties do not reach back that far, or none is reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."killed_12_months" IS 'killed of the twelve months that end with the period, only for records with exact dates. NULL: the casualties do not reach back that far, or none is reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."injured_12_months" IS 'injured of the twelve months that end with the period, only for records with exact dates. NULL: the casualties do not reach back that far, or none is reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region"."items_12_months" IS 'items of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region"."area_cleared_m2_12_months" IS 'area_cleared_m2 of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region"."area_reduced_m2_12_months" IS 'area_reduced_m2 of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region"."area_cancelled_m2_12_months" IS 'area_cancelled_m2 of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region"."is_suppressed" IS 'yes: some numbers of this row are suppressed (NULL), because small counts could be computed from them. Otherwise no.';

CREATE OR REPLACE VIEW "unmatched_names" AS
SELECT
  "source_id",
  "region_level",
  "parent_code",
  "parent_name",
  "name",
  "problem",
  "records",
  "suggestion_1",
  "suggestion_2",
  "suggestion_3"
FROM read_parquet('unmatched_names/part-00000-of-00001.parquet');
COMMENT ON VIEW "unmatched_names" IS 'Place names and codes that are not in the gazetteer, as candidates for its table of aliases.';
COMMENT ON COLUMN "unmatched_names"."source_id" IS 'The source''s id in the job file.';
COMMENT ON COLUMN "unmatched_names"."region_level" IS 'The gazetteer level that was searched.';
COMMENT ON COLUMN "unmatched_names"."parent_code" IS 'Code of the region within which the name was searched. NULL: the whole gazetteer.';
COMMENT ON COLUMN "unmatched_names"."parent_name" IS 'That region''s name.';
COMMENT ON COLUMN "unmatched_names"."name" IS 'The name or code as written in the source.';
COMMENT ON COLUMN "unmatched_names"."problem" IS 'not_found, or ambiguous if several regions match.';
COMMENT ON COLUMN "unmatched_names"."records" IS 'Accepted records with this name. Unit: records.';
COMMENT ON COLUMN "unmatched_names"."suggestion_1" IS 'The most similar name; a suggestion, never a match.';
COMMENT ON COLUMN "unmatched_names"."suggestion_2" IS 'The next most similar name.';
COMMENT ON COLUMN "unmatched_names"."suggestion_3" IS 'The next most similar name.';

CREATE OR REPLACE VIEW "casualties_by_year_district_joined" AS
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
COMMENT ON VIEW "casualties_by_year_district_joined" IS 'Casualties by year and district. Joined with dim_period and dim_region; each row of the table is one row here.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."period_id" IS 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."region_id" IS 'Key of the region: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."period_key" IS 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."period_end" IS 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."region_code" IS 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."region_name" IS 'The region''s name in the gazetteer.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."parent_code" IS 'Code of the region above at that time; <code>/unknown if it changed. NULL: there is none.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."region_mode" IS 'at-event: regions as they were at the time of the event. as-of <day>: regions as of that day.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."records" IS 'Accepted records behind this row. Unit: records.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."outcome_unknown" IS 'People whose survival is not known. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."is_suppressed" IS 'yes: some numbers of this row are suppressed (NULL), because small counts could be computed from them. Otherwise no.';

CREATE OR REPLACE VIEW "casualties_by_year_region_joined" AS
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
COMMENT ON VIEW "casualties_by_year_region_joined" IS 'Casualties by year and region. Joined with dim_period and dim_region; each row of the table is one row here.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."period_id" IS 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."region_id" IS 'Key of the region: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."period_key" IS 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."period_end" IS 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."region_code" IS 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."region_name" IS 'The region''s name in the gazetteer.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."parent_code" IS 'Code of the region above at that time; <code>/unknown if it changed. NULL: there is none.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."region_mode" IS 'at-event: regions as they were at the time of the event. as-of <day>: regions as of that day.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."records" IS 'Accepted records behind this row. Unit: records.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."outcome_unknown" IS 'People whose survival is not known. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."is_suppressed" IS 'yes: some numbers of this row are suppressed (NULL), because small counts could be computed from them. Otherwise no.';

CREATE OR REPLACE VIEW "summary_by_year_region_joined" AS
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
COMMENT ON VIEW "summary_by_year_region_joined" IS 'Casualties and detections side by side by year and region, with derived figures. Joined with dim_period and dim_region; each row of the table is one row here.';
COMMENT ON COLUMN "summary_by_year_region_joined"."period_id" IS 'Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "summary_by_year_region_joined"."region_id" IS 'Key of the region: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "summary_by_year_region_joined"."period_key" IS 'The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.';
COMMENT ON COLUMN "summary_by_year_region_joined"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "summary_by_year_region_joined"."period_end" IS 'Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "summary_by_year_region_joined"."region_code" IS 'The region''s code; <code>/unknown if only the region above is known; unknown if none is.';
COMMENT ON COLUMN "summary_by_year_region_joined"."region_name" IS 'The region''s name in the gazetteer.';
COMMENT ON COLUMN "summary_by_year_region_joined"."parent_code" IS 'Code of the region above at that time; <code>/unknown if it changed. NULL: there is none.';
COMMENT ON COLUMN "summary_by_year_region_joined"."region_mode" IS 'at-event: regions as they were at the time of the event. as-of <day>: regions as of that day.';
COMMENT ON COLUMN "summary_by_year_region_joined"."is_provisional" IS 'yes: the period ends within the job''s provisional_days before the newest date in the data, so more records may arrive. Otherwise no. NULL: the job does not set provisional_days, or the period is not known.';
COMMENT ON COLUMN "summary_by_year_region_joined"."casualty_records" IS 'Accepted casualty records behind this row. NULL: none, so nothing is known about casualties here. Unit: records.';
COMMENT ON COLUMN "summary_by_year_region_joined"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."outcome_unknown" IS 'People whose survival is not known. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."outcome_known" IS 'Victims whose survival is known: killed plus injured, the denominator of share_killed. NULL: one of them is not reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."share_killed" IS 'killed / outcome_known, 0 to 1. Unit: share.';
COMMENT ON COLUMN "summary_by_year_region_joined"."civilians" IS 'Victims who were civilians. NULL: not known for any victim. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."status_known" IS 'Victims whose status (civilian or not) is known: the denominator of civilian_share. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."civilian_share" IS 'civilians / status_known, 0 to 1. Unit: share.';
COMMENT ON COLUMN "summary_by_year_region_joined"."children" IS 'Victims under 18. NULL: not known for any victim. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."age_known" IS 'Victims whose age group is known: the denominator of child_share. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."child_share" IS 'children / age_known, 0 to 1. Unit: share.';
COMMENT ON COLUMN "summary_by_year_region_joined"."detection_records" IS 'Accepted detection records behind this row. NULL: none, so nothing is known about detections here. Unit: records.';
COMMENT ON COLUMN "summary_by_year_region_joined"."items" IS 'Items of explosive ordnance found or destroyed. NULL: not reported. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region_joined"."area_cleared_m2" IS 'Land released by clearance, in square metres. NULL: not reported. Never add it to land reduced or cancelled. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region_joined"."area_reduced_m2" IS 'Land released by technical survey, in square metres. NULL: not reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region_joined"."area_cancelled_m2" IS 'Land released by non-technical survey, in square metres. NULL: not reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region_joined"."casualties_per_1000_items" IS 'victims / items x 1000. NULL: one of them is not reported, or there are no items. Unit: people per 1000 items.';
COMMENT ON COLUMN "summary_by_year_region_joined"."victims_cumulative" IS 'victims of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."killed_cumulative" IS 'killed of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."injured_cumulative" IS 'injured of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."items_cumulative" IS 'items of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region_joined"."area_cleared_m2_cumulative" IS 'area_cleared_m2 of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region_joined"."area_reduced_m2_cumulative" IS 'area_reduced_m2 of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region_joined"."area_cancelled_m2_cumulative" IS 'area_cancelled_m2 of the region in all periods and buckets that end on or before period_end. NULL: none reported so far, or the period is not known. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region_joined"."victims_change" IS 'victims minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."killed_change" IS 'killed minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."items_change" IS 'items minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region_joined"."victims_change_on_year" IS 'victims minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."killed_change_on_year" IS 'killed minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."items_change_on_year" IS 'items minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region_joined"."victims_12_months" IS 'victims of the twelve months that end with the period, only for records with exact dates. NULL: the casualties do not reach back that far, or none is reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."killed_12_months" IS 'killed of the twelve months that end with the period, only for records with exact dates. NULL: the casualties do not reach back that far, or none is reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."injured_12_months" IS 'injured of the twelve months that end with the period, only for records with exact dates. NULL: the casualties do not reach back that far, or none is reported. Unit: people.';
COMMENT ON COLUMN "summary_by_year_region_joined"."items_12_months" IS 'items of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: items.';
COMMENT ON COLUMN "summary_by_year_region_joined"."area_cleared_m2_12_months" IS 'area_cleared_m2 of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region_joined"."area_reduced_m2_12_months" IS 'area_reduced_m2 of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region_joined"."area_cancelled_m2_12_months" IS 'area_cancelled_m2 of the twelve months that end with the period, only for records with exact dates. NULL: the detections do not reach back that far, or none is reported. Unit: m2.';
COMMENT ON COLUMN "summary_by_year_region_joined"."is_suppressed" IS 'yes: some numbers of this row are suppressed (NULL), because small counts could be computed from them. Otherwise no.';

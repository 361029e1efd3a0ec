-- A suppressed snapshot of format 1: a view for each table, and <table>_joined for each table of figures.
-- The paths are relative to this file's folder. Open DuckDB in it, or say first where it is:
--   SET file_search_path = '/data/out/current';
-- A view is bound again by each query, so that it shows the newest snapshot under current.

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
COMMENT ON COLUMN "casualties_by_year_district"."period_id" IS 'The period''s one key: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "casualties_by_year_district"."region_id" IS 'The region''s one key: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "casualties_by_year_district"."period_key" IS 'The period; with X where month, day or year is not known (EDTF), such as 2019-XX.';
COMMENT ON COLUMN "casualties_by_year_district"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "casualties_by_year_district"."period_end" IS 'Last day of the period, included. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "casualties_by_year_district"."region_code" IS 'The region''s code; <code>/unknown where only the region above is known; unknown where none is.';
COMMENT ON COLUMN "casualties_by_year_district"."region_name" IS 'The region''s name, as the gazetteer gives it.';
COMMENT ON COLUMN "casualties_by_year_district"."parent_code" IS 'Code of the region above in that time; <code>/unknown where it changed. NULL: there is none.';
COMMENT ON COLUMN "casualties_by_year_district"."region_mode" IS 'at-event: regions as they were when it happened. as-of <day>: as they were on that day.';
COMMENT ON COLUMN "casualties_by_year_district"."records" IS 'Accepted records behind this row. Unit: records.';
COMMENT ON COLUMN "casualties_by_year_district"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district"."outcome_unknown" IS 'People of whom it is not known whether they survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district"."is_suppressed" IS 'yes: numbers of this row are withheld, since they, or what could be told from them, are small; they are NULL. Else no.';

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
COMMENT ON COLUMN "casualties_by_year_region"."period_id" IS 'The period''s one key: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "casualties_by_year_region"."region_id" IS 'The region''s one key: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "casualties_by_year_region"."period_key" IS 'The period; with X where month, day or year is not known (EDTF), such as 2019-XX.';
COMMENT ON COLUMN "casualties_by_year_region"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "casualties_by_year_region"."period_end" IS 'Last day of the period, included. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "casualties_by_year_region"."region_code" IS 'The region''s code; <code>/unknown where only the region above is known; unknown where none is.';
COMMENT ON COLUMN "casualties_by_year_region"."region_name" IS 'The region''s name, as the gazetteer gives it.';
COMMENT ON COLUMN "casualties_by_year_region"."parent_code" IS 'Code of the region above in that time; <code>/unknown where it changed. NULL: there is none.';
COMMENT ON COLUMN "casualties_by_year_region"."region_mode" IS 'at-event: regions as they were when it happened. as-of <day>: as they were on that day.';
COMMENT ON COLUMN "casualties_by_year_region"."records" IS 'Accepted records behind this row. Unit: records.';
COMMENT ON COLUMN "casualties_by_year_region"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region"."outcome_unknown" IS 'People of whom it is not known whether they survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region"."is_suppressed" IS 'yes: numbers of this row are withheld, since they, or what could be told from them, are small; they are NULL. Else no.';

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
COMMENT ON VIEW "changes" IS 'Each figure of the tables of casualties, detections and incidents that differs from the snapshot before; empty in the first snapshot.';
COMMENT ON COLUMN "changes"."table_name" IS 'The table in which the figure stands, or stood.';
COMMENT ON COLUMN "changes"."kind" IS 'changed: the row was there before. added: it was not. removed: it is there no more.';
COMMENT ON COLUMN "changes"."period_id" IS 'The row''s period; of a removed row, it need not be in dim_period any more.';
COMMENT ON COLUMN "changes"."region_id" IS 'The row''s region; of a removed row, it need not be in dim_region any more.';
COMMENT ON COLUMN "changes"."parent_code" IS 'The row''s parent_code. NULL: there is none.';
COMMENT ON COLUMN "changes"."dimensions" IS 'The row''s dimensions, as sex=female;age_group=child, in the table''s order; a backslash stands before ; = and \ in a value. Empty: the table has none.';
COMMENT ON COLUMN "changes"."period_key" IS 'The row''s period_key.';
COMMENT ON COLUMN "changes"."period_start" IS 'First day of the period. NULL: not known.';
COMMENT ON COLUMN "changes"."region_code" IS 'The row''s region_code.';
COMMENT ON COLUMN "changes"."region_name" IS 'The row''s region_name.';
COMMENT ON COLUMN "changes"."measure" IS 'The column in which the figure stands.';
COMMENT ON COLUMN "changes"."old_value" IS 'The figure before. NULL: not reported, or no such row. Unit: as measure says.';
COMMENT ON COLUMN "changes"."new_value" IS 'The figure now. NULL: not reported, or no such row. Unit: as measure says.';
COMMENT ON COLUMN "changes"."previous_run_id" IS 'The run of the snapshot before, as its folder is called.';

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
COMMENT ON COLUMN "dim_period"."period_id" IS 'The period''s one key: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "dim_period"."period_type" IS 'day, week, month, quarter or year.';
COMMENT ON COLUMN "dim_period"."period_key" IS 'The period; with X where month, day or year is not known (EDTF), such as 2019-XX.';
COMMENT ON COLUMN "dim_period"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "dim_period"."period_end" IS 'Last day of the period, included. NULL: not known, or outside the years 1 to 9999.';
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
COMMENT ON VIEW "dim_region" IS 'The gazetteer''s regions, and the unknown members that occur in the fact tables.';
COMMENT ON COLUMN "dim_region"."region_id" IS 'The region''s one key: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "dim_region"."region_level" IS 'The gazetteer''s level.';
COMMENT ON COLUMN "dim_region"."region_code" IS 'The region''s code; <code>/unknown where only the region above is known; unknown where none is.';
COMMENT ON COLUMN "dim_region"."region_name" IS 'The region''s name, as the gazetteer gives it.';
COMMENT ON COLUMN "dim_region"."parent_code" IS 'Code of the region above, the latest or that of the day in region_mode. NULL: there is none.';
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
COMMENT ON VIEW "findings" IS 'What a person should look at: restated figures, gaps, overlaps, totals that do not fit.';
COMMENT ON COLUMN "findings"."source_id" IS 'The source''s id in the job file.';
COMMENT ON COLUMN "findings"."file" IS 'The file, as the job file leads to it.';
COMMENT ON COLUMN "findings"."record_number" IS 'The record''s number in the file, from 1, the header not counted. Unit: number.';
COMMENT ON COLUMN "findings"."line_number" IS 'The line of the file on which the record starts, from 1. Unit: number.';
COMMENT ON COLUMN "findings"."finding_code" IS 'The kind, for grouping.';
COMMENT ON COLUMN "findings"."finding" IS 'What was found, as a plain sentence.';

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
COMMENT ON VIEW "rejects" IS 'The records that do not count, and why.';
COMMENT ON COLUMN "rejects"."source_id" IS 'The source''s id in the job file.';
COMMENT ON COLUMN "rejects"."file" IS 'The file, as the job file leads to it.';
COMMENT ON COLUMN "rejects"."record_number" IS 'The record''s number in the file, from 1, the header not counted. Unit: number.';
COMMENT ON COLUMN "rejects"."line_number" IS 'The line of the file on which the record starts, from 1. Unit: number.';
COMMENT ON COLUMN "rejects"."column_name" IS 'The column, as the header names it. NULL: the whole record.';
COMMENT ON COLUMN "rejects"."reason_code" IS 'The reason, for grouping.';
COMMENT ON COLUMN "rejects"."reason" IS 'The reason, as a plain sentence.';

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
COMMENT ON VIEW "unmatched_names" IS 'The place names and codes that the gazetteer does not have, for its table of aliases.';
COMMENT ON COLUMN "unmatched_names"."source_id" IS 'The source''s id in the job file.';
COMMENT ON COLUMN "unmatched_names"."region_level" IS 'The gazetteer''s level at which it was looked for.';
COMMENT ON COLUMN "unmatched_names"."parent_code" IS 'The region it was looked for in. NULL: the whole gazetteer.';
COMMENT ON COLUMN "unmatched_names"."parent_name" IS 'That region''s name.';
COMMENT ON COLUMN "unmatched_names"."name" IS 'The name or code, as the source gives it.';
COMMENT ON COLUMN "unmatched_names"."problem" IS 'not_found, or ambiguous where several regions answer to it.';
COMMENT ON COLUMN "unmatched_names"."records" IS 'Accepted records with it. Unit: records.';
COMMENT ON COLUMN "unmatched_names"."suggestion_1" IS 'The most similar name; a suggestion, never a match.';
COMMENT ON COLUMN "unmatched_names"."suggestion_2" IS 'The next.';
COMMENT ON COLUMN "unmatched_names"."suggestion_3" IS 'The next.';

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
COMMENT ON VIEW "casualties_by_year_district_joined" IS 'Casualties by year and district. With what dim_period and dim_region say; a row of the table is one row here.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."period_id" IS 'The period''s one key: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."region_id" IS 'The region''s one key: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."period_key" IS 'The period; with X where month, day or year is not known (EDTF), such as 2019-XX.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."period_end" IS 'Last day of the period, included. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."region_code" IS 'The region''s code; <code>/unknown where only the region above is known; unknown where none is.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."region_name" IS 'The region''s name, as the gazetteer gives it.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."parent_code" IS 'Code of the region above in that time; <code>/unknown where it changed. NULL: there is none.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."region_mode" IS 'at-event: regions as they were when it happened. as-of <day>: as they were on that day.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."records" IS 'Accepted records behind this row. Unit: records.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."outcome_unknown" IS 'People of whom it is not known whether they survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_district_joined"."is_suppressed" IS 'yes: numbers of this row are withheld, since they, or what could be told from them, are small; they are NULL. Else no.';

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
COMMENT ON VIEW "casualties_by_year_region_joined" IS 'Casualties by year and region. With what dim_period and dim_region say; a row of the table is one row here.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."period_id" IS 'The period''s one key: period_type:period_key, such as month:2021-03. Joins dim_period.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."region_id" IS 'The region''s one key: level:region_code, such as district:0102. Joins dim_region.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."period_key" IS 'The period; with X where month, day or year is not known (EDTF), such as 2019-XX.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."period_start" IS 'First day of the period. NULL: not known, or before the year 1.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."period_end" IS 'Last day of the period, included. NULL: not known, or outside the years 1 to 9999.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."region_code" IS 'The region''s code; <code>/unknown where only the region above is known; unknown where none is.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."region_name" IS 'The region''s name, as the gazetteer gives it.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."parent_code" IS 'Code of the region above in that time; <code>/unknown where it changed. NULL: there is none.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."region_mode" IS 'at-event: regions as they were when it happened. as-of <day>: as they were on that day.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."records" IS 'Accepted records behind this row. Unit: records.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."victims" IS 'People killed, injured, or hurt with an unknown outcome. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."killed" IS 'People killed. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."injured" IS 'People injured who survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."outcome_unknown" IS 'People of whom it is not known whether they survived. NULL: not reported. Unit: people.';
COMMENT ON COLUMN "casualties_by_year_region_joined"."is_suppressed" IS 'yes: numbers of this row are withheld, since they, or what could be told from them, are small; they are NULL. Else no.';

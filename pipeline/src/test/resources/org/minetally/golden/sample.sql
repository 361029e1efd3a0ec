-- The sample's records in canonical form, and its fact tables, by SQL alone: written from the data files and the job file, and
-- sharing nothing with the program. @DATA@ is the folder of the data files, @GAZETTEER@ the gazetteer.
--
-- A record has the first and the last day of its date (NULL: not known), the codes of its province and district (NULL: not known),
-- its dimensions and its measures (NULL: not reported).

CREATE TABLE gazetteer AS FROM read_csv('@GAZETTEER@', all_varchar = true, header = true);

CREATE MACRO fold(name) AS
  replace(replace(replace(lower(strip_accents(trim(name))), 'ı', 'i'), 'ə', 'e'), 'æ', 'ae');

CREATE TABLE names AS
  SELECT level, parent, code, fold(name) AS folded FROM gazetteer
  UNION
  SELECT level, parent, code, fold(unnest(string_split(aliases, '|'))) FROM gazetteer WHERE aliases IS NOT NULL;

-- A name that several regions answer to is none of them.
CREATE MACRO province_of(name) AS (
  SELECT CASE WHEN count(DISTINCT code) = 1 THEN min(code) END
  FROM names WHERE level = 'province' AND folded = fold(name));
CREATE MACRO district_of(name, province) AS (
  SELECT CASE WHEN count(DISTINCT code) = 1 THEN min(code) END
  FROM names WHERE level = 'district' AND folded = fold(name) AND (province IS NULL OR parent = province));
CREATE MACRO parent_of(region) AS (SELECT min(parent) FROM gazetteer WHERE code = region);

CREATE MACRO file(name) AS TABLE
  FROM read_csv('@DATA@/' || name, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"');
CREATE MACRO not_reported(text, word) AS nullif(nullif(text, word), '');
CREATE MACRO month_end(day) AS (day + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE;

CREATE TABLE incidents_counted AS
  SELECT date::DATE AS first_day, date::DATE AS last_day, province, district, NULL AS sex,
    CASE device WHEN 'AP mine' THEN 'anti_personnel_mine' WHEN 'UXO' THEN 'unexploded_ordnance'
      WHEN 'IED' THEN 'improvised_mine' END AS device_category,
    not_reported(killed, 'n/a')::BIGINT AS killed,
    not_reported(not_reported(injured, 'n/a'), '-')::BIGINT AS injured,
    not_reported("not known", 'n/a')::BIGINT AS outcome_unknown
  FROM file('incidents-counted.csv');

CREATE TABLE victims AS
  SELECT date::DATE AS first_day, date::DATE AS last_day, province, district,
    CASE sex WHEN 'F' THEN 'female' WHEN 'M' THEN 'male' END AS sex,
    CASE device WHEN 'AP mine' THEN 'anti_personnel_mine' WHEN 'submunition' THEN 'cluster_munition_remnant'
      ELSE 'other_erw' END AS device_category,
    coalesce(outcome, '') AS outcome
  FROM file('victims-one-per-row.csv');

CREATE TABLE dates_imprecise AS
  WITH dates AS (
    SELECT *, regexp_replace("when", '(-XX)+$', '') AS text FROM file('dates-imprecise.csv')),
  sides AS (
    SELECT *, split_part(text, '/', 1) AS first_side,
      CASE WHEN contains(text, '/') THEN split_part(text, '/', 2) ELSE text END AS last_side
    FROM dates)
  SELECT
    CASE WHEN regexp_full_match(first_side, '\d{4}-\d\d-\d\d') THEN first_side::DATE
      WHEN regexp_full_match(first_side, '\d\d\.\d\.\d{4}') THEN strptime(first_side, '%d.%-m.%Y')::DATE
      WHEN regexp_full_match(first_side, '\d{4}-\d\d') THEN (first_side || '-01')::DATE
      WHEN regexp_full_match(first_side, '\d{4}') THEN (first_side || '-01-01')::DATE END AS first_day,
    CASE WHEN regexp_full_match(last_side, '\d{4}-\d\d-\d\d') THEN last_side::DATE
      WHEN regexp_full_match(last_side, '\d\d\.\d\.\d{4}') THEN strptime(last_side, '%d.%-m.%Y')::DATE
      WHEN regexp_full_match(last_side, '\d{4}-\d\d') THEN month_end((last_side || '-01')::DATE)
      WHEN regexp_full_match(last_side, '\d{4}') THEN (last_side || '-12-31')::DATE END AS last_day,
    province, district
  FROM sides;

CREATE TABLE dates_in_parts AS
  SELECT
    CASE WHEN year = '9999' THEN NULL
      WHEN month = '99' THEN make_date(year::INT, 1, 1)
      WHEN coalesce(day, '99') = '99' THEN make_date(year::INT, month::INT, 1)
      ELSE make_date(year::INT, month::INT, day::INT) END AS first_day,
    CASE WHEN year = '9999' THEN NULL
      WHEN month = '99' THEN make_date(year::INT, 12, 31)
      WHEN coalesce(day, '99') = '99' THEN month_end(make_date(year::INT, month::INT, 1))
      ELSE make_date(year::INT, month::INT, day::INT) END AS last_day,
    (SELECT min(code) FROM gazetteer WHERE level = 'district' AND code = lpad("district code", 4, '0')) AS district,
    killed::BIGINT AS killed
  FROM file('dates-in-parts.csv');

CREATE TABLE one_victim AS
  SELECT date, province, district, outcome
  FROM read_csv('@DATA@/quotes-newlines-crlf.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"',
    strict_mode = false, null_padding = true, parallel = false)
  WHERE outcome IS NOT NULL
  UNION ALL
  SELECT date, province, district, outcome
  FROM read_csv('@DATA@/latin1.csv', all_varchar = true, header = true, encoding = 'latin-1');

-- Latin-1 takes any byte, so that DuckDB reads what is no UTF-8. Which records are to be taken is told by their note.
CREATE TABLE rejects AS
  SELECT "first day"::DATE AS first_day, "last day"::DATE AS last_day, district,
    CASE sex WHEN 'F' THEN 'female' END AS sex, killed::DOUBLE::BIGINT AS killed
  FROM read_csv('@DATA@/rejects.csv', all_varchar = true, header = true, delim = ',', quote = '', encoding = 'latin-1',
    ignore_errors = true)
  WHERE note LIKE 'accepted%';

CREATE TABLE duplicates AS
  WITH records AS (
    SELECT 'a' AS file, row_number() OVER () AS row, trim(office) AS office, trim(number) AS number, killed, district, date
    FROM file('duplicates-a.csv')
    UNION ALL
    SELECT 'b', row_number() OVER (), trim(office), trim(number), killed, district, date FROM file('duplicates-b.csv'))
  SELECT date::DATE AS first_day, date::DATE AS last_day, district, killed::BIGINT AS killed
  FROM records
  QUALIFY (office IS NULL AND number IS NULL)
    OR row_number() OVER (PARTITION BY office, number ORDER BY file, row) = 1;

CREATE TABLE personal AS
  SELECT date::DATE AS first_day, date::DATE AS last_day, province, home AS district,
    "medical note" AS note
  FROM read_csv('@DATA@/personal-column.csv', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    encoding = 'latin-1', ignore_errors = true, strict_mode = true, columns = {'date': 'VARCHAR', 'province': 'VARCHAR',
    'home': 'VARCHAR', 'name': 'VARCHAR', 'medical note': 'VARCHAR', 'consent': 'VARCHAR'})
  WHERE consent = 'yes' AND "medical note" IN ('wounded', 'died') AND try_cast(date AS DATE) IS NOT NULL
    AND NOT regexp_matches(name, '[^ -~]');

-- The records of one dataset.

CREATE TABLE casualty_names AS
  SELECT first_day, last_day, province, district, sex, device_category,
    CASE WHEN killed IS NULL AND injured IS NULL AND outcome_unknown IS NULL THEN NULL
      ELSE coalesce(killed, 0) + coalesce(injured, 0) + coalesce(outcome_unknown, 0) END AS victims,
    killed, injured, outcome_unknown
  FROM incidents_counted
  UNION ALL
  SELECT first_day, last_day, province, district, sex, device_category, 1, (outcome = 'killed')::BIGINT,
    (outcome = 'injured')::BIGINT, (outcome = '')::BIGINT
  FROM victims
  UNION ALL
  SELECT first_day, last_day, province, district, NULL, NULL, 1, 1, NULL, NULL FROM dates_imprecise
  UNION ALL
  SELECT date::DATE, date::DATE, province, district, NULL, NULL, victims::BIGINT, NULL, NULL, NULL
  FROM file('names-aliases-and-folding.csv')
  UNION ALL
  SELECT date::DATE, date::DATE, province, district, NULL, NULL, 1, (outcome = 'killed')::BIGINT, (outcome = 'injured')::BIGINT, 0
  FROM one_victim
  UNION ALL
  SELECT first_day, last_day, NULL, district, sex, NULL, killed, killed, NULL, NULL FROM rejects
  UNION ALL
  SELECT first_day, last_day, NULL, district, NULL, NULL, killed, killed, NULL, NULL FROM duplicates
  UNION ALL
  SELECT first_day, last_day, province, district, NULL, NULL, 1, (note = 'died')::BIGINT, (note = 'wounded')::BIGINT, 0
  FROM personal;

CREATE TABLE casualties AS
  -- Below a province that is given but not found, no name is looked for.
  WITH provinces AS (
    SELECT * REPLACE (province_of(province) AS province,
      CASE WHEN trim(coalesce(province, '')) <> '' AND province_of(province) IS NULL THEN NULL ELSE district END AS district)
    FROM casualty_names),
  places AS (SELECT * REPLACE (district_of(district, province) AS district) FROM provinces)
  SELECT first_day, last_day, coalesce(province, parent_of(district)) AS province, district,
    coalesce(sex, 'unknown') AS sex, coalesce(device_category, 'unspecified') AS device_category,
    victims, killed, injured, outcome_unknown
  FROM places
  UNION ALL
  SELECT first_day, last_day, parent_of(district), district, 'unknown', 'unspecified', killed, killed, NULL, NULL
  FROM dates_in_parts;

CREATE TABLE detection_names AS
  SELECT strptime(Datum, '%d.%m.%Y')::DATE AS day, Province AS province, District AS district, NULL AS event_type,
    NULL AS device_category, NULL AS device_model, replace(Items, '.', '')::BIGINT AS items,
    replace(replace("Cleared (ha)", '.', ''), ',', '.')::DECIMAL(38, 10) * 10000 AS cleared, NULL AS reduced, NULL AS cancelled
  FROM read_csv('@DATA@/bom-semicolon-decimal-comma.csv', all_varchar = true, header = true, delim = ';')
  UNION ALL
  SELECT date::DATE, province, district, NULL, NULL, NULL, NULL,
    replace("cleared ha", ',', '')::DECIMAL(38, 10) * 10000,
    replace(regexp_replace("reduced m2", '[ \x{00a0}\x{202f}]', '', 'g'), ',', '.')::DECIMAL(38, 10),
    replace("cancelled km2", ',', '')::DECIMAL(38, 15) * 1000000
  FROM file('areas-in-hectares.csv')
  UNION ALL
  SELECT date::DATE, province, district, CASE trim(kind) WHEN 'clearance' THEN 'clearance' ELSE 'eod' END, NULL, NULL,
    found::BIGINT, NULL, NULL, NULL
  FROM file('filters.csv')
  WHERE trim(kind) IN ('clearance', 'EOD call-out') AND coalesce(status, '') <> 'test'
  UNION ALL
  SELECT date::DATE, province, district, 'destruction',
    CASE category WHEN 'AP' THEN 'anti_personnel_mine' WHEN 'AV' THEN 'anti_vehicle_mine' WHEN 'AXO' THEN 'abandoned_ordnance' END,
    model, items::BIGINT, NULL, NULL, NULL
  FROM read_csv('@DATA@/compressed.csv.gz', all_varchar = true, header = true, delim = '\t', quote = '');

CREATE TABLE detections AS
  WITH provinces AS (
    SELECT * REPLACE (province_of(province) AS province,
      CASE WHEN trim(coalesce(province, '')) <> '' AND province_of(province) IS NULL THEN NULL ELSE district END AS district)
    FROM detection_names),
  places AS (SELECT * REPLACE (district_of(district, province) AS district) FROM provinces)
  SELECT day AS first_day, day AS last_day, coalesce(province, parent_of(district)) AS province, district,
    coalesce(event_type, 'unknown') AS event_type, coalesce(device_category, 'unspecified') AS device_category,
    coalesce(device_model, 'unknown') AS device_model, items,
    round(cleared, 4) AS area_cleared_m2, round(reduced, 4) AS area_reduced_m2, round(cancelled, 4) AS area_cancelled_m2
  FROM places;

-- The keys of the tables.

CREATE MACRO key_of(type, day) AS CASE type
  WHEN 'month' THEN strftime(day, '%Y-%m')
  WHEN 'quarter' THEN year(day) || '-Q' || quarter(day)
  ELSE year(day)::VARCHAR END;
CREATE MACRO period_of(type, first_day, last_day) AS CASE
  WHEN first_day IS NULL OR last_day IS NULL THEN 'XXXX'
  WHEN key_of(type, first_day) = key_of(type, last_day) THEN key_of(type, first_day)
  WHEN year(first_day) = year(last_day) THEN year(first_day) || '-XX'
  ELSE 'XXXX' END;
CREATE MACRO region_at(level, province, district) AS CASE
  WHEN level = 'district' AND district IS NOT NULL THEN district
  WHEN level = 'district' AND province IS NOT NULL THEN province || '/unknown'
  ELSE coalesce(province, 'unknown') END;

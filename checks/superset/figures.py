"""What each chart must show, asked of the Parquet files by SQL of its own."""

# The period in words, from dim_period.
LABEL = """CASE
  WHEN p.precision = 'unknown' THEN 'date not known'
  WHEN p.is_partial THEN p.period_key || ' (partial)'
  WHEN p.is_provisional THEN p.period_key || ' (provisional)'
  WHEN p.precision = 'year_only' THEN p.period_key[1:4] || ', month not known'
  ELSE p.period_key END"""


def words(column):
    text = f"replace(replace({column}, '_', ' '), 'anti ', 'anti-')"
    return f"upper({text}[1:1]) || {text}[2:]"


CASUALTIES = "casualties_by_year_province"
OUTCOMES = "sum(killed), sum(injured), sum(outcome_unknown)"
TWELVE = """SELECT epoch_ms(axis_date), victims_12_months{} FROM summary_by_month_country
  WHERE axis_date IS NOT NULL
  AND victims_12_months IS NOT NULL{} ORDER BY 1"""
KM2 = "sum({}) / 1e6"

# By title; the rows of a chart in any order, its columns in the order of the chart.
EXPECTED = {
    "Victims": f"SELECT sum(victims) FROM {CASUALTIES}",
    "Killed": f"SELECT sum(killed) FROM {CASUALTIES}",
    "Injured": f"SELECT sum(injured) FROM {CASUALTIES}",
    "Outcome unknown": f"SELECT sum(outcome_unknown) FROM {CASUALTIES}",
    "Victims in the last 12 months (country)": TWELVE.format("", " AND NOT is_partial"),
    "Victims and killed: totals of 12 months (country)": TWELVE.format(", killed_12_months", ""),
    "Killed and injured by year": f"SELECT {LABEL}, {OUTCOMES} FROM {CASUALTIES}"
    " JOIN dim_period p USING (period_id) GROUP BY 1",
    "Adults and children among victims by year": f"SELECT {LABEL}, {words('age_group')},"
    f" sum(victims) FROM {CASUALTIES} JOIN dim_period p USING (period_id) GROUP BY 1, 2",
    "Victims by device": f"SELECT {words('device_category')}, sum(victims) FROM {CASUALTIES}"
    " GROUP BY 1",
    "Victims per 100,000 inhabitants by year (country)": f"SELECT {LABEL}, victims * 1e5 / population"
    " FROM summary_by_year_country s JOIN dim_period p USING (period_id)"
    " WHERE s.axis_date IS NOT NULL",
    "Victims per 100,000 inhabitants by province and year": f"SELECT region_label, {LABEL},"
    " victims * 1e5 / population FROM summary_by_year_province JOIN dim_period p USING (period_id)"
    " WHERE victims IS NOT NULL AND population IS NOT NULL",
    "Killed, as a share of killed and injured, by device": f"SELECT {words('device_category')},"
    f" sum(killed) / sum(killed + injured) FROM {CASUALTIES} GROUP BY 1",
    "15 places with the most victims (district)": "SELECT region_label, sum(victims) AS v"
    " FROM casualties_by_year_district GROUP BY 1 ORDER BY v DESC LIMIT 15",
    "Victims whose district is not known": "SELECT region_label, sum(victims), sum(killed),"
    " sum(injured) FROM casualties_by_year_district WHERE region_name = 'unknown' GROUP BY 1",
    "Victims by province and year": f"SELECT region_label, {LABEL}, sum(victims)"
    " FROM casualties_by_year_province JOIN dim_period p USING (period_id) GROUP BY 1, 2",
    "Items found or destroyed": "SELECT sum(items) FROM detections_by_year_province",
    **{
        f"Area {kind} (km²)": f"SELECT {KM2.format(f'area_{kind}_m2')}"
        " FROM detections_by_year_province"
        for kind in ["cleared", "reduced", "cancelled"]
    },
    "Items by month": f"SELECT epoch_ms(axis_date), {words('event_type')}, sum(items)"
    " FROM detections_by_month_province WHERE axis_date IS NOT NULL GROUP BY 1, 2",
    "Items whose month is not known": "SELECT CASE period_key WHEN 'XXXX' THEN 'date not known'"
    " ELSE period_key[1:4] END, sum(items) FROM detections_by_month_province"
    " WHERE axis_date IS NULL GROUP BY 1",
    "Land released by year": f"SELECT {LABEL}, {KM2.format('area_cleared_m2')},"
    f" {KM2.format('area_reduced_m2')}, {KM2.format('area_cancelled_m2')}"
    " FROM detections_by_year_province JOIN dim_period p USING (period_id) GROUP BY 1",
    "Fields that the records report": "SELECT source_id, field, sum(records), sum(reported),"
    " sum(unspecific), sum(not_reported), sum(reported) / sum(records) FROM field_completeness"
    " GROUP BY 1, 2",
    "Rejected records": "SELECT source_id, reason_code, count(*) FROM rejects GROUP BY 1, 2",
    "Place names not in the gazetteer": "SELECT source_id, region_level, name, problem, records,"
    " suggestion_1 FROM unmatched_names",
    "Published claims, checked against the records": "SELECT statement, claimed_value, lowest,"
    " highest, verdict, certainty FROM claims",
    "Figures that differ from the previous snapshot": "SELECT table_name, kind, count(*)"
    " FROM changes GROUP BY 1, 2",
}

# Columns of the summaries that are quotients of sums.
RATIOS = ["share_killed", "civilian_share", "child_share", "casualties_per_1000_items"]
# Those whose denominators are not sums over regions: how they are computed for one region.
RATES = {
    f"{people}_per_100000": f"{people} * 1e5 / nullif(population, 0)"
    for people in ["victims", "killed", "injured"]
}

LISTS = {
    "Fields that the records report",
    "Rejected records",
    "Place names not in the gazetteer",
    "Published claims, checked against the records",
    "Figures that differ from the previous snapshot",
}
DISTRICTS = {"15 places with the most victims (district)", "Victims whose district is not known"}
SUMMARIES = {
    "Victims in the last 12 months (country)",
    "Victims and killed: totals of 12 months (country)",
    "Victims per 100,000 inhabitants by year (country)",
    "Victims per 100,000 inhabitants by province and year",
}
DETECTIONS = {
    "Items found or destroyed",
    *(f"Area {kind} (km²)" for kind in ["cleared", "reduced", "cancelled"]),
    "Items by month",
    "Items whose month is not known",
    "Land released by year",
}
BY_COUNTRY = SUMMARIES - {"Victims per 100,000 inhabitants by province and year"}
ALL = set(EXPECTED)
VICTIMS = ALL - LISTS - SUMMARIES - DETECTIONS
# By name: a value, its condition, and the charts that it changes.
FILTERS = {
    "Year": ("2019", "period_key[1:4] = '2019'", ALL - LISTS - {"Victims in the last 12 months (country)"}),
    "Province": ("Millvale", "region_label = 'Millvale'", ALL - LISTS - DISTRICTS - BY_COUNTRY),
    "District": ("Appledene", "region_label = 'Appledene'", DISTRICTS),
    "Victim status": ("Civilian", "victim_status = 'civilian'", VICTIMS),
    "Sex": ("Female", "sex = 'female'", VICTIMS),
    "Age group": ("Child", "age_group = 'child'", VICTIMS),
    "Device category": (
        "Anti-personnel mine",
        "device_category = 'anti_personnel_mine'",
        VICTIMS | DETECTIONS,
    ),
}
# Selected on the page at the same time.
ON_PAGE = ["Year", "Province", "Sex"]

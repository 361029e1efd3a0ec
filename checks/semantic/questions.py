"""Ten questions, each for MetricFlow and for DuckDB over the published files."""

# metrics; what to group by; filter; the same in SQL, in the order of MetricFlow's columns.
QUESTIONS = {
    "killed per year, undated ones apart": (
        "casualties_by_year_country_killed",
        "metric_time__year",
        None,
        "SELECT axis_date, sum(killed) FROM casualties_by_year_country GROUP BY ALL",
    ),
    "children by province": (
        "summary_by_year_province_children",
        "region__region_label",
        None,
        "SELECT region_label, sum(children) FROM summary_by_year_province GROUP BY ALL",
    ),
    "share killed per year": (
        "summary_by_year_country_share_killed",
        "metric_time__year",
        None,
        "SELECT axis_date, share_killed FROM summary_by_year_country",
    ),
    "share of children over all years": (
        "summary_by_year_province_child_share",
        "region__region_code",
        None,
        "SELECT region_code, sum(children) / sum(age_known) FROM summary_by_year_province GROUP BY ALL",
    ),
    "running total of each month over all districts": (
        "summary_by_month_district_victims_cumulative",
        "metric_time__month",
        None,
        "SELECT axis_date, sum(victims_cumulative) FROM summary_by_month_district"
        " WHERE axis_date IS NOT NULL GROUP BY ALL",
    ),
    "running total so far, of the latest year only": (
        "summary_by_year_province_items_cumulative",
        None,
        None,
        "SELECT sum(items_cumulative) FROM summary_by_year_province"
        " WHERE axis_date = (SELECT max(axis_date) FROM summary_by_year_province)",
    ),
    "twelve months to each month": (
        "summary_by_month_country_victims_12_months",
        "metric_time__month",
        None,
        "SELECT axis_date, victims_12_months FROM summary_by_month_country WHERE axis_date IS NOT NULL",
    ),
    "rate of victims by province in 2018": (
        "summary_by_year_province_victims_per_100000",
        "metric_time__year,region__region_code",
        "{{ Dimension('period__period_key') }} = '2018'",
        "SELECT axis_date, region_code, victims_per_100000 FROM summary_by_year_province WHERE period_key = '2018'",
    ),
    "items by precision of the date": (
        "detections_by_month_country_items",
        "period__precision",
        None,
        "SELECT precision, sum(items) FROM detections_by_month_country JOIN dim_period USING (period_id) GROUP BY ALL",
    ),
    "victims by sex in one province": (
        "casualties_by_year_province_victims",
        "casualties_by_year_province__sex",
        "{{ Dimension('region__region_label') }} = 'Wrenmark'",
        "SELECT sex, sum(victims) FROM casualties_by_year_province WHERE region_label = 'Wrenmark' GROUP BY ALL",
    ),
}

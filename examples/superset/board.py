"""The charts of the dashboard. A chart exists only if the output has its table and figures."""

from charts import Chart, bars, listing, pivot, ranking
from metrics import words
from quality import Quality

UNDATED = "axis_date IS NULL"
DATED = "axis_date IS NOT NULL"
NO_PLACE = "region_code = 'unknown' OR ends_with(region_code, '/unknown')"
TOP = 15
OUTCOMES = ["sum_killed", "sum_injured", "sum_outcome_unknown"]
OUTCOME_TITLES = {
    "victims": "Victims",
    "killed": "Killed",
    "injured": "Injured",
    "outcome_unknown": "Outcome unknown",
}


class Board:
    """The charts that an output allows, in the order of the dashboard."""

    def __init__(self, package):
        self.package = package
        self._casualties = package.facts("casualties")
        self._detections = package.facts("detections")
        self.sections = [
            ("Casualties", [chart for chart in self._all_casualties() if chart]),
            ("Detections and land release", [chart for chart in self._all_detections() if chart]),
            ("Data quality", [chart for chart in Quality(package).charts() if chart]),
        ]
        self.charts = [chart for _, charts in self.sections for chart in charts]

    # Casualties

    def _all_casualties(self):
        if not self._casualties:
            return []
        top, low = self._main(self._casualties), self._casualties[-1]
        return [
            *(
                self._number(top, measure, title, 2)
                for measure, title in OUTCOME_TITLES.items()
                if self.package.reports(top, measure)
            ),
            self._recent(),
            self._outcomes(top),
            self._last_12_months(),
            self._members(top, "age_group", "Adults and children"),
            self._devices(top),
            self._rates_by_period("victims_per_100000"),
            self._killed_by_device(top),
            self._places(low),
            self._unknown_places(low),
            self._regions_and_periods(),
            self._rates_by_region("victims_per_100000"),
        ]

    def _main(self, tables):
        """Returns the highest table with several regions, so that a filter can select one.

        Its sums are those of the tables above unless counts are suppressed.
        """
        several = [t for t in tables if self.package.has_several(t.level)]
        several = [t for t in several if not t.has("is_suppressed")]
        return next(iter(several), tables[0])

    def _number(self, table, measure, title, width):
        return Chart(
            key=f"{table.dataset}_{measure}",
            title=title,
            description=table.fields[measure]["description"]
            + " Records without a date count, too.",
            table=table,
            viz="big_number_total",
            metrics=[f"sum_{measure}"],
            look={
                "metric": f"sum_{measure}",
                "y_axis_format": ",.2f" if measure.endswith("_m2") else ",d",
                "header_font_size": 0.4,
            },
            width=width,
            height=22,
        )

    def _recent(self):
        months = self.package.facts("summary", "month")
        if not months:
            return None
        return Chart(
            key="recent",
            title=f"Victims in the last 12 months ({months[0].level})",
            description="The twelve months that end with the last whole month, for records with"
            " exact dates, compared with the twelve months before.",
            table=months[0],
            viz="big_number",
            metrics=["sum_victims_12_months"],
            x_axis="axis_date",
            filters=[DATED, "victims_12_months IS NOT NULL", "period_is_partial IS NOT TRUE"],
            order_by=[["axis_date", True]],
            look={
                "metric": "sum_victims_12_months",
                "time_grain_sqla": "P1M",
                "compare_lag": "12",
                "compare_suffix": "on the 12 months before",
                "show_trend_line": True,
                "start_y_axis_at_zero": True,
                "y_axis_format": ",d",
                "time_format": "%Y-%m",
                "color_picker": {"r": 51, "g": 92, "b": 103, "a": 1},
                "header_font_size": 0.4,
                "subheader_font_size": 0.125,
            },
            width=4,
            height=22,
        )

    def _outcomes(self, table):
        return Chart(
            key="casualties_by_period",
            title=f"Killed and injured by {table.period}",
            description="Partial periods are marked. Victims whose date is not known have a bar of their own.",
            table=table,
            viz="echarts_timeseries_bar",
            metrics=OUTCOMES,
            x_axis="period_label",
            look=bars(),
        )

    def _last_12_months(self):
        months = self.package.facts("summary", "month")
        if not months:
            return None
        metrics = ["sum_victims_12_months", "sum_killed_12_months"]
        return Chart(
            key="last_12_months",
            title=f"Victims and killed: totals of 12 months ({months[0].level})",
            description="Each point is the total of the twelve months that end with its month, for"
            " records with exact dates. Never add points up.",
            table=months[0],
            viz="echarts_timeseries_line",
            metrics=metrics,
            x_axis="axis_date",
            filters=[DATED, "victims_12_months IS NOT NULL"],
            look={
                "time_grain_sqla": "P1M",
                "show_legend": True,
                "legendOrientation": "top",
                "legendType": "plain",
                "rich_tooltip": True,
                "x_axis_time_format": "%Y-%m",
                "tooltipTimeFormat": "%Y-%m",
                "y_axis_format": ",d",
                "y_axis_bounds": [0, None],
                "truncateYAxis": True,
                "markerEnabled": False,
            },
        )

    def _members(self, table, dimension, title):
        if not table.has(dimension):
            return None
        return Chart(
            key=f"casualties_by_{dimension}",
            title=f"{title} among victims by {table.period}",
            description=table.fields[dimension]["description"],
            table=table,
            viz="echarts_timeseries_bar",
            metrics=["sum_victims"],
            columns=[f"{dimension}_label"],
            x_axis="period_label",
            look=bars(),
        )

    def _devices(self, table):
        if not table.has("device_category"):
            return None
        return Chart(
            key="casualties_by_device",
            title="Victims by device",
            description=table.fields["device_category"]["description"],
            table=table,
            viz="echarts_timeseries_bar",
            metrics=["sum_victims"],
            x_axis="device_category_label",
            look=ranking("sum_victims"),
        )

    def _places(self, table):
        return Chart(
            key="casualties_by_place",
            title=f"{TOP} places with the most victims ({table.level})",
            description="Victims whose place is known only to the region above count as unknown.",
            table=table,
            viz="echarts_timeseries_bar",
            metrics=["sum_victims"],
            x_axis="region_label",
            limit=TOP,
            order_by=[["sum_victims", False]],
            look=ranking("sum_victims"),
            width=6 if self.package.has_rows(table, NO_PLACE) else 12,
        )

    def _unknown_places(self, table):
        if not self.package.has_rows(table, NO_PLACE):
            return None
        return Chart(
            key="unknown_places",
            title=f"Victims whose {table.level} is not known",
            description="They count in the region above, and in no place below it.",
            table=table,
            viz="table",
            metrics=["sum_victims", "sum_killed", "sum_injured"],
            columns=["region_label"],
            filters=[NO_PLACE],
            limit=50,
            order_by=[["sum_victims", False]],
            look=listing(timeseries_limit_metric="sum_victims"),
        )

    def _regions_and_periods(self):
        tables = self._casualties
        table = next((t for t in tables if self.package.has_several(t.level)), tables[-1])
        return Chart(
            key="casualties_by_region_and_period",
            title=f"Victims by {table.level} and {table.period}",
            description="Empty: no record, which does not mean that nothing happened.",
            table=table,
            viz="pivot_table_v2",
            metrics=["sum_victims"],
            columns=["region_label", "period_label"],
            look=pivot(rowTotals=True, colTotals=True),
            width=12,
            height=self._height(table),
        )

    def _height(self, table):
        return min(100, 24 + 4 * self.package.regions[table.level])

    # Rates and shares

    def _rates_by_period(self, rate):
        """Returns the rates of the highest level: a row for each period."""
        tables = self.package.facts("summary")
        if not tables or not self.package.reports(tables[0], rate):
            return None
        table = tables[0]
        if self.package.has_several(table.level):
            return None
        return Chart(
            key=f"{rate}_by_period",
            title=f"{words(rate)} by {table.period} ({table.level})",
            description=f"{table.fields[rate]['description']} No bar: not known.",
            table=table,
            viz="echarts_timeseries_bar",
            metrics=[f"only_{rate}"],
            x_axis="period_label",
            filters=[DATED, f"NOT ({NO_PLACE})"],
            look=bars(show_legend=False, y_axis_format=",.1~f"),
        )

    def _rates_by_region(self, rate):
        """Returns the rates of regions: a row for each cell, never a sum or mean of rates."""
        tables = [t for t in self.package.facts("summary") if self.package.has_several(t.level)]
        if not tables or not self.package.reports(tables[0], rate):
            return None
        table = tables[0]
        return Chart(
            key=f"{rate}_by_region",
            title=f"{words(rate)} by {table.level} and {table.period}",
            description="Empty: no figure, or no known denominator. Never add rates up.",
            table=table,
            viz="pivot_table_v2",
            metrics=[f"only_{rate}"],
            columns=["region_label", "period_label"],
            filters=[f"{rate} IS NOT NULL"],
            look=pivot(valueFormat=",.1f"),
            width=12,
            height=self._height(table),
        )

    def _killed_by_device(self, table):
        if not table.has("device_category"):
            return None
        share = "ratio_share_killed"
        if share not in [metric.name for metric in table.metrics()]:
            return None
        return Chart(
            key="share_killed_by_device",
            title="Killed, as a share of killed and injured, by device",
            description="Victims whose outcome is not known do not count.",
            table=table,
            viz="echarts_timeseries_bar",
            metrics=[share],
            x_axis="device_category_label",
            look={**ranking(share), "y_axis_format": ".0%"},
        )

    # Detections

    def _all_detections(self):
        if not self._detections:
            return []
        table = self._main(self._detections)
        months = self.package.facts("detections", "month")
        by_month = self._main(months) if months else None
        measures = [
            (name, title)
            for name, title in [
                ("items", "Items found or destroyed"),
                ("area_cleared_m2", "Area cleared (km²)"),
                ("area_reduced_m2", "Area reduced (km²)"),
                ("area_cancelled_m2", "Area cancelled (km²)"),
            ]
            if self.package.reports(table, name)
        ] or [("records", "Records")]
        return [
            *(self._number(table, name, title, 12 // len(measures)) for name, title in measures),
            self._items_by_month(by_month) if months else None,
            self._items_without_month(by_month) if months else None,
            self._by_event_type(table),
            self._land(table),
            self._rates_by_region("items_per_km2"),
        ]

    def _measure(self, table):
        return "items" if self.package.reports(table, "items") else "records"

    def _by_event_type(self, table):
        if not table.has("event_type") or "items" == self._measure(table):
            return None
        return Chart(
            key="detections_by_event_type",
            title=f"Records by {table.period}",
            description="Accepted records by type of event. No record reports a number of items.",
            table=table,
            viz="echarts_timeseries_bar",
            metrics=["sum_records"],
            columns=["event_type_label"],
            x_axis="period_label",
            look=bars(),
            width=12,
        )

    def _items_by_month(self, table):
        if not self.package.has_rows(table, DATED):
            return None
        measure = self._measure(table)
        return Chart(
            key="detections_by_month",
            title="Items by month" if measure == "items" else "Records by month",
            description="Only records whose month is known. The others are in the next chart.",
            table=table,
            viz="echarts_timeseries_bar",
            metrics=[f"sum_{measure}"],
            columns=["event_type_label"] if table.has("event_type") else [],
            x_axis="axis_date",
            filters=[DATED],
            look=bars(
                time_grain_sqla="P1M",
                xAxisForceCategorical=False,
                x_axis_sort=None,
                xAxisLabelRotation=0,
                x_axis_time_format="%Y-%m",
                tooltipTimeFormat="%Y-%m",
            ),
            width=8,
        )

    def _items_without_month(self, table):
        if not self.package.has_rows(table, UNDATED) or not self.package.has_rows(table, DATED):
            return None
        measure = self._measure(table)
        return Chart(
            key="detections_without_month",
            title="Items whose month is not known"
            if measure == "items"
            else "Records whose month is not known",
            description="They are in no month, so they are not in the previous chart.",
            table=table,
            viz="echarts_timeseries_bar",
            metrics=[f"sum_{measure}"],
            x_axis="year_label",
            filters=[UNDATED],
            look=bars(show_legend=False, x_axis_sort="year_label"),
            width=4,
        )

    def _land(self, table):
        areas = [
            name
            for name, field in table.fields.items()
            if field.get("unit") == "m2" and self.package.reports(table, name)
        ]
        if not areas:
            return None
        return Chart(
            key="land_release",
            title=f"Land released by {table.period}",
            description="Land cleared, reduced and cancelled are different measures and are never"
            " added together.",
            table=table,
            viz="echarts_timeseries_bar",
            metrics=[f"sum_{name}" for name in areas],
            x_axis="period_label",
            look=bars(stack=None, y_axis_format=",.1f"),
            width=12,
        )

    def notes(self):
        """Returns what a reader must know before reading a figure."""
        lines = [
            "Each chart shows the latest snapshot. *Show chart description* in its menu says what it"
            " counts.",
            "- **Dates:** a record whose month or year is not known is in no month or year. It has"
            " a bar of its own.",
            "- **Places:** a record whose place is not known counts as *unknown*.",
            "- **Partial** periods end after the newest date in the data. Do not compare them with"
            " whole ones. **Provisional** ones ended recently, so more records may arrive.",
            "- **Empty** means not reported, which is not zero.",
            "- **Filters** change the charts whose table has the column. The others keep their"
            " figures and show no funnel.",
        ]
        if any(table.has("is_suppressed") for table in self.package.tables):
            lines.append(
                "- **Suppressed** small counts are empty, so rows add up to less than the total."
            )
        return "\n".join(lines)

"""What a chart asks for and how it is drawn, in the words of Superset."""

import dataclasses
import json


def where(sql):
    return {"clause": "WHERE", "expressionType": "SQL", "sqlExpression": sql, "subject": None}


@dataclasses.dataclass(frozen=True)
class Chart:
    """One chart: what it asks for, and how it is drawn."""

    key: str
    title: str
    description: str
    table: object
    viz: str
    metrics: list
    columns: list = dataclasses.field(default_factory=list)
    x_axis: str | None = None
    filters: list = dataclasses.field(default_factory=list)
    limit: int = 10_000
    order_by: list = dataclasses.field(default_factory=list)
    look: dict = dataclasses.field(default_factory=dict)
    width: int = 6
    height: int = 50
    raw: bool = False

    def params(self):
        params = {
            "viz_type": self.viz,
            "adhoc_filters": [where(sql) for sql in self.filters],
            "metrics": self.metrics,
            "groupby": self.columns,
            "row_limit": self.limit,
            "color_scheme": "supersetColors",
            "extra_form_data": {},
        }
        if self.x_axis:
            params["x_axis"] = self.x_axis
        return {**params, **self.look}

    def query_context(self):
        """Returns the same question for the API and for reports."""
        columns = list(self.columns)
        if self.x_axis == "axis_date":
            columns.insert(0, self._month())
        elif self.x_axis:
            columns.insert(0, self.x_axis)
        query = {
            "columns": self.look.get("all_columns", columns) if self.raw else columns,
            "metrics": None if self.raw else self.metrics,
            "orderby": self.order_by,
            "filters": [],
            "extras": {"where": " AND ".join(f"({sql})" for sql in self.filters)},
            "row_limit": self.limit,
            "annotation_layers": [],
            "is_timeseries": False,
        }
        return json.dumps(
            {
                "datasource": {"id": 0, "type": "table"},
                "force": False,
                "queries": [query],
                "form_data": self.params(),
                "result_format": "json",
                "result_type": "full",
            }
        )

    @staticmethod
    def _month():
        return {
            "columnType": "BASE_AXIS",
            "expressionType": "SQL",
            "sqlExpression": "axis_date",
            "label": "axis_date",
            "timeGrain": "P1M",
        }


def bars(**changes):
    """Returns the look of a bar chart over periods in words."""
    return {
        "orientation": "vertical",
        "stack": "Stack",
        "x_axis_sort": "period_label",
        "x_axis_sort_asc": True,
        "xAxisForceCategorical": True,
        "xAxisLabelRotation": 45,
        "sort_series_type": "name",
        "sort_series_ascending": False,
        "show_legend": True,
        "legendType": "plain",
        "legendOrientation": "top",
        "rich_tooltip": True,
        "show_empty_columns": True,
        "y_axis_format": ",d",
        "truncateYAxis": False,
        "only_total": True,
        "show_value": False,
        **changes,
    }


def ranking(metric):
    """Returns the look of horizontal bars, the longest at the top."""
    return bars(
        orientation="horizontal",
        x_axis_sort=metric,
        x_axis_sort_asc=True,
        xAxisLabelRotation=0,
        order_desc=True,
        show_legend=False,
        show_value=True,
        only_total=False,
    )


def pivot(**changes):
    """Returns the look of a table of regions and periods, without totals."""
    return {
        "groupbyRows": ["region_label"],
        "groupbyColumns": ["period_label"],
        "aggregateFunction": "Sum",
        "valueFormat": ",d",
        "rowTotals": False,
        "colTotals": False,
        "rowOrder": "key_a_to_z",
        "colOrder": "key_a_to_z",
        "metricsLayout": "COLUMNS",
        "transposePivot": False,
        **changes,
    }


def listing(**changes):
    return {
        "query_mode": "aggregate",
        "order_desc": True,
        "show_cell_bars": False,
        "color_pn": False,
        "allow_rearrange_columns": False,
        "table_timestamp_format": "%Y-%m-%d",
        "server_pagination": False,
        "page_length": 0,
        **changes,
    }

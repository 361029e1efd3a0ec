"""The charts of what the records lack: completeness, rejected records, unmatched names, claims."""

import json

from charts import Chart, listing


class Quality:
    """The charts about the quality of the data."""

    def __init__(self, package):
        self.package = package

    def charts(self):
        table = self.package.table
        return [
            self._completeness(table("field_completeness")),
            self._list(
                table("rejects"), "rejects", "Rejected records", ["source_id", "reason_code"], 6
            ),
            self._names(table("unmatched_names")),
            self._claims(table("claims")),
            self._list(
                table("changes"),
                "changes",
                "Figures that differ from the previous snapshot",
                ["table_name", "kind"],
                4,
            ),
        ]

    def _completeness(self, table):
        if not table:
            return None
        share = "ratio_share_reported"
        metrics = ["sum_records", "sum_reported", "sum_unspecific", "sum_not_reported", share]
        return Chart(
            key="completeness",
            title="Fields that the records report",
            description=table.description,
            table=table,
            viz="table",
            metrics=metrics,
            columns=["source_id", "field"],
            order_by=[[share, True]],
            look=listing(
                timeseries_limit_metric=share,
                order_desc=False,
                show_cell_bars=True,
                column_config={
                    share: {"d3NumberFormat": ".1%"},
                    **{name: {"showCellBars": False} for name in metrics[:-1]},
                },
            ),
            width=12,
            height=70,
        )

    def _list(self, table, key, title, columns, width):
        if not table:
            return None
        return Chart(
            key=key,
            title=title,
            description=table.description,
            table=table,
            viz="table",
            metrics=["rows"],
            columns=columns,
            limit=200,
            order_by=[["rows", False]],
            look=listing(timeseries_limit_metric="rows"),
            width=width,
            height=40,
        )

    def _names(self, table):
        if not table:
            return None
        columns = ["source_id", "region_level", "name", "problem", "records", "suggestion_1"]
        return self._rows(table, "names", "Place names not in the gazetteer", columns, "records", 6)

    def _claims(self, table):
        if not table:
            return None
        columns = ["statement", "claimed_value", "lowest", "highest", "verdict", "certainty"]
        return self._rows(
            table, "claims", "Published claims, checked against the records", columns, "claim_id", 8
        )

    def _rows(self, table, key, title, columns, order, width):
        descending = table.fields[order]["type"] == "integer"
        return Chart(
            key=key,
            title=title,
            description=table.description,
            table=table,
            viz="table",
            metrics=[],
            limit=100,
            raw=True,
            order_by=[[order, not descending]],
            look=listing(
                query_mode="raw",
                all_columns=columns,
                column_config={
                    name: {"d3NumberFormat": ",.4~f"}
                    for name in columns
                    if table.fields[name]["type"] == "number"
                },
                order_by_cols=[json.dumps([order, not descending])],
            ),
            width=width,
            height=40,
        )

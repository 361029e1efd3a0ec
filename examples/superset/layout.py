"""The layout of the dashboard, in the words of Superset."""

# Colours that colour-blind people can tell apart; grey is "not known".
COLOURS = {
    "sum_killed": "#9e2a2b",
    "sum_injured": "#e09f3e",
    "sum_outcome_unknown": "#9aa0a6",
    "sum_victims": "#335c67",
    "sum_victims_12_months": "#335c67",
    "sum_killed_12_months": "#9e2a2b",
    "only_victims_per_100000": "#335c67",
    "ratio_share_killed": "#9e2a2b",
    "sum_items": "#335c67",
    "sum_area_cleared_m2": "#2a6f97",
    "sum_area_reduced_m2": "#8ab17d",
    "sum_area_cancelled_m2": "#e9c46a",
    "Adult": "#335c67",
    "Child": "#c8553d",
    "Unknown": "#9aa0a6",
    "Unspecified": "#9aa0a6",
    "Clearance": "#2a6f97",
    "Spot task": "#e09f3e",
    "Technical survey": "#8ab17d",
    "Non technical survey": "#9e2a2b",
}
CSS = """.dashboard-markdown { font-size: 14px; }
"""


def position(board, chart_uuid):
    """Returns the rows of the dashboard, each of at most twelve columns."""
    layout = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": [], "parents": ["ROOT_ID"]},
        "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": board.package.title}},
    }
    numbers = {chart.key: number for number, chart in enumerate(board.charts, 1)}
    place(layout, [("MARKDOWN", "notes", 12, 24, {"code": board.notes()})])
    for number, (title, charts) in enumerate(board.sections):
        if charts:
            heading(layout, f"HEADER-{number}", title)
            for row in rows(charts):
                place(layout, [cell(chart, numbers, chart_uuid) for chart in row])
    return layout


def cell(chart, numbers, chart_uuid):
    # Filters name the charts by these ids; the importer replaces both.
    meta = {
        "uuid": chart_uuid(chart.key),
        "chartId": numbers[chart.key],
        "sliceName": chart.title,
    }
    return "CHART", chart.key, chart.width, chart.height, meta


def heading(layout, key, title):
    layout["GRID_ID"]["children"].append(key)
    layout[key] = {
        "type": "HEADER",
        "id": key,
        "children": [],
        "parents": ["ROOT_ID", "GRID_ID"],
        "meta": {
            "text": title,
            "headerSize": "MEDIUM_HEADER",
            "background": "BACKGROUND_TRANSPARENT",
        },
    }


def place(layout, cells):
    """Adds a row of cells: kind, key, width, height, and other properties."""
    row = f"ROW-{cells[0][1]}"
    layout["GRID_ID"]["children"].append(row)
    children = [f"{kind}-{key}" for kind, key, *_ in cells]
    layout[row] = {
        "type": "ROW",
        "id": row,
        "children": children,
        "parents": ["ROOT_ID", "GRID_ID"],
        "meta": {"background": "BACKGROUND_TRANSPARENT"},
    }
    for child, (kind, _, width, height, meta) in zip(children, cells):
        layout[child] = {
            "type": kind,
            "id": child,
            "children": [],
            "parents": ["ROOT_ID", "GRID_ID", row],
            "meta": {**meta, "width": width, "height": height},
        }


def rows(charts):
    """Returns charts in rows of at most twelve columns."""
    row, used = [], 0
    for chart in charts:
        if used + chart.width > 12:
            yield row
            row, used = [], 0
        row.append(chart)
        used += chart.width
    if row:
        yield row


METADATA = {
    "color_scheme": "supersetColors",
    "label_colors": COLOURS,
    "shared_label_colors": [],
    "refresh_frequency": 0,
    "timed_refresh_immune_slices": [],
    "expanded_slices": {},
    "default_filters": "{}",
    "cross_filters_enabled": False,
    "filter_bar_orientation": "HORIZONTAL",
}

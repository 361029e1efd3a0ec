"""The filters of the dashboard. Each changes exactly the charts whose table has its column."""

import dataclasses

from metrics import words

# The last twelve months are those of the data, not of a year that a filter selects.
WITHOUT_YEAR = {"recent"}


@dataclasses.dataclass(frozen=True)
class Filter:
    key: str
    title: str
    description: str
    column: str
    table: object
    charts: list


def filters(board):
    """Returns the filters for the year, the regions of each level, and the dimensions."""
    facts = [chart for chart in board.charts if chart.table.dataset]
    found = [_year(board.package, facts), *_regions(board.package, facts), *_dimensions(facts)]
    return [part for part in found if part and part.charts]


def _year(package, facts):
    charts = [chart for chart in facts if chart.key not in WITHOUT_YEAR]
    tables = package.facts("summary") or [chart.table for chart in charts]
    if not tables:
        return None
    description = "The year of the event. Records without a year are under: date not known."
    return Filter("year", "Year", description, "year_label", tables[0], charts)


def _regions(package, facts):
    """Yields a filter for each level that the charts show, if it has several regions."""
    for level in package.levels:
        charts = [chart for chart in facts if chart.table.level == level]
        if not charts or not package.has_several(level):
            continue
        summaries = [table for table in package.facts("summary") if table.level == level]
        table = next(iter(summaries), charts[0].table)
        description = f"Changes the charts of the tables by {level}."
        yield Filter(f"region_{level}", words(level), description, "region_label", table, charts)


def _dimensions(facts):
    names = dict.fromkeys(name for chart in facts for name in chart.table.dimensions())
    for name in names:
        charts = [chart for chart in facts if chart.table.has(name)]
        table = charts[0].table
        description = table.fields[name]["description"]
        yield Filter(name, words(name), description, f"{name}_label", table, charts)


def configuration(board, dataset_uuid):
    """Returns the filters in the words of Superset. The importer replaces the ids of charts."""
    numbers = {chart.key: number for number, chart in enumerate(board.charts, 1)}
    return [_native(part, numbers, dataset_uuid) for part in filters(board)]


def _native(part, numbers, dataset_uuid):
    inside = {chart.key for chart in part.charts}
    return {
        "id": f"NATIVE_FILTER-{part.key}",
        "type": "NATIVE_FILTER",
        "filterType": "filter_select",
        "name": part.title,
        "description": part.description,
        "targets": [
            {"datasetUuid": dataset_uuid(part.table.name), "column": {"name": part.column}}
        ],
        "scope": {
            "rootPath": ["ROOT_ID"],
            "excluded": [number for key, number in numbers.items() if key not in inside],
        },
        "controlValues": {
            "enableEmptyFilter": False,
            "defaultToFirstItem": False,
            "multiSelect": True,
            "searchAllOptions": False,
            "inverseSelection": False,
            "sortAscending": True,
        },
        "defaultDataMask": {"extraFormData": {}, "filterState": {}, "ownState": {}},
        "cascadeParentIds": [],
    }

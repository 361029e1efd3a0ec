"""The metrics of a table: what its declaration allows to be computed over any rows."""

import dataclasses

FORMATS = {"share": ".1%", "people": ",d", "items": ",d", "records": ",d", "incidents": ",d"}
SQUARE_METRES_PER_KM2 = 1_000_000
# Numerators and denominators, as the descriptions in datapackage.json state them.
SHARES = {
    "share_killed": ("killed", "outcome_known"),
    "civilian_share": ("civilians", "status_known"),
    "child_share": ("children", "age_known"),
    "share_reported": ("reported", "records"),
}
QUOTIENTS = {"casualties_per_1000_items": ("victims", "items", 1_000)}
RATES = {"_per_100000": ("population", 100_000), "_per_km2": ("area_km2", 1)}
WORDS = {
    "region_label": "Region",
    "source_id": "Source",
    "period_key": "Period (key)",
    "share_killed": "Killed, of victims whose outcome is known",
    "civilian_share": "Civilians, of victims whose status is known",
    "child_share": "Children, of victims whose age is known",
    "casualties_per_1000_items": "Victims per 1,000 items",
}


@dataclasses.dataclass(frozen=True)
class Metric:
    name: str
    label: str
    expression: str
    description: str
    format: str
    certified: str | None = None
    warning: str | None = None


def words(name):
    """Returns a name as words: Outcome unknown, Area cleared."""
    if name in WORDS:
        return WORDS[name]
    text = name.replace("_m2_per_km2", " (m²) per km²").replace("_per_km2", " per km²")
    text = text.replace("_per_100000", " per 100,000 inhabitants")
    text = text.removesuffix("_m2").replace("_", " ").replace("anti ", "anti-")
    text = text.replace("12 months", "in 12 months").replace(" m2 ", " ")
    return text[:1].upper() + text[1:]


def metrics(fields, is_fact):
    """Returns the metrics of a table with these fields."""
    rows = Metric("rows", "Rows", "COUNT(*)", "Rows of the table.", ",d")
    numbers = {name: field for name, field in fields.items() if "aggregation" in field}
    sums = [total(field) for field in numbers.values() if field["aggregation"] == "sum"]
    ratios = [ratio(field, fields) for field in numbers.values() if _parts(field, fields)]
    singles = [
        single(field)
        for field in numbers.values()
        if is_fact and field["aggregation"] == "none" and not _parts(field, fields)
    ]
    if is_fact and "outcome_known" not in fields and _adds_up(fields, "killed", "injured"):
        ratios.append(share_killed(fields))
    return [*sums, *ratios, *singles, rows]


def total(field):
    """Returns a sum. If rows may be added up only within columns, others give NULL."""
    name, unit = field["name"], field["unit"]
    expression, label = f"SUM({name})", words(name)
    number_format = FORMATS.get(unit, ",.1f")
    if unit == "m2":
        expression, label = f"SUM({name}) / {SQUARE_METRES_PER_KM2}", f"{label} (km²)"
        number_format = ",.2f"
    condition, warning = _within(field)
    if condition:
        expression = f"CASE WHEN {condition} THEN {expression} END"
    details = "A sum that the table's declaration permits."
    return Metric(
        f"sum_{name}", label, expression, field["description"], number_format, details, warning
    )


def single(field):
    """Returns a figure that must not be added up: NULL for more than one row."""
    name = field["name"]
    description = field["description"]
    rate = next((RATES[suffix] for suffix in RATES if name.endswith(suffix)), None)
    if rate:
        # Sums of denominators would lack the regions that have no row in a period.
        description += (
            " Not computed for several regions: a region without records has no row, so its"
            f" {rate[0].split('_')[0]} would be missing. Use the table of the level above."
        )
    return Metric(
        f"only_{name}",
        words(name),
        f"CASE WHEN COUNT(*) = 1 THEN MAX({name}) END",
        description,
        FORMATS.get(field["unit"], ",.2f"),
        "A published figure, never added up.",
        "Empty for more than one row: it must not be added up.",
    )


def ratio(field, fields):
    """Returns the quotient of two sums, for any rows."""
    name = field["name"]
    numerator, denominator, factor = _parts(field, fields)
    top, bottom = f"SUM({numerator})", f"SUM({denominator})"
    if name in SHARES:
        # A numerator without its denominator could make a share greater than 1.
        top += f" FILTER (WHERE {denominator} IS NOT NULL)"
        bottom += f" FILTER (WHERE {numerator} IS NOT NULL)"
    expression = f"{top} / NULLIF({bottom}, 0)"
    if factor != 1:
        expression = f"{factor} * {expression}"
    conditions = _within(fields[numerator], fields[denominator])
    return _quotient(name, expression, field["description"], field["unit"], fields, *conditions)


def share_killed(fields):
    """Returns the share of victims who were killed, for a table without the column."""
    expression = "SUM(killed) FILTER (WHERE injured IS NOT NULL) / NULLIF(SUM(killed + injured), 0)"
    description = "killed / (killed + injured), 0 to 1, of the rows that report both."
    return _quotient("share_killed", expression, description, "share", fields)


def _quotient(name, expression, description, unit, fields, condition=None, warning=None):
    conditions = [condition] if condition else []
    if "is_suppressed" in fields:
        conditions.append("COUNT(*) FILTER (WHERE is_suppressed) = 0")
        warning = f"{warning or ''} Empty if a row is suppressed.".strip()
    if conditions:
        expression = f"CASE WHEN {' AND '.join(conditions)} THEN {expression} END"
    return Metric(
        f"ratio_{name}",
        words(name),
        expression,
        f"{description} For several rows, the quotient of the sums.",
        FORMATS.get(unit, ",.2f"),
        "A quotient of two sums that the table's declaration permits.",
        warning,
    )


def _parts(field, fields):
    """Returns the numerator, denominator and factor of a field; None unless both are sums."""
    name = field["name"]
    numerator, denominator, factor = QUOTIENTS.get(name) or (*SHARES.get(name, (None, None)), 1)
    return (numerator, denominator, factor) if _adds_up(fields, numerator, denominator) else None


def _adds_up(fields, *names):
    return all(fields.get(name, {}).get("aggregation") == "sum" for name in names)


def _within(*fields):
    """Returns the condition under which rows may be added up, and a warning; None if always."""
    columns = sorted({column for field in fields for column in field.get("sum_within", [])})
    if not columns:
        return None, None
    distinct = columns[0] if len(columns) == 1 else f"({', '.join(columns)})"
    return (
        f"COUNT(DISTINCT {distinct}) = 1",
        f"Empty unless all rows have the same {' and '.join(columns)}.",
    )

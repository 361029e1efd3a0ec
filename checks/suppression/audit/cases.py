"""The cases that the audit runs. Everything here is constructed but Colombia's register."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator

from .program import ROOT, Case
from .system import Knowledge

COLOMBIA = ROOT.parent / "shared" / "data" / "colombia"
GAZETTEER = "level,code,name,parent\n"

PLACES = """minetally: 1
name: {name}
gazetteer: {{file: gazetteer.csv, levels: [{levels}]}}
sources:
"""

SOURCE = """  - id: {id}
    dataset: casualties
    files: [{file}]
    profile:
{extra}      date: {{column: day, form: yyyy-MM-dd}}
      region:
{region}
      dimensions:
{dimensions}
      measures: {{counts: {{killed: {{column: killed}}, injured: {{column: injured}}}}}}
"""

SEX = """        sex: {column: sex, values: {F: female, M: male, U: unknown}}"""


def all_cases() -> Iterator[Case]:
    """All cases, the fast ones first."""
    yield unknown_district()
    yield source_of_one_place()
    yield linked_tables()
    yield rates()
    yield from across_snapshots()
    if COLOMBIA.exists():
        yield from colombia()


def _source(name: str, file: str, levels: list[str], extra: str = "", dimensions: str = SEX) -> str:
    region = "\n".join(f"        - {{level: {level}, name: {level}}}" for level in levels)
    return SOURCE.format(id=name, file=file, extra=extra, region=region, dimensions=dimensions)


def _csv(header: list[str], rows) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


# Metadata.

TWO_LEVELS = (
    GAZETTEER + "region,A,North,\ndistrict,A1,Alder,A\ndistrict,A2,Beech,A\ndistrict,A3,Cedar,A\n"
)
HEADER = ["day", "region", "district", "sex", "killed", "injured"]


def unknown_district() -> Case:
    """3 records whose district does not match, between two districts of 20 and one of 30."""
    rows = [["2021-03-01", "North", "Alder", "F", 0, 1]] * 20
    rows += [["2021-03-01", "North", "Beech", "F", 0, 1]] * 20
    rows += [["2021-03-01", "North", "Cedar", "F", 0, 1]] * 30
    rows += [["2021-03-01", "North", "Nowhere", "F", 0, 1]] * 3
    job = PLACES.format(name="A district that is unknown", levels="region, district")
    job += _source("reports", "people.csv", ["region", "district"])
    job += "periods: [year]\nlevels: [region, district]\ndimensions: {casualties: [sex]}\n"
    return Case(
        "unknown district",
        job,
        ({"gazetteer.csv": TWO_LEVELS, "people.csv": _csv(HEADER, rows)},),
        Knowledge(unmatched_is_unknown=True),
    )


def source_of_one_place() -> Case:
    """A source for each place, one of them with 7 records of which 4 share a cell."""
    job = PLACES.format(name="A source for each place", levels="region, district")
    files = {"gazetteer.csv": TWO_LEVELS}
    places = {}
    counts = {"Alder": [("F", 4), ("M", 3)], "Beech": [("F", 20)], "Cedar": [("F", 4), ("M", 9)]}
    for code, (name, sexes) in zip(("A1", "A2", "A3"), counts.items()):
        source = name.lower() + "_hospital"
        places[source] = frozenset([code])
        job += _source(source, source + ".csv", []).replace(
            "      region:\n",
            "      region:\n        - {level: region, constant: A}\n"
            f"        - {{level: district, constant: {code}}}",
        )
        rows = [["2021-03-01", "North", name, sex, 0, 1] for sex, n in sexes for _ in range(n)]
        files[source + ".csv"] = _csv(HEADER, rows)
    job += "periods: [year]\nlevels: [region, district]\ndimensions: {casualties: [sex]}\n"
    return Case("source of one place", job, (files,), Knowledge(source_places=places))


# Rates.


def rates() -> Case:
    """People in three districts whose populations are known, so that each rate gives a count."""
    chance = random.Random(5)
    rows = []
    for district in ("Alder", "Beech", "Cedar"):
        for month in range(1, 13):
            for _ in range(chance.choice((0, 2, 7, 30))):
                killed = int(chance.random() < 0.3)
                day = f"2021-{month:02}-03"
                rows.append(["North", district, chance.choice("FM"), killed, 1 - killed])
                rows[-1].insert(0, day)
    job = PLACES.format(name="Rates", levels="region, district").replace(
        "district]}", "district], population: {file: population.csv}}"
    )
    job += _source("reports", "people.csv", ["region", "district"])
    job += "periods: [month, year]\nlevels: [region, district]\n"
    job += "dimensions: {casualties: [sex]}\n"
    files = {
        "gazetteer.csv": TWO_LEVELS,
        "people.csv": _csv(HEADER, rows),
        "population.csv": "code,year,population\nA1,2020,41003\nA2,2020,977\nA3,2020,123457\n",
    }
    return Case("rates", job, (files,), Knowledge(one_victim_per_record=True))


# Linked tables.


def linked_tables() -> Case:
    """The example of sdcTable: eight regions, by county and by group.

    Hiding counts up to 3 is enough in each table by itself. Both together give away the fifth
    region, since the small group has two regions more than the first county, and one of them is
    shown.
    """
    records = [2, 2, 8, 8, 3, 3, 3, 7]
    counties = ["C1", "C1", "C1", "C1", "C2", "C2", "C2", "C2"]
    groups = ["small"] * 5 + ["big", "big", "small"]
    gazetteer = GAZETTEER + "country,X,Country,\n"
    gazetteer += "".join(f"county,{c},County {c},X\n" for c in ("C1", "C2"))
    rows = []
    for number, (count, county, group) in enumerate(zip(records, counties, groups), 1):
        gazetteer += f"region,R{number},Region {number},{county}\n"
        rows += [
            ["2021-03-01", "Country", f"County {county}", f"Region {number}", group, 0, 1]
        ] * count
    job = PLACES.format(name="Linked tables", levels="country, county, region")
    job += _source(
        "reports",
        "people.csv",
        ["country", "county", "region"],
        dimensions="        activity: {column: group, otherwise: keep}",
    )
    job += "tables:\n"
    for level, dimensions in (("region", "activity"), ("county", ""), ("country", "activity")):
        table = f"dataset: casualties, period: year, level: {level}, dimensions: [{dimensions}]"
        job += f"  - {{{table}}}\n"
    header = ["day", "country", "county", "region", "group", "killed", "injured"]
    return Case(
        "linked tables",
        job,
        ({"gazetteer.csv": gazetteer, "people.csv": _csv(header, rows)},),
        Knowledge(one_victim_per_record=True),
    )


# Several snapshots.

SMALL = GAZETTEER + "".join(
    f"region,{r},Region {r},\n" + "".join(f"district,{r}{d},District {r}{d},{r}\n" for d in "123")
    for r in "AB"
)
KEYED = ["id", "revised", "state"] + HEADER
KEY_PROFILE = """      record_key: [id]
      revision: {column: revised, form: number}
      deleted: {column: state, words: [withdrawn]}
"""


def _records(count: int, seed: int) -> list[list]:
    generator = random.Random(seed)
    rows = []
    for number in range(count):
        region = generator.choice("AAB")
        district = f"{region}{generator.choice('111223')}"
        killed = int(generator.random() < 0.25)
        rows.append(
            [
                f"{number:04}",
                1,
                "open",
                f"2021-{generator.randint(1, 6):02}-{generator.randint(1, 28):02}",
                f"Region {region}",
                f"District {district}",
                generator.choice("FMMMM"),
                killed,
                1 - killed,
            ]
        )
    return rows


def _snapshots_job(name: str, periods: str = "month, year") -> str:
    job = PLACES.format(name=name, levels="region, district")
    job += _source("reports", "people.csv", ["region", "district"], extra=KEY_PROFILE)
    job += f"periods: [{periods}]\nlevels: [region, district]\ndimensions: {{casualties: [sex]}}\n"
    return job


def _snapshots(
    name: str, deliveries: list[list[list]], grows: bool, periods="month, year", short=False
) -> Case:
    files = [{"gazetteer.csv": SMALL, "people.csv": _csv(KEYED, rows)} for rows in deliveries]
    return Case(
        name,
        _snapshots_job(name, periods),
        tuple(files),
        Knowledge(one_victim_per_record=True),
        grows,
        short,
    )


def across_snapshots() -> Iterator[Case]:
    """Two and three snapshots in a row, with additions, revisions and deletions."""
    rows = _records(400, 7)
    yield _snapshots("one addition", [rows[:300], rows[:301]], True, "year")
    yield _snapshots("additions, 2 snapshots", [rows[:300], rows[:340]], True)
    yield _snapshots("additions, 3 snapshots", [rows[:300], rows[:330], rows[:360]], True)
    revised = [_revise(row, number) for number, row in enumerate(rows[:300]) if number % 23 == 0]
    yield _snapshots("revisions, 2 snapshots", [rows[:300], rows[:300] + revised], False)
    withdrawn = [row[:1] + [3, "withdrawn"] + row[3:] for row in rows[5:300:31]]
    yield _snapshots("deletions, 2 snapshots", [rows[:300], rows[:300] + withdrawn], False)
    yield _snapshots(
        "additions, revisions and deletions, 3 snapshots",
        [rows[:300], rows[:320] + revised, rows[:340] + revised + withdrawn],
        False,
        short=True,
    )
    yield _snapshots(
        "a record that is withdrawn and comes back, 3 snapshots",
        [rows[:300], rows[:300] + withdrawn[:1], rows[:300]],
        False,
    )


def _revise(row: list, number: int) -> list:
    """A newer version of a record: another outcome, another district or another month."""
    row = list(row)
    row[1] = 2
    match number % 3:
        case 0:
            row[7], row[8] = row[8], row[7]
        case 1:
            row[5] = row[5][:-1] + ("2" if row[5][-1] == "1" else "1")
        case _:
            row[3] = "2021-0" + str(int(row[3][6]) % 6 + 1) + row[3][7:]
    return row


# Colombia's register of victims.


def colombia() -> Iterator[Case]:
    """Colombia's register, at the grain of the example job, whole and in several deliveries."""
    knowledge = Knowledge(one_victim_per_record=True)
    victims = (COLOMBIA / "victims_2021.csv").read_text()
    lines = victims.splitlines(keepends=True)
    header, rows = lines[0], lines[1:]
    months = "month, year"

    def case(name, periods, *deliveries, grows=False):
        files = tuple({"victims.csv": header + "".join(part)} for part in deliveries)
        return Case("Colombia, " + name, _colombia(periods), files, knowledge, grows, short=False)

    yield case("by year", "year", rows)
    yield case("by month and year", months, rows)
    ordered = sorted(rows, key=_month)
    cut = len(rows) * 98 // 100
    middle = len(rows) * 99 // 100
    yield case("additions, 2 snapshots", months, ordered[:cut], ordered, grows=True)
    yield case(
        "additions, 3 snapshots", months, ordered[:cut], ordered[:middle], ordered, grows=True
    )
    fewer = [row for number, row in enumerate(rows) if number % 500]
    yield case("deletions, 2 snapshots", months, rows, fewer)
    revised = [
        row.replace(",Herido,", ",Muerto,") if number % 400 == 7 else row
        for number, row in enumerate(rows)
    ]
    yield case("revisions, 2 snapshots", months, rows, revised)
    scattered = [row for number, row in enumerate(rows) if number % 400 == 1]
    late = [row for number, row in enumerate(rows) if number % 400 != 1]
    mixed = [row for number, row in enumerate(revised) if number % 500]
    yield case("late records, 2 snapshots", months, late, late + scattered, grows=True)
    yield case("additions, revisions and deletions, 3 snapshots", months, late, rows, mixed)


def _month(row: str) -> tuple[int, int]:
    fields = next(csv.reader([row]))
    return int(fields[6]), int(fields[7])


def _colombia(periods: str) -> str:
    source = ROOT / "examples" / "colombia"
    job = (source / "victims.yaml").read_text()
    job = job.replace("data/victims_2021.csv", "victims.csv")
    job = job.replace("data/", f"{COLOMBIA}/")
    job = job.replace("profiles/victims.yaml", str(source / "profiles" / "victims.yaml"))
    lines = [line for line in job.splitlines() if not line.startswith(("output:", "periods:"))]
    return "\n".join(lines) + f"\nperiods: [{periods}]\n"

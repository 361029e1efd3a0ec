"""Counts of people in ``manifest.json`` and ``quality.json``, as equations.

A number that cannot be written as an equation and is not known to be harmless is a finding: the
audit fails rather than overlooks it. Records that were excluded are in no table, so their number says
nothing about a table; it is a finding only if it is small itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .snapshot import UNKNOWN, Snapshot

TOTALS = {"records": "records", "casualty_records": "records", "victims": "victims"}
TOTALS |= {name: name for name in ("killed", "injured", "outcome_unknown")}


@dataclass(frozen=True)
class Fact:
    """The sum of a measure over some finest cells."""

    measure: str
    value: float
    atoms: Callable


def read(snapshot: Snapshot, knowledge, minimum: int) -> tuple[list[Fact], list[str]]:
    """Returns what the metadata say about people, and what cannot be judged."""
    facts: list[Fact] = []
    findings: list[str] = []
    casualties = [
        source
        for source in snapshot.manifest.get("sources", [])
        if source.get("dataset") == "casualties"
    ]
    _sources(casualties, knowledge, minimum, facts, findings)
    _totals(snapshot, facts)
    _quality(snapshot, casualties, knowledge, facts, findings)
    _single_records(snapshot, {source["id"] for source in casualties}, findings)
    return facts, findings


def _sources(sources, knowledge, minimum, facts, findings) -> None:
    counted = [source.get("counted") for source in sources]
    if sources and all(isinstance(value, int) for value in counted):
        facts.append(Fact("records", sum(counted), lambda atoms: lambda atom: True))
    for source in sources:
        name = source["id"]
        if isinstance(source.get("counted"), int):
            _source_of_one_place(sources, source, knowledge, facts)
        if source.get("unmatched"):
            _unmatched(sources, source["unmatched"], name, knowledge, facts, findings)
        for kind in ("rejected", "left_out", "filtered", "superseded", "deleted", "duplicates"):
            _excluded(name, kind, source.get(kind), minimum, findings)
        for kind in ("notes", "findings"):
            for code, value in (source.get(kind) or {}).items():
                _excluded(name, f"{kind}.{code}", value, minimum, findings)
        for file in source.get("inputs") or ():
            for key in ("bytes", "sha256"):
                if key in file:
                    findings.append(f"manifest: source {name}: {key} of an input is published")
        for key in ("newest_date", "oldest_date"):
            if source.get(key):
                findings.append(f"manifest: source {name}: {key} is the day of a single record")


def _source_of_one_place(sources, source, knowledge, facts) -> None:
    place = knowledge.source_places.get(source["id"])
    if place is None:
        return
    others = [other["id"] for other in sources if other is not source]
    if all(knowledge.source_places.get(other, place) != place for other in others):
        facts.append(Fact("records", source["counted"], lambda atoms: _in_place(atoms, place)))


def _in_place(atoms, code: str):
    return lambda atom: any(code == place for _, place, _ in atoms.keys[atom][1])


def _unmatched(sources, value, name, knowledge, facts, findings) -> None:
    if len(sources) == 1 and knowledge.unmatched_is_unknown:
        facts.append(Fact("records", value, lambda atoms: _is_unknown(atoms)))
    else:
        findings.append(f"manifest: source {name}: unmatched counts people")


def _is_unknown(atoms):
    return lambda atom: any(
        place == UNKNOWN or place.endswith("/" + UNKNOWN) for _, place, _ in atoms.keys[atom][1]
    )


def _excluded(name: str, kind: str, value, minimum: int, findings) -> None:
    values = value.values() if isinstance(value, dict) else [value]
    if any(isinstance(v, int) and 0 < v < minimum for v in values):
        findings.append(f"manifest: source {name}: {kind} is a small number of people")


def _totals(snapshot: Snapshot, facts) -> None:
    """A total that is not the sum of what is shown is the sum of everything."""
    tables = {table.name: table for table in snapshot.tables}
    for entry in snapshot.manifest.get("tables", []):
        table = tables.get(entry["name"])
        if table is None:
            continue
        for column, value in (entry.get("totals") or {}).items():
            if column not in TOTALS or value is None or column not in table.columns:
                continue
            shown = sum(v for v in table.columns[column] if v is not None)
            if shown != value:
                facts.append(Fact(TOTALS[column], value, lambda atoms: lambda atom: True))


def _quality(snapshot, sources, knowledge, facts, findings) -> None:
    people = {source["id"]: source for source in sources}
    tables = {table.name for table in snapshot.tables}
    for check in snapshot.quality.get("checks", []):
        observed = check.get("observed")
        if not observed:
            continue
        name, source = check.get("name"), people.get(check.get("source"))
        if name == "unmatched_share" and source and isinstance(source.get("counted"), int):
            value = round(observed * source["counted"])
            _unmatched(sources, value, check["source"], knowledge, facts, findings)
        elif source or check.get("table") in tables:
            findings.append(f"quality: {name} of {check.get('source') or check.get('table')}")


def _single_records(snapshot: Snapshot, sources, findings) -> None:
    for table, rows in snapshot.others.items():
        if any(row.get("source") in sources for row in rows if row.get("source")):
            findings.append(f"{table}: rows of single records of people")
    for row in snapshot.others.get("changes", []):
        if str(row.get("table_name", "")).startswith(("casualties_by_", "summary_by_")):
            findings.append("changes: figures of people are listed")
            break

"""Counts of people in ``manifest.json`` and ``quality.json``, as equations.

A number that cannot be written as an equation and is not known to be harmless is a finding: the
audit fails rather than overlooks it. Records that were excluded are in no table, so their number
says nothing about a table; it is a finding only if it is small itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .atoms import Atoms
from .snapshot import UNKNOWN, Snapshot

TOTALS = {"records": "records", "casualty_records": "records", "victims": "victims"}
TOTALS |= {name: name for name in ("killed", "injured", "outcome_unknown")}
OF_SOURCES = ("rejects", "findings", "unmatched_names", "coordinate_checks", "coordinate_audit")


@dataclass(frozen=True)
class Fact:
    """The sum of a measure over some finest cells."""

    measure: str
    value: float
    atoms: Iterable[int]


def read(snapshot: Snapshot, atoms: Atoms, knowledge) -> tuple[list[Fact], list[str]]:
    """Returns what the metadata say about people, and what cannot be judged."""
    facts: list[Fact] = []
    findings: list[str] = []
    casualties = [
        source
        for source in snapshot.manifest.get("sources", [])
        if source.get("dataset") == "casualties"
    ]
    _sources(casualties, atoms, knowledge, facts, findings)
    _totals(snapshot, atoms, facts)
    _quality(snapshot, casualties, atoms, knowledge, facts, findings)
    _other_tables(snapshot, {source["id"] for source in casualties}, findings)
    return facts, findings


def _sources(sources, atoms, knowledge, facts, findings) -> None:
    counted = [source.get("counted") for source in sources]
    if sources and all(isinstance(value, int) for value in counted):
        facts.append(Fact("records", sum(counted), range(len(atoms))))
    for source in sources:
        name = source["id"]
        if isinstance(source.get("counted"), int):
            _source_of_places(sources, source, atoms, knowledge, facts)
        if source.get("unmatched"):
            _unmatched(sources, source["unmatched"], name, atoms, knowledge, facts, findings)
        for kind in ("rejected", "left_out", "filtered", "superseded", "deleted", "duplicates"):
            _excluded(name, kind, source.get(kind), knowledge.minimum, findings)
        for kind in ("notes", "findings"):
            for code, value in (source.get(kind) or {}).items():
                _excluded(name, f"{kind}.{code}", value, knowledge.minimum, findings)
        for file in source.get("inputs") or ():
            for key in ("bytes", "sha256"):
                if key in file:
                    findings.append(f"manifest: source {name}: {key} of an input is published")
        for key in ("newest_date", "oldest_date"):
            if source.get(key):
                findings.append(f"manifest: source {name}: {key} is the day of a single record")


def _source_of_places(sources, source, atoms, knowledge, facts) -> None:
    """The records of a source are a sum of cells if no other source reports these cells."""
    mine = _reported(source, atoms, knowledge)
    others = [_reported(other, atoms, knowledge) for other in sources if other is not source]
    if mine and all(mine.isdisjoint(cells) for cells in others):
        facts.append(Fact("records", source["counted"], mine))


def _reported(source, atoms: Atoms, knowledge) -> set[int]:
    """The cells that a source can report."""
    places = knowledge.source_places.get(source["id"])
    return {
        atom
        for atom in range(len(atoms))
        if places is None or any(code in places for _, code, _ in atoms.keys[atom][1])
    }


def _unmatched(sources, value, name, atoms, knowledge, facts, findings) -> None:
    if len(sources) == 1 and knowledge.unmatched_is_unknown:
        facts.append(Fact("records", value, [a for a in range(len(atoms)) if _unknown(atoms, a)]))
    else:
        findings.append(f"manifest: source {name}: unmatched counts people")


def _unknown(atoms: Atoms, atom: int) -> bool:
    return any(
        code == UNKNOWN or code.endswith("/" + UNKNOWN) for _, code, _ in atoms.keys[atom][1]
    )


def _excluded(name: str, kind: str, value, minimum: int, findings) -> None:
    values = value.values() if isinstance(value, dict) else [value]
    if any(isinstance(v, int) and 0 < v < minimum for v in values):
        findings.append(f"manifest: source {name}: {kind} is a small number of people")


def _totals(snapshot: Snapshot, atoms: Atoms, facts) -> None:
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
                facts.append(Fact(TOTALS[column], value, range(len(atoms))))


def _quality(snapshot, sources, atoms, knowledge, facts, findings) -> None:
    people = {source["id"]: source for source in sources}
    tables = {table.name for table in snapshot.tables}
    for check in snapshot.quality.get("checks", []):
        observed = check.get("observed")
        if not observed:
            continue
        name, source = check.get("name"), people.get(check.get("source"))
        if name == "unmatched_share" and source and isinstance(source.get("counted"), int):
            value = round(observed * source["counted"])
            _unmatched(sources, value, check["source"], atoms, knowledge, facts, findings)
        elif name == "volume_change_share" and source and isinstance(source.get("counted"), int):
            continue  # what the manifest of the previous snapshot says too
        elif source or check.get("table") in tables:
            findings.append(f"quality: {name} of {check.get('source') or check.get('table')}")


def _other_tables(snapshot: Snapshot, sources, findings) -> None:
    """Tables that the system does not contain must not say anything about people."""
    for table, rows in snapshot.others.items():
        if table.startswith("dim_"):
            continue
        if table in OF_SOURCES:
            rows = [row for row in rows if row.get("source_id") in sources]
        elif table == "changes":
            rows = [row for row in rows if not row["table_name"].startswith("detections_by_")]
        if rows:
            findings.append(f"{table}: {len(rows):,} rows about people")
    findings += [f"{file}: not known to the audit" for file in snapshot.unread]

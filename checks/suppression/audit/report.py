"""What the audit prints."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .decide import Outcome
from .system import System

SHOWN = 12


@dataclass
class Verdict:
    """A system and what was found about it."""

    system: System
    outcome: Outcome
    verbose: bool = False

    @property
    def is_safe(self) -> bool:
        found = self.outcome
        return not (found.violations or found.undecided or self.system.findings)

    @property
    def narrowest(self) -> int | None:
        widths = self.outcome.widths
        return int(widths.min()) if len(widths) else None

    def text(self) -> str:
        lines = [f"  {'table':50} suppressed  undecided  violations  narrowest"]
        for table, numbers in self._by_table().items():
            lines.append(self._row(table, numbers))
        lines += [f"  {finding}" for finding in self.system.findings]
        shown = self.outcome.violations
        if not self.verbose:
            shown = shown[:SHOWN]
        for number in shown:
            low, high = self.outcome.intervals[number]
            where = self.system.numbers[number]
            lines.append(
                f"  {where.snapshot} {where.table} {where.row} {where.column}:"
                f" {low:.0f} to {high:.0f}"
            )
        rest = len(self.outcome.violations) - len(shown)
        if rest:
            lines.append(f"  and {rest:,} more; --verbose lists them")
        lines.append(
            f"  {len(self.system.numbers):,} suppressed numbers"
            f" in {self.outcome.classes:,} classes,"
            f" {self.outcome.programmes:,} programmes, {self.outcome.seconds:.1f} s:"
            f" {'safe' if self.is_safe else 'NOT SAFE'}"
        )
        return "\n".join(lines)

    def _by_table(self) -> dict[str, list[int]]:
        tables: dict[str, list[int]] = defaultdict(list)
        names = {number.snapshot for number in self.system.numbers}
        for position, number in enumerate(self.system.numbers):
            prefix = number.snapshot[-6:] + " " if len(names) > 1 else ""
            tables[prefix + number.table].append(position)
        return tables

    def _row(self, table: str, numbers: list[int]) -> str:
        violations = len(set(self.outcome.violations).intersection(numbers))
        undecided = len(set(self.outcome.undecided).intersection(numbers))
        narrowest = int(self.outcome.widths[numbers].min())
        return f"  {table:50} {len(numbers):10,} {undecided:10,} {violations:11,} {narrowest:10}"


def table(lines) -> str:
    """The results of all cases as a Markdown table."""
    text = (
        "| case | suppressed | classes | undecided | violations | narrowest | s |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    )
    for name, verdict, seconds in lines:
        found = verdict.outcome
        text += (
            f"| {name} | {len(verdict.system.numbers):,} | {found.classes:,}"
            f" | {len(found.undecided):,} | {len(found.violations):,}"
            f" | {verdict.narrowest if verdict.narrowest is not None else ''} | {seconds:.0f} |\n"
        )
    return text

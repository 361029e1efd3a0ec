"""The audit's command line."""

from __future__ import annotations

import argparse
import datetime
import shutil
import sys
import tempfile
import time
from pathlib import Path

from . import cases, decide, program, reduce, report, snapshot, system, truth


def main() -> int:
    """Runs the audit. Returns 0 if every number is decided and none is a violation."""
    arguments = _parser().parse_args()
    try:
        if arguments.snapshots:
            return _audit_folders(arguments)
        return _run_cases(arguments)
    except (reduce.Contradiction, truth.WrongEquation, program.ProgramFailed) as failure:
        print(f"checks/suppression/run: {failure}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="checks/suppression/run",
        description="Asks a solver how narrowly suppressed numbers can be determined from"
        " everything that is published.",
    )
    parser.add_argument("snapshots", nargs="*", type=Path, metavar="SNAPSHOT")
    parser.add_argument("--minimum", type=int, default=5, help="minimum count (default: 5)")
    parser.add_argument(
        "--one-victim-per-record",
        action="store_true",
        help="the reader knows that a record is one person",
    )
    parser.add_argument(
        "--source-place",
        action="append",
        default=[],
        metavar="SOURCE=CODE,CODE",
        help="the reader knows that a source reports these regions only",
    )
    parser.add_argument(
        "--truth",
        action="append",
        default=[],
        type=Path,
        metavar="SNAPSHOT",
        help="the same snapshot without suppression, one for each; says which cells changed",
    )
    parser.add_argument("--growing", action="store_true", help="cells only grow")
    parser.add_argument("--short", action="store_true", help="constructed cases only")
    parser.add_argument("--only", metavar="TEXT", help="cases whose name contains this text")
    parser.add_argument("--list", action="store_true", help="list the cases")
    parser.add_argument("--program", type=Path, default=program.PROGRAM)
    parser.add_argument("--keep", type=Path, help="keep the cases' folders here")
    parser.add_argument(
        "--minutes",
        type=float,
        default=60,
        help="how long to search in one system; the rest is undecided (default: 60)",
    )
    parser.add_argument("--verbose", action="store_true", help="list every violation")
    return parser


def _audit_folders(arguments) -> int:
    places = {
        source: frozenset(codes.split(","))
        for source, codes in (pair.split("=", 1) for pair in arguments.source_place)
    }
    knowledge = system.Knowledge(
        one_victim_per_record=arguments.one_victim_per_record,
        source_places=places,
        minimum=arguments.minimum,
    )
    changed = None
    if arguments.truth:
        truths = [snapshot.read(path) for path in arguments.truth]
        changed = [truth.differences(*pair) for pair in zip(truths, truths[1:])]
    snapshots = [snapshot.read(path) for path in arguments.snapshots]
    built = system.build(snapshots, knowledge, changed, arguments.growing)
    verdict = _decide(built, arguments)
    print(verdict.text())
    return 0 if verdict.is_safe else 1


def _decide(built: system.System, arguments) -> report.Verdict:
    outcome = decide.decide(
        built, arguments.minimum, arguments.minutes * 60, log=lambda text: print("  " + text)
    )
    return report.Verdict(built, outcome, arguments.verbose)


def _run_cases(arguments) -> int:
    chosen = [
        case
        for case in cases.all_cases()
        if (case.short or not arguments.short)
        and (arguments.only is None or arguments.only in case.name)
    ]
    if arguments.list:
        print("\n".join(case.name for case in chosen))
        return 0
    lines = []
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="suppression-audit-"))
    safe = True
    for case in chosen:
        safe &= _run_case(case, folder, arguments, lines)
    if not arguments.keep:
        shutil.rmtree(folder)
    print(f"\n{datetime.date.today()}\n" + report.table(lines))
    return 0 if safe else 1


def _run_case(case, folder: Path, arguments, lines) -> bool:
    print(f"\n{case.name}", flush=True)
    home = folder / case.name.replace(" ", "-").replace(",", "")
    shutil.rmtree(home, ignore_errors=True)
    published = program.publish(case, home, arguments.program, not arguments.short)
    safe = True
    variants = [("", False)] + ([(", cells only grow", True)] if case.grows else [])
    for suffix, grows in variants:
        begin = time.monotonic()
        built = system.build(published.snapshots, case.knowledge, published.changed, grows)
        if published.truths:
            truth.check(built, published.truths)
        verdict = _decide(built, arguments)
        print(verdict.text(), flush=True)
        lines.append((case.name + suffix, verdict, time.monotonic() - begin))
        safe &= verdict.is_safe
    return safe


if __name__ == "__main__":
    sys.exit(main())

"""Runs Minetally on the deliveries of a case, with and without suppression."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from . import snapshot, truth
from .system import Knowledge

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = ROOT / "pipeline" / "bin" / "minetally"
QUICK_START = "-XX:TieredStopAtLevel=1"
SUPPRESSION = "suppression: {{minimum_count: {minimum}}}\n"


@dataclass(frozen=True)
class Case:
    """A job and what is delivered to it, one delivery a run.

    Attributes:
        name: the case's name.
        job: the job file without suppression and output.
        deliveries: for each run the files that it reads, by their path relative to the job file.
        knowledge: what the reader knows in addition.
        grows: nothing is taken away between deliveries, and the reader knows it.
        short: whether the case is part of the short form.
    """

    name: str
    job: str
    deliveries: tuple[dict[str, str], ...]
    knowledge: Knowledge = field(default_factory=Knowledge)
    grows: bool = False
    short: bool = True


class ProgramFailed(Exception):
    """Minetally ended with an exit code other than 0."""


@dataclass(frozen=True)
class Published:
    """What a case published, and the same without suppression."""

    snapshots: list[snapshot.Snapshot]
    truths: list[snapshot.Snapshot]

    @property
    def changed(self) -> list[set]:
        return [truth.differences(*pair) for pair in zip(self.truths, self.truths[1:])]


def publish(
    case: Case, folder: Path, program: Path = PROGRAM, with_truth: bool = True
) -> Published:
    """Runs all deliveries of a case.

    Every delivery runs twice: with suppression into ``out``, and without into ``truth``. The truth
    says which cells changed, and must fit the equations; the audit uses it for nothing else.

    Args:
        with_truth: False saves the truth of a single delivery.
    """
    folder.mkdir(parents=True, exist_ok=True)
    minimum = case.knowledge.minimum
    plain = folder / "truth.yaml"
    hidden = folder / "job.yaml"
    plain.write_text(case.job + "output: {path: truth}\n")
    hidden.write_text(case.job + SUPPRESSION.format(minimum=minimum) + "output: {path: out}\n")
    published, truths = [], []
    for delivery in case.deliveries:
        for name, text in delivery.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        published.append(snapshot.read(_run(program, hidden, folder / "out")))
        if with_truth or len(case.deliveries) > 1:
            truths.append(snapshot.read(_run(program, plain, folder / "truth")))
    return Published(published, truths)


def _run(program: Path, job: Path, output: Path) -> Path:
    done = subprocess.run(
        [str(program), "run", "--no-progress", str(job)],
        capture_output=True,
        text=True,
        env={"MINETALLY_JAVA_OPTS": QUICK_START} | os.environ,
    )
    (job.parent / (job.stem + ".log")).write_text(done.stdout + done.stderr)
    if done.returncode:
        raise ProgramFailed(f"{job}: exit code {done.returncode}\n{done.stderr or done.stdout}")
    return (output / "current").resolve()

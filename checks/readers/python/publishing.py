"""Publishes jobs for the checks of readers, in a folder of their own."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
# Each check has a folder of its own.
CHECK = pathlib.Path(sys.argv[0]).resolve()
WORK = ROOT / "checks/readers/target/work" / f"{CHECK.parent.name}-{CHECK.stem}"
SHARED = pathlib.Path(os.environ.get("MINETALLY_DATA", ROOT.parent / "shared/data"))
NEW_VICTIMS = [
    "V90001,2024-12-30,I90001,2024-12-30,Millvale,Clovercross,,,A.A.,civilian,F,under 18,"
    "travelling,UXO,killed",
    "V90002,2024-12-30,I90002,,Wrenmark,,,,B.B.,civilian,M,18 or older,travelling,AP mine,injured",
]


class Job:
    """A copy of a job; its output is next to it."""

    def __init__(self, name, file):
        self.name = name
        self.file = file
        self.output = file.parent / "out"
        self.current = self.output / "current"

    def publish(self):
        run = subprocess.run(
            [ROOT / "pipeline/bin/minetally", "run", self.file, "--output", self.output],
            capture_output=True,
            text=True,
        )
        if run.returncode != 0:
            sys.exit(f"{self.file}: {run.stdout}{run.stderr}")

    def tables(self):
        """Returns the published Parquet tables: the declared fields by table and column."""
        text = (self.current / "datapackage.json").read_text(encoding="utf-8")
        return {
            resource["name"]: {field["name"]: field for field in resource["schema"]["fields"]}
            for resource in json.loads(text)["resources"]
            if resource["format"] == "parquet"
        }


def copied(source, name):
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source.parent, folder, symlinks=False)
    return Job(name, folder / source.name)


def demo(output=""):
    """Copies the demo; output has more keys of its output, such as "xlsx: true"."""
    job = copied(ROOT / "testdata/demo/job.yaml", "demo")
    if output:
        text = job.file.read_text(encoding="utf-8")
        old = "output: {path: ../../out/demo}"
        assert old in text
        job.file.write_text(text.replace(old, f"{old[:-1]}, {output}}}"), encoding="utf-8")
    return job


def add_victims(job):
    """Changes an input: a child killed, and a victim whose date and district are not known."""
    with open(job.file.parent / "data/victims.csv", "a", encoding="utf-8") as victims:
        victims.write("\n".join(NEW_VICTIMS) + "\n")


def colombia():
    """Returns Colombia's jobs, or none if the data are not there."""
    if not (SHARED / "colombia").is_dir():
        print(f"Colombia's jobs are skipped: {SHARED}/colombia does not exist.")
        return []
    jobs = []
    for name in ["victims", "events"]:
        job = copied(ROOT / f"examples/colombia/{name}.yaml", f"colombia-{name}")
        data = job.file.parent / "data"
        shutil.rmtree(data, ignore_errors=True)
        data.symlink_to(SHARED / "colombia")
        jobs.append(job)
    return jobs

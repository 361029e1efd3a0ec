"""Validates the examples and runs their commands on a small job in a temporary folder.

The examples name /srv/mine-action, /etc/minetally and /opt/minetally. Their commands run with these
replaced by folders of the test, so that nothing outside it is touched.
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import compose_spec
import yaml

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("MINETALLY", str(EXAMPLES.parent / "pipeline/bin/minetally"))
DATA = EXAMPLES.parent / "testdata/monthly"


class Folder:
    """The folder of one example: its paths, and a job that has not been run."""

    def __init__(self, root: pathlib.Path):
        self.root = root
        self.data = root / "mine-action"
        shutil.copytree(DATA / "data", self.data / "data")
        # The corrected file repeats records of the first.
        (self.data / "data/victims-2021-04-corrected.csv").unlink()
        shutil.copy(DATA / "gazetteer.csv", self.data)
        (root / "etc").mkdir()
        self.job = self.write("mine-action/job.yaml", load("kubernetes/configmap.yaml")["data"]["job.yaml"])

    def inside(self, text: str) -> str:
        """Returns text that names the folders of the test."""
        return (
            text.replace("/srv/mine-action", str(self.data))
            .replace("/etc/minetally", str(self.root / "etc"))
            .replace("/var/lib/prometheus/node-exporter", str(self.root))
            .replace("/opt/minetally/bin/minetally", PROGRAM)
        )

    def write(self, name: str, text: str) -> pathlib.Path:
        path = self.root / name
        path.write_text(self.inside(text), encoding="utf-8")
        return path

    def run(self, words: list[str], **environment: str) -> str:
        """Runs the program, which must succeed."""
        run = subprocess.run(
            [PROGRAM, *(self.inside(word) for word in words)],
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    def check_published(self, out: str = "out") -> None:
        manifest = json.loads((self.data / out / "current/manifest.json").read_text(encoding="utf-8"))
        counted = sum(source["counted"] for source in manifest["sources"])
        assert counted == 7, f"{counted} records are counted"


def load(name: str) -> dict:
    return yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))


def kubernetes(folder: Folder) -> None:
    """Validates the objects, and runs the container's command with the ConfigMap as a volume."""
    files = sorted((EXAMPLES / "kubernetes").glob("*.yaml"))
    subprocess.run(["kubernetes-validate", "--strict", "--quiet", *files], check=True)
    objects = {yaml.safe_load(file.read_text(encoding="utf-8"))["kind"]: load(f"kubernetes/{file.name}") for file in files}
    pod = objects["CronJob"]["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    container = pod["containers"][0]
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    assert {mount["name"] for mount in container["volumeMounts"]} == set(volumes)
    assert volumes["job"]["configMap"]["name"] == objects["ConfigMap"]["metadata"]["name"]
    claim = volumes["data"]["persistentVolumeClaim"]["claimName"]
    assert claim == objects["PersistentVolumeClaim"]["metadata"]["name"]
    for name, text in objects["ConfigMap"]["data"].items():
        folder.write(f"etc/{name}", text)
    folder.job.unlink()
    out = folder.run(container["args"])
    assert out.startswith("Published as run ") and len(out.splitlines()) == 1, out


def compose(folder: Folder) -> None:
    """Parses the file with its variables inserted, and runs the job's command."""
    text = (EXAMPLES / "compose.yaml").read_text(encoding="utf-8")
    text = re.sub(r"\$\{[A-Z_]+:-([^}]*)}", r"\1", text)
    compose_spec.PyCompose.from_yaml(text)
    services = yaml.safe_load(text)["services"]
    for service in services.values():
        for volume in service["volumes"]:
            source = volume.split(":")[0]
            assert not source.startswith(".") or (EXAMPLES / source).is_dir(), source
    # The program of the other service is in the folder that it mounts.
    assert (EXAMPLES / services["superset"]["command"][0].removeprefix("/examples/")).exists()
    folder.run(services["minetally"]["command"])


def systemd(folder: Folder) -> None:
    """Verifies the units, with a program that exists, and runs the service's command."""
    units = folder.root / "units"
    units.mkdir()
    for file in sorted((EXAMPLES / "systemd").iterdir()):
        text = file.read_text(encoding="utf-8").replace("/opt/minetally/bin/minetally", "/bin/true")
        (units / file.name).write_text(text, encoding="utf-8")
    subprocess.run(["systemd-analyze", "verify", *units.iterdir()], check=True)
    timer = (units / "minetally.timer").read_text(encoding="utf-8")
    calendar = re.search(r"^OnCalendar=(.*)$", timer, re.MULTILINE).group(1)
    subprocess.run(["systemd-analyze", "calendar", calendar], check=True, stdout=subprocess.DEVNULL)
    service = (EXAMPLES / "systemd/minetally.service").read_text(encoding="utf-8")
    words = shlex.split(re.search(r"^ExecStart=(.*)$", service, re.MULTILINE).group(1))
    folder.run(words[1:])
    assert "minetally_run_exit_code" in (folder.root / "minetally.prom").read_text(encoding="utf-8")


def airflow(folder: Folder) -> None:
    """Runs the DAG with Airflow: it succeeds, skips a locked output, and fails on a damaged job."""
    home = folder.root / "airflow"
    environment = os.environ | {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(EXAMPLES / "airflow"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "MINETALLY": PROGRAM,
        "MINETALLY_JOB": str(folder.job),
        "PYTHONDONTWRITEBYTECODE": "1",
    }

    def test(day: int, **more: str) -> str:
        run = subprocess.run(
            ["airflow", "dags", "test", "minetally", f"2026-01-0{day}"],
            env=environment | more,
            capture_output=True,
            text=True,
            check=False,
        )
        states = re.findall(r"\bstate[='\": ]+(success|skipped|failed|up_for_retry)\b", run.stdout + run.stderr)
        assert states, run.stdout + run.stderr
        return run.stdout + run.stderr

    subprocess.run(["airflow", "db", "migrate"], env=environment, check=True, capture_output=True)
    log = test(1)
    assert "state=success" in log.replace("'", ""), log
    folder.check_published()
    log = test(2, MINETALLY_JOB=str(folder.data / "none.yaml"))
    assert "file not found" in log and "up_for_retry" not in log and "state=failed" in log, log
    locked = folder.write("locked", "#!/bin/sh\nexit 5\n")
    locked.chmod(0o755)
    log = test(3, MINETALLY=str(locked))
    assert "state=skipped" in log.lower() or "Skipping task" in log, log


def github(folder: Folder) -> None:
    """Runs the script of the step that publishes, as the runner's shell does."""
    workflow = load("github/nightly.yml")
    step = next(s for s in workflow["jobs"]["publish"]["steps"] if s.get("id") == "publish")
    (folder.data / "minetally/pipeline/bin").mkdir(parents=True)
    program = folder.data / "minetally/pipeline/bin/minetally"
    program.symlink_to(PROGRAM)
    summary = folder.root / "summary.md"
    environment = {name: str(workflow["env"][name]) for name in ("JOB", "OUTPUT")}

    def run() -> subprocess.CompletedProcess:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder.data,
            env=os.environ | environment | {"GITHUB_STEP_SUMMARY": str(summary)},
            capture_output=True,
            text=True,
            check=False,
        )

    published = run()
    assert published.returncode == 0, published
    assert "```\nPublished as run " in summary.read_text(encoding="utf-8")
    program.unlink()
    program.write_text("#!/bin/sh\nexit 5\n", encoding="utf-8")
    program.chmod(0o755)
    locked = run()
    assert locked.returncode == 0 and "::warning::" in locked.stdout, locked
    program.write_text("#!/bin/sh\nexit 4\n", encoding="utf-8")
    assert run().returncode == 4


def main() -> None:
    for example in (kubernetes, compose, systemd, airflow, github):
        if sys.argv[1:] and example.__name__ not in sys.argv[1:]:
            continue
        with tempfile.TemporaryDirectory() as root:
            folder = Folder(pathlib.Path(root).resolve())
            example(folder)
            folder.check_published()
        print(f"{example.__name__}: passed", flush=True)


main()

"""Runs the job each night. Retries transient failures and fails at once on others.

For Airflow 3. The worker needs the release and the files of the job; set the two paths as
environment variables of the workers, or change them here.
"""

import os
import subprocess
from datetime import datetime, timedelta

from airflow.sdk import dag, task
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

MINETALLY = os.environ.get("MINETALLY", "/opt/minetally/bin/minetally")
JOB = os.environ.get("MINETALLY_JOB", "/srv/mine-action/job.yaml")


@dag(
    schedule="15 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    # A second run would do no harm: it would end with exit code 5.
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=10)},
)
def minetally():
    @task
    def publish():
        command = [MINETALLY, "run", JOB, "--json", "--quiet"]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        print(run.stderr)
        if run.returncode in (2, 3, 4):
            # The job file, an input or the quality gate: a retry would fail too.
            raise AirflowFailException(run.stdout)
        if run.returncode in (5, 6):
            raise AirflowSkipException("the output is locked by another run, or pinned to a snapshot")
        if run.returncode != 0:
            raise AirflowException(run.stdout)
        return run.stdout

    publish()


minetally()

"""Runs the job each night. Retries transient failures and fails at once on others.

The syntax has been checked; it has not been run in Airflow.
"""

import subprocess
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException, AirflowSkipException

MINETALLY = "/opt/minetally/bin/minetally"
JOB = "/srv/mine-action/job.yaml"


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
        run = subprocess.run([MINETALLY, "run", JOB, "--json"], capture_output=True, text=True, check=False)
        print(run.stderr)
        if run.returncode in (2, 3, 4):
            # The job file, an input or the quality gate: a retry would fail too.
            raise AirflowFailException(run.stdout)
        if run.returncode == 5:
            raise AirflowSkipException("the output is locked by another run")
        if run.returncode != 0:
            raise AirflowException(run.stdout)
        return run.stdout

    publish()


minetally()

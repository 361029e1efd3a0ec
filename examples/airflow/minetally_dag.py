"""Runs the job each night, and tells failures that another try may mend from those that somebody has to look at.

Checked for its syntax; not run in Airflow.
"""

import subprocess
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException, AirflowSkipException

MINETALLY = "/opt/minetally/pipeline/bin/minetally"
JOB = "/srv/mine-action/job.yaml"


@dag(
    schedule="15 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    # Two runs would not disturb one another: the second would end with exit code 5.
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=10)},
)
def minetally():
    @task
    def publish():
        run = subprocess.run([MINETALLY, "run", JOB, "--json"], capture_output=True, text=True, check=False)
        print(run.stderr)
        if run.returncode in (2, 3, 4):
            # The job file, an input, or the figures: no second try will mend it.
            raise AirflowFailException(run.stdout)
        if run.returncode == 5:
            raise AirflowSkipException("another run holds the output")
        if run.returncode != 0:
            raise AirflowException(run.stdout)
        return run.stdout

    publish()


minetally()

"""Counts rows of a pipeline of Beam's Python SDK, and prints a table."""

import csv
import typing

import apache_beam as beam
from apache_beam.transforms.external import JavaJarExpansionService, SchemaAwareExternalTransform

JAR = "../../addons/expansion/target/minetally-expansion.jar"


class Victim(typing.NamedTuple):
    """A row; its fields are the columns that the profile in victims.yaml names."""

    victim_id: str
    date: str
    province: str
    district: str
    sex: str
    outcome: str


beam.coders.registry.register_coder(Victim, beam.coders.RowCoder)


def victims():
    with open("../../testdata/demo/data/victims.csv", newline="") as file:
        for record in csv.DictReader(file):
            yield Victim(*(record[column] for column in Victim._fields))


def tables(pipeline):
    """Returns the rows of each table by its name."""
    rows = pipeline | "Victims" >> beam.Create(victims()).with_output_types(Victim)
    return {"victims": rows} | "Tables" >> SchemaAwareExternalTransform(
        "minetally:summarise",
        JavaJarExpansionService(JAR),
        rearrange_based_on_discovery=True,
        job="victims.yaml",
    )


if __name__ == "__main__":
    with beam.Pipeline() as pipeline:
        tables(pipeline)["casualties_by_year_country"] | beam.Map(print)

"""Runs the job of the demo in a pipeline of Beam's Python SDK, and prints two of its tables."""

import apache_beam as beam
from apache_beam.transforms.external import JavaJarExpansionService, SchemaAwareExternalTransform

JAR = "../../addons/expansion/target/minetally-expansion.jar"


def tables(pipeline):
    """Returns the rows of each table by its name."""
    return pipeline | "Tables" >> SchemaAwareExternalTransform(
        "minetally:job",
        JavaJarExpansionService(JAR),
        rearrange_based_on_discovery=True,
        job="../../testdata/demo/job.yaml",
    )


if __name__ == "__main__":
    with beam.Pipeline() as pipeline:
        by_name = tables(pipeline)
        for name in ("casualties_by_year_country", "rejects"):
            by_name[name] | name >> beam.Map(print)

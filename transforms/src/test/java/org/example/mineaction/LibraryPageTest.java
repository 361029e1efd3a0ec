package org.example.mineaction;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.plan.Plan;

/** The pipeline of docs/library.md compiles outside the packages of the library, and runs. */
class LibraryPageTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));

  @TempDir Path folder;

  @Test
  void pageShowsThePipelineThatIsTested() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/library.md"));
    String source =
        Files.readString(
            ROOT.resolve("transforms/src/test/java/org/example/mineaction/VictimTables.java"));
    String start = "```java\n";
    int from = page.indexOf(start) + start.length();
    assertThat(page.substring(from, page.indexOf("```", from)), is(source));
  }

  @Test
  void pageShowsThePipelinesOfOtherSdksThatACheckRuns() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/library.md"));
    Path examples = ROOT.resolve("examples/beam");
    assertThat(
        page,
        containsString("```yaml\n" + Files.readString(examples.resolve("job.yaml")) + "```\n"));
    assertThat(
        page,
        containsString(
            "```python\n" + Files.readString(examples.resolve("summarise.py")) + "```\n"));
  }

  @Test
  void pipelineMakesTablesAndDeadLetters() throws IOException {
    Path clearance =
        Files.writeString(
            folder.resolve("clearance.csv"),
            """
            day,province,items
            2021-03-02,North,4
            2021-03-09,Nord,1
            2021-03-10,South,-2
            """);
    Plan plan = VictimTables.plan(clearance);
    Path out = folder.resolve("out");
    Pipeline pipeline = Pipeline.create();
    PCollection<Row> registry =
        pipeline.apply(
            Create.of(
                    row("V1", "2021-03-04", "North", "killed"),
                    row("V1", "2021-03-04", "North", "killed"),
                    row("V2", "2021-03-05", "Nord", null),
                    row("V3", "2021-04-01", "South", "injured"),
                    row("V4", "2021-04-01", "South", "dead"))
                .withRowSchema(VictimTables.REGISTRY));
    VictimTables.Output output = VictimTables.addTo(pipeline, registry, plan, out.toString());
    PAssert.that(
            output
                .victims()
                .apply(MapElements.into(TypeDescriptors.strings()).via(LibraryPageTest::cell)))
        .containsInAnyOrder("2021-03 P1 records 2 killed 1", "2021-04 P2 records 1 killed 0");
    PAssert.that(
            output
                .rejected()
                .apply(
                    MapElements.into(TypeDescriptors.strings())
                        .via(rejected -> rejected.getRecord().getHumanReadableJsonRecord())))
        .containsInAnyOrder(
            "{\"source_id\":\"registry\",\"file\":\"rows\",\"record_number\":5,\"line_number\":5,"
                + "\"column_name\":\"outcome\",\"reason_code\":\"UNKNOWN_WORD\",\"reason\":"
                + "\"\\\"dead\\\": the profile's list of values does not contain this word.\"}",
            "{\"source_id\":\"clearance\",\"file\":\"%s\",\"record_number\":3,\"line_number\":4,"
                    .formatted(clearance)
                + "\"column_name\":\"items\",\"reason_code\":\"NEGATIVE\",\"reason\":"
                + "\"\\\"-2\\\": a count or an area cannot be negative.\"}");
    pipeline.run().waitUntilFinish();
    try (Stream<Path> tables = Files.list(out)) {
      assertThat(
          tables.map(table -> table.getFileName().toString()).toList(),
          hasItems("casualties_by_month_province", "detections_by_month_province", "rejects"));
    }
  }

  private static Row row(String victim, String day, String province, String outcome) {
    return Row.withSchema(VictimTables.REGISTRY)
        .addValues(victim, LocalDate.parse(day), province, outcome)
        .build();
  }

  private static String cell(Row row) {
    return String.join(
        " ",
        List.of(
            Objects.toString(row.getValue("period_key")),
            Objects.toString(row.getValue("region_code")),
            "records " + row.getValue("records"),
            "killed " + row.getValue("killed")));
  }
}

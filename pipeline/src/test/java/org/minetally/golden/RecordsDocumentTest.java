package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.DuckDb;

/** The line and the query of the page about tables of records, on a copy of the demo. */
class RecordsDocumentTest {

  @TempDir private Path root;

  @Test
  void findsTheRecordsOfOneMonthAndDistrict() throws Exception {
    String page = Files.readString(Repository.root().resolve("docs/how-to/records.md"));
    Repository.copy(Repository.root().resolve("testdata/demo"), root);
    Path job = root.resolve("testdata/demo/job.yaml");
    Files.writeString(
        job, Files.readString(job).replaceFirst("(?m)^output: .*$", block(page, "yaml").strip()));

    CommandLineRunner.Answer run =
        CommandLineRunner.run("run", job.toString(), "--output", root.resolve("out").toString());
    assertThat(run.err(), run.exitCode(), is(0));

    Path current = root.resolve("out/current");
    try (DuckDb sql = new DuckDb()) {
      sql.open(current, List.of("casualty_records", "casualties_by_month_district"));
      List<List<String>> records = sql.rows(block(page, "sql"));
      assertThat(
          Integer.toString(records.size()),
          is(
              sql.rows(
                      "SELECT sum(records) FROM casualties_by_month_district"
                          + " WHERE period_key = '2014-07' AND region_code = 'QX0404'")
                  .get(0)
                  .get(0)));
      // victims-withdrawn.csv withdraws records: they are in no table.
      assertThat(
          sql.rows("SELECT count(*) FROM casualty_records"),
          is(sql.rows("SELECT sum(records) FROM casualties_by_month_district")));
    }
  }

  private static String block(String page, String language) {
    String start = "```" + language + "\n";
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf("```", from));
  }
}

package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs jobs whose sources say by a code how precisely a date and a place are known. */
class PrecisionColumnsTest {

  /** Constructed, in the columns of an event dataset. The days and places are placeholders. */
  private static final String EVENTS =
      """
      day,region,district,killed,injured,date_prec,where_prec
      2021-03-15,North,Alder,1,0,1,1
      2021-03-15,North,Alder,2,0,4,1
      2021-03-15,North,Alder,4,0,5,1
      2021-03-15,North,Alder,8,0,1,4
      2021-03-15,North,Somewhere,16,0,1,4
      2021-03-15,North,Alder,32,0,1,6
      """;

  @TempDir private Path dir;
  private JobFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(dir);
  }

  private Path job() throws IOException {
    folder.write("precision-codes.csv", EVENTS);
    String job =
        Files.readString(folder.job("precision-codes.csv"))
            .replace(
                "    profile:\n",
                """
                    profile:
                      date_precision:
                        {column: date_prec, values: {1: day, 4: month, 5: year}}
                      region_precision:
                        {column: where_prec, values: {1: district, 4: region, 6: unknown}}
                """);
    return folder.write("job.yaml", job);
  }

  @Test
  void countsImpreciseRecordsInUnknownPeriodsAndRegions() throws Exception {
    Path job = job();
    Command run = Command.good("run", job);
    try (DuckDb sql =
        new DuckDb()
            .open(
                folder.current(),
                List.of("casualties_by_month_district", "unmatched_names", "dim_region"))) {
      assertThat(
          sql.rows(
              "SELECT period_key, region_code, killed FROM casualties_by_month_district ORDER BY 1,"
                  + " 2"),
          contains(
              List.of("2021-03", "N/unknown", "24"),
              List.of("2021-03", "N1", "3"),
              List.of("2021-03", "unknown", "32"),
              List.of("2021-XX", "N1", "4")));
      assertThat(sql.rows("SELECT count(*) FROM unmatched_names"), contains(List.of("0")));
    }
    assertThat(run.out(), containsString("6         6         0"));
    assertThat(
        Command.good("explain", job).out(),
        containsString(
            "precision of the date: column \"date_prec\", 1 = day, 4 = month, 5 = year; any other"
                + " value rejects the record"));
  }
}

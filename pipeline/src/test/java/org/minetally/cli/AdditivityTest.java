package org.minetally.cli;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/** Parent = sum of children + unknown, for every period and every region level. */
final class AdditivityTest {

  private static final List<String> CASUALTIES =
      List.of("records", "victims", "killed", "injured", "outcome_unknown");
  private static final List<String> DETECTIONS =
      List.of("records", "items", "area_cleared_m2", "area_reduced_m2", "area_cancelled_m2");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(ints = {21, 22, 23, 24})
  void everyTableOfRandomFilesAddsUpToTheCoarserOnes(int seed) throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    Command.good("run", new RandomFiles(folder, seed).write());
    try (DuckDb sql = open(folder.output())) {
      for (Additivity tables :
          List.of(
              new Additivity(sql, "casualties", CASUALTIES),
              new Additivity(sql, "detections", DETECTIONS))) {
        for (String level : List.of("region", "district")) {
          tables.periods("month", "year", level);
          tables.periods("quarter", "year", level);
        }
        for (String period : List.of("month", "quarter", "year")) {
          tables.levels("district", "region", period);
        }
      }
    }
  }

  @Test
  void theTablesOfTheRegisterOfVictimsAddUp() throws Exception {
    RealData.assumePresent();
    Command.good("run", RealData.job("victims.yaml", temporary));
    try (DuckDb sql = open(temporary.resolve("out"))) {
      Additivity tables = new Additivity(sql, "casualties", CASUALTIES);
      tables.periods("month", "year", "department");
      tables.periods("month", "year", "municipality");
      tables.levels("municipality", "department", "month");
      tables.levels("municipality", "department", "year");
    }
  }

  private static DuckDb open(Path output) throws Exception {
    OutputLayout layout = new OutputLayout(output);
    Manifest manifest = Manifest.current(layout).orElseThrow();
    return new DuckDb()
        .open(layout.current(), manifest.tables().stream().map(Manifest.TableEntry::name).toList());
  }
}

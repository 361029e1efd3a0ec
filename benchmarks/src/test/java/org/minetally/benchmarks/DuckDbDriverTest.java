package org.minetally.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbDriverTest {

  @TempDir Path folder;

  @Test
  void runsJobWithLeanDriver() throws Exception {
    Path delivered =
        Path.of(
            Class.forName("org.duckdb.DuckDBDriver")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    Path lean = DuckDbDriver.unpacked(delivered, folder.resolve("driver"));
    DataSet data = new DataSet(folder.resolve("data"));
    new Generator(100, 100, 1, Shape.USUAL).generate(data, 1);
    String main =
        Path.of(DuckDbJob.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();

    Measurement.of(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(File.pathSeparator, main, lean.toString()),
            DuckDbJob.class.getName(),
            data.folder().toString(),
            data.output(Engine.DUCKDB).toString()),
        folder.resolve("log"));

    assertThat(Files.exists(Table.YEAR_REGION.file(data.output(Engine.DUCKDB))), is(true));
    assertThat(Files.size(lean), is(lessThan(5_000_000L)));
  }
}

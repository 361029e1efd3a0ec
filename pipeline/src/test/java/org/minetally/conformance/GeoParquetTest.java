package org.minetally.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the attributes of GeoParquet's sample files with their CSV counterparts. */
class GeoParquetTest {

  @Test
  void readsAttributesOfEverySample() throws IOException {
    Path folder = ForeignSuite.path("geoparquet/test_data");
    List<Path> samples;
    try (Stream<Path> files = Files.list(folder)) {
      samples = files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
    List<String> deviations = new ArrayList<>();
    for (Path sample : samples) {
      ReadTable table = ReadTable.of(sample);
      String name = sample.getFileName().toString();
      Path twin = folder.resolve(name.replace("-encoding_wkb.parquet", "-wkt.csv"));
      assertThat(name, table.headings().names(), is(List.of("col")));
      assertThat(name, table.rows(), is(columnOf(twin)));
      assertThat(name, table.headings().unreadable(), hasKey("geometry"));
      deviations.add(name);
    }
    ConformancePage page = ConformancePage.section("geoparquet");
    page.assertScore(
        "attributes of %d of %d samples right, 0 geometries read"
            .formatted(samples.size(), samples.size()));
    page.assertDeviations(deviations);
  }

  private static List<List<String>> columnOf(Path csv) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return rows.stream().map(row -> List.of(row.getField("col"))).toList();
    }
  }
}

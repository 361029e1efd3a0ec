package org.minetally.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;
import org.minetally.format.internal.RecordCursor;
import org.minetally.source.internal.SourceFile;

/** Compares CSV files of csv-spectrum with the records that its authors expect. */
class CsvSpectrumTest {

  private static final TypeReference<List<Map<String, String>>> RECORDS = new TypeReference<>() {};

  @Test
  void readsExpectedRecords() throws IOException {
    Path suite = ForeignSuite.path("csv-spectrum");
    List<Path> files;
    try (Stream<Path> all = Files.list(suite.resolve("csvs"))) {
      files = all.sorted().toList();
    }
    List<String> deviations = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".csv", "");
      List<Map<String, String>> expected =
          JsonMapper.builder()
              .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
              .build()
              .readValue(suite.resolve("json").resolve(name + ".json").toFile(), RECORDS);
      List<Map<String, String>> read = read(file);
      assertThat(name, read.size(), is(expected.size()));
      if (!read.equals(expected)) {
        deviations.add(name + ".csv");
      }
    }
    ConformancePage page = ConformancePage.section("csv-spectrum");
    page.assertScore(
        "%d of %d files as expected".formatted(files.size() - deviations.size(), files.size()));
    page.assertDeviations(deviations);
  }

  private static List<Map<String, String>> read(Path file) throws IOException {
    SourceFile source = new SourceFile(file.toString(), Dialect.CSV);
    SourceFile.Header header = source.header();
    List<Map<String, String>> records = new ArrayList<>();
    try (SourceFile.Records all = source.records(header)) {
      RecordCursor cursor = all.cursor();
      while (cursor.next()) {
        assertThat(file.toString(), cursor.fields(), is(header.names().size()));
        Map<String, String> record = new LinkedHashMap<>();
        for (int i = 0; i < cursor.fields(); i++) {
          int from = cursor.start(i);
          record.put(
              header.names().get(i),
              new String(cursor.bytes(), from, cursor.end(i) - from, source.charset(header)));
        }
        records.add(record);
      }
    }
    return records;
  }
}

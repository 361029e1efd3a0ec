package org.minetally.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minetally.format.internal.FormatException;

/** Compares Apache's Parquet test files with DuckDB. */
class ParquetTestingTest {

  /** Files that DuckDB cannot read; other tests below check them. */
  private static final Set<String> NOT_READ_BY_DUCKDB =
      Set.of(
          "byte_stream_split_extended.gzip.parquet",
          "encrypt_columns_plaintext_footer.parquet.encrypted",
          "hadoop_lz4_compressed.parquet",
          "non_hadoop_lz4_compressed.parquet");

  /** The last value overflowed in Spark, so readers disagree about it. */
  private static final String OVERFLOWED = "int96_from_spark.parquet";

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ForeignSuite.path("parquet-testing/" + folder))) {
      return files
          .filter(file -> file.getFileName().toString().contains(".parquet"))
          .sorted()
          .toList();
    }
  }

  @Test
  void readsOrRejectsEveryFile() throws IOException, SQLException {
    Set<String> deviations = new TreeSet<>();
    List<Path> files = files("data");
    int whole = 0;
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!isReadAs(file, NOT_READ_BY_DUCKDB.contains(name))) {
        deviations.add(name);
      } else {
        whole++;
      }
    }
    int refused = 0;
    List<Path> damaged = files("bad_data");
    for (Path file : damaged) {
      if (isReadAs(file, false)) {
        deviations.add(file.getFileName().toString());
      } else {
        refused++;
      }
    }
    ConformancePage page = ConformancePage.section("parquet-testing");
    page.assertDeviations(deviations);
    page.assertScore(
        "%d of %d files read whole, %d of %d damaged files refused, no wrong value"
            .formatted(whole, files.size(), refused, damaged.size()));
  }

  /**
   * Reads a file and compares it with DuckDB.
   *
   * @return whether every column could be read
   */
  private static boolean isReadAs(Path file, boolean unknownToDuckDb)
      throws IOException, SQLException {
    ReadTable table;
    try {
      table = ReadTable.of(file);
    } catch (FormatException e) {
      assertThat(file.toString(), e.getMessage(), containsString(". "));
      return false;
    }
    if (!unknownToDuckDb) {
      DuckDbTable expected = DuckDbTable.of(file, table.headings().names());
      assertThat(file.toString(), table.rows().size(), is(expected.rows().size()));
      int rows = table.rows().size() - (file.endsWith(OVERFLOWED) ? 1 : 0);
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < expected.types().size(); column++) {
          String field = table.rows().get(row).get(column);
          assertThat(
              "%s, row %d, column %s: \"%s\" is %s"
                  .formatted(
                      file,
                      row,
                      table.headings().names().get(column),
                      field,
                      expected.rows().get(row).get(column)),
              expected.agrees(row, column, field));
        }
      }
    }
    return table.headings().unreadable().isEmpty() && !file.endsWith(OVERFLOWED);
  }

  @Test
  void readsBothLz4LayoutsLikeRawCodec() throws IOException {
    Path data = ForeignSuite.path("parquet-testing/data");
    List<List<String>> expected = ReadTable.of(data.resolve("lz4_raw_compressed.parquet")).rows();
    assertThat(ReadTable.of(data.resolve("hadoop_lz4_compressed.parquet")).rows(), is(expected));
    assertThat(
        ReadTable.of(data.resolve("non_hadoop_lz4_compressed.parquet")).rows(), is(expected));
  }

  @Test
  void readsByteStreamSplitColumnsLikePlainColumns() throws IOException {
    ReadTable table =
        ReadTable.of(
            ForeignSuite.path("parquet-testing/data/byte_stream_split_extended.gzip.parquet"));
    assertThat(table.headings().names().size(), is(14));
    for (List<String> row : table.rows()) {
      List<String> plain = new ArrayList<>();
      List<String> split = new ArrayList<>();
      for (int i = 0; i < row.size(); i += 2) {
        plain.add(row.get(i));
        split.add(row.get(i + 1));
      }
      assertThat(split, is(plain));
    }
  }

  @Test
  void readsPlainColumnsOfEncryptedFile() throws IOException {
    ReadTable table =
        ReadTable.of(
            ForeignSuite.path(
                "parquet-testing/data/encrypt_columns_plaintext_footer.parquet.encrypted"));
    assertThat(
        table.headings().names(),
        is(List.of("boolean_field", "int32_field", "int96_field", "ba_field", "flba_field")));
    assertThat(table.rows().size(), is(50));
    for (int i = 0; i < 50; i++) {
      assertThat(table.rows().get(i).get(0), is(Boolean.toString(i % 2 == 0)));
      assertThat(table.rows().get(i).get(1), is("00:00:00")); // i milliseconds
      String text = i % 2 == 0 ? "parquet%03d".formatted(i) : "";
      assertThat(table.rows().get(i).get(3), is(text));
    }
  }
}

package org.minetally.parquet.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Files depend on the rows of a table alone, and not on how it is divided into parts. */
class TableFilesTest {

  private static final TableSchema NUMBERS =
      new TableSchema("t", "Numbers.", List.of("n"), List.of(Column.of("n", ColumnType.INTEGER)));

  @TempDir private Path folder;

  @Test
  void namesFilesWithTheSameDigitsInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("fa-AF"));
      assertThat(TableFiles.path("t", 12, 34), is("t/part-00012-of-00034.parquet"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void assignsTheSameRowsToFilesHoweverTheTableIsDivided() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int size = random.nextInt(60);
      TableFiles files = new TableFiles(1 + random.nextInt(20));
      Map<String, List<Long>> expected = new TreeMap<>();
      files.assign(rows(0, 0, size), (path, first, rows) -> add(rows, path, expected));
      assertThat("seed " + seed, inParts(random, size, files), is(expected));
    }
  }

  private static Map<String, List<Long>> inParts(Random random, int size, TableFiles files) {
    List<TableRows> parts = new ArrayList<>();
    parts.add(rows(-5, 0, 0));
    for (int first = 0; first < size; ) {
      int last = Math.min(size, first + random.nextInt(25));
      parts.add(rows(parts.size(), first, last));
      first = last;
    }
    SortedMap<Integer, Integer> sizes =
        TableFiles.sizes(
            "t",
            parts.stream()
                .filter(part -> part.size() > 0)
                .map(part -> KV.of(part.part(), part.size()))
                .toList());
    Collections.shuffle(parts, random);
    Map<String, SortedMap<Long, TableRows>> received = new TreeMap<>();
    for (TableRows part : parts) {
      files.assign(
          part,
          sizes,
          (path, first, rows) ->
              received.computeIfAbsent(path, p -> new TreeMap<>()).put(first, rows));
    }
    Map<String, List<Long>> contents = new TreeMap<>();
    received.forEach((path, of) -> of.values().forEach(rows -> add(rows, path, contents)));
    return contents;
  }

  @Test
  void fillsEveryFileButTheLast() {
    Map<String, List<Long>> files = new TreeMap<>();
    new TableFiles(2).assign(rows(0, 0, 5), (path, first, rows) -> add(rows, path, files));
    assertThat(
        files,
        is(
            Map.of(
                "t/part-00000-of-00003.parquet", List.of(0L, 1L),
                "t/part-00001-of-00003.parquet", List.of(2L, 3L),
                "t/part-00002-of-00003.parquet", List.of(4L))));
  }

  @Test
  void passesOnLargePartInPieces() {
    List<Long> firsts = new ArrayList<>();
    TableFiles.STANDARD.assign(
        rows(1, 0, 40_000),
        new TreeMap<>(Map.of(0, 5, 1, 40_000)),
        (path, first, rows) -> firsts.add(first));
    assertThat(firsts, is(List.of(5L, 16_389L, 32_773L)));
  }

  @Test
  void rejectsPartThatOccursTwice() {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> TableFiles.sizes("t", List.of(KV.of(7, 1), KV.of(7, 2))));
    assertThat(thrown.getMessage(), containsString("part 7 of the table t occurs twice"));
  }

  @Test
  void findsTheFilesOfTableInOrderAndNamesMissingOne() throws IOException {
    Path table = Files.createDirectories(folder.resolve("t"));
    for (String name : List.of("part-00001-of-00002.parquet", ".part-00000-of-00002.parquet.crc")) {
      Files.createFile(table.resolve(name));
    }
    assertThat(
        assertThrows(NoSuchFileException.class, () -> TableFiles.in(table)).getMessage(),
        containsString("part-00000-of-00001.parquet"));
    Files.createFile(table.resolve("part-00000-of-00002.parquet"));
    assertThat(
        TableFiles.in(table),
        is(
            List.of(
                table.resolve("part-00000-of-00002.parquet"),
                table.resolve("part-00001-of-00002.parquet"))));
  }

  private static TableRows rows(int part, int first, int last) {
    TableRows.Builder rows = new TableRows.Builder(NUMBERS, last - first).part(part);
    for (int i = first; i < last; i++) {
      rows.row().number(i);
    }
    return rows.build();
  }

  private static void add(TableRows rows, String path, Map<String, List<Long>> files) {
    List<Long> numbers = files.computeIfAbsent(path, p -> new ArrayList<>());
    for (int i = 0; i < rows.size(); i++) {
      numbers.add(rows.number(0, i));
    }
  }
}

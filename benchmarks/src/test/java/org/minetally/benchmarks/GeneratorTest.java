package org.minetally.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {

  private static final Generator GENERATOR = new Generator(50_000, 30_000, 7, Shape.USUAL);

  @TempDir Path folder;

  @Test
  void writesSameBytesWithAnyNumberOfThreads() throws IOException {
    DataSet one = generated(GENERATOR, "one", 1);
    DataSet five = generated(GENERATOR, "five", 5);

    assertThat(one.rowFiles().size(), is(2));
    for (int file = 0; file < 2; file++) {
      assertThat(Files.mismatch(one.rowFiles().get(file), five.rowFiles().get(file)), is(-1L));
    }
  }

  @Test
  void writesSameRowsForAnyFileSize() throws IOException {
    DataSet oneFile = generated(new Generator(50_000, 50_000, 7, Shape.USUAL), "uncut", 2);

    assertThat(rows(oneFile), is(rows(generated(GENERATOR, "cut", 2))));
  }

  @Test
  void repeatsOneRowInFifty() throws IOException {
    List<String> rows = rows(generated(GENERATOR, "repeats", 2));
    Map<String, String> firstById = new HashMap<>();
    int repeats = 0;
    for (String row : rows) {
      String first = firstById.putIfAbsent(row.substring(0, row.indexOf(',')), row);
      if (first != null) {
        assertThat(row, is(first));
        repeats++;
      }
    }

    assertThat(rows.size(), is(50_000));
    assertThat(repeats, is(both(greaterThan(900)).and(lessThan(1_100))));
  }

  @Test
  void writesRowsOfRealisticLengthWithQuotes() throws IOException {
    DataSet data = generated(GENERATOR, "length", 2);
    List<String> rows = rows(data);
    long bytes = 0;
    for (Path file : data.rowFiles()) {
      bytes += Files.size(file);
    }

    assertThat(bytes / 50_000, is(both(greaterThan(84L)).and(lessThan(91L))));
    long quoted = rows.stream().filter(row -> row.endsWith("\"")).count();
    assertThat(quoted, is(both(greaterThan(4_500L)).and(lessThan(5_500L))));
    assertThat(rows, hasItem(Matchers.containsString("\"\"the old mill\"\"")));
  }

  @Test
  void repeatsTheFirstRowInOneOfTwenty() throws IOException {
    List<String> rows = rows(generated(new Generator(50_000, 30_000, 7, Shape.KEY), "key", 2));

    assertThat(Collections.frequency(rows, rows.get(0)), is(greaterThan(2_490)));
  }

  @Test
  void writesHalfOfTheRowsForOneDistrict() throws IOException {
    List<String> rows =
        rows(generated(new Generator(50_000, 30_000, 7, Shape.DISTRICT), "district", 2));
    Map<String, Integer> districts = new HashMap<>();
    rows.forEach(row -> districts.merge(row.split(",", 4)[2], 1, Integer::sum));

    assertThat(
        Collections.max(districts.values()), is(both(greaterThan(24_000)).and(lessThan(26_000))));
  }

  @Test
  void writesNearlyEveryRowForCellOfItsOwn() throws IOException {
    List<String> rows = rows(generated(new Generator(50_000, 30_000, 7, Shape.CELLS), "cells", 2));
    Set<List<String>> cells = new HashSet<>();
    for (String row : rows) {
      String[] fields = row.split(",", 12);
      cells.add(List.of(fields[1], fields[2], fields[4], fields[5], fields[10], fields[11]));
    }

    assertThat(cells.size(), is(greaterThan(48_500)));
  }

  @Test
  void writesOtherRowsForAnotherSeed() throws IOException {
    List<String> rows = rows(generated(GENERATOR, "seven", 2));
    List<String> others =
        rows(generated(new Generator(50_000, 30_000, 8, Shape.USUAL), "eight", 2));

    assertThat(others.equals(rows), is(false));
  }

  @Test
  void keepsCompleteFolderAndReplacesUnfinishedOne() throws IOException {
    DataSet data = generated(GENERATOR, "again", 2);
    Path second = data.rowFiles().get(1);
    Files.writeString(second, "changed");
    GENERATOR.generate(data, 2);
    assertThat(Files.readString(second), is("changed"));

    new Generator(20_000, 30_000, 7, Shape.USUAL).generate(data, 2);
    assertThat(data.rowFiles().size(), is(1));
    assertThat(rows(data).size(), is(20_000));
  }

  private DataSet generated(Generator generator, String name, int threads) throws IOException {
    DataSet data = new DataSet(folder.resolve(name));
    generator.generate(data, threads);
    return data;
  }

  /** Returns all rows in order, without headers. */
  private static List<String> rows(DataSet data) throws IOException {
    List<String> rows = new ArrayList<>();
    for (Path file : data.rowFiles()) {
      List<String> lines = Files.readAllLines(file);
      assertThat(lines.get(0) + "\n", is(RowFormat.HEADER));
      rows.addAll(lines.subList(1, lines.size()));
    }
    return rows;
  }
}

package org.minetally.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.source.internal.SourceFile;

class HashtagRowTest {

  private static final String TABLE = "Org,Killed\n#org,#affected+killed\nA,1\nB,2\n";

  @TempDir Path folder;

  private SourceFile file(String text, int headerRow) throws IOException {
    Path path = Files.writeString(folder.resolve("file.csv"), text);
    return new SourceFile(
        path.toString(),
        new FileFormat(FileFormat.Type.DELIMITED, Dialect.CSV, "", headerRow, "", ""));
  }

  private static List<String> records(SourceFile file) throws IOException {
    SourceFile.Header header = file.header();
    List<String> records = new ArrayList<>();
    try (SourceFile.Records opened = file.records(header)) {
      while (opened.cursor().next()) {
        int from = opened.cursor().start(0);
        int to = opened.cursor().end(0);
        long line = header.lines() + opened.cursor().linesBefore() + 1;
        records.add(line + " " + new String(opened.cursor().bytes(), from, to - from, UTF_8));
      }
    }
    return records;
  }

  @Test
  void skipsTitleRowsAboveTheHeader() throws IOException {
    SourceFile file = file("Report of 2021\n\n\"two\nlines\",,\n" + TABLE, 0);
    assertThat(file.header().names(), is(List.of("Org", "Killed")));
    assertThat(file.header().headings().tags(), is(List.of("#org", "#affected+killed")));
    assertThat(records(file), is(List.of("7 A", "8 B")));
  }

  @Test
  void beginsRangesAfterTheHashtags() throws IOException {
    SourceFile file = file("Report of 2021\n" + TABLE, 0);
    SourceFile.Header header = file.header();
    assertThat(file.ranges(header, 1, 1).get(0).start(), is(header.end()));
    assertThat(
        header.end(), is((long) "Report of 2021\nOrg,Killed\n#org,#affected+killed\n".length()));
  }

  @Test
  void findsHashtagsUpToTheLastRowSearched() throws IOException {
    assertThat(
        file("title\n".repeat(23) + TABLE, 0).header().names(), is(List.of("Org", "Killed")));
    SourceFile below = file("title\n".repeat(24) + TABLE, 0);
    assertThat(below.header().names(), is(List.of("title")));
    assertThat(below.header().headings().tags(), empty());
  }

  @Test
  void usesFirstRowOfHashtags() throws IOException {
    SourceFile file = file("Org\n#org\n#adm1\n", 0);
    assertThat(records(file), is(List.of("3 #adm1")));
    assertThat(records(file("#org\n#adm1\n", 0)), is(List.of("2 #adm1")));
  }

  @Test
  void usesHeaderRowNamedByTheJob() throws IOException {
    SourceFile first = file("Org,Killed\nA,1\n#b,#c\n", 1);
    assertThat(first.header().names(), is(List.of("Org", "Killed")));
    assertThat(records(first), is(List.of("2 A", "3 #b")));
    SourceFile third = file("Report\n\n" + TABLE, 3);
    assertThat(third.header().names(), is(List.of("Org", "Killed")));
    assertThat(records(third), is(List.of("5 A", "6 B")));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9})
  void rejectsHeaderRowOnWhichNoRowBegins(int row) throws IOException {
    SourceFile file = file("\"a\nb\",c\n" + TABLE, row);
    UnreadableInputException rejected = assertThrows(UnreadableInputException.class, file::header);
    assertThat(
        rejected.getMessage(),
        is(
            folder.resolve("file.csv")
                + ":"
                + row
                + ": no row begins on this line. Set format.header_row"
                + " to the line with the column names"));
  }

  @Test
  void usesFirstRowAsHeaderIfThereAreNoHashtags() throws IOException {
    SourceFile file = file("Org,Killed\nA,1\n#5,2\n,#\n", 0);
    assertThat(file.header().headings().tags(), empty());
    assertThat(file.header().end(), is(11L));
    assertThat(file.header().lines(), is(1L));
    assertThat(records(file), is(List.of("2 A", "3 #5", "4 ")));
  }
}

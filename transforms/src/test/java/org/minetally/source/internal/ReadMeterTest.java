package org.minetally.source.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadMeterTest {

  @TempDir private Path folder;

  @Test
  void measuresHereIfTheRunWasStartedHere() throws IOException {
    try (ReadMeter meter = ReadMeter.open(folder.toString())) {
      ReadMeter found = ReadMeter.of(folder.toString());
      found.addBytes(100);
      found.flush();

      assertThat(found, is(sameInstance(meter)));
      assertThat(reports(), is(empty()));
    }
  }

  @Test
  void reportsWhatAnotherProcessHasRead() throws IOException {
    ReadMeter.of(folder.toString()).addRecords(2);
    ReadMeter.of(folder.toString()).addBytes(100);
    ReadMeter.of(folder.toString()).flush();
    ReadMeter.of(folder.toString()).addBytes(50);
    ReadMeter.of(folder.toString()).flush();

    assertThat(reports(), hasSize(1));
    assertThat(
        ReadReports.Report.parse(Files.readString(reports().get(0))),
        is(Optional.of(new ReadReports.Report(2, 150))));
  }

  @Test
  void doesNotCreateFolderThatTheRunHasRemoved() {
    Path removed = folder.resolve("removed");
    ReadMeter.of(removed.toString()).addBytes(100);
    ReadMeter.of(removed.toString()).flush();

    assertThat(Files.exists(removed), is(false));
  }

  @Test
  void reportsNothingWithoutFolder() {
    ReadMeter.of("").addBytes(100);
    ReadMeter.of("").flush();

    assertThat(ReadMeter.of("").bytes(), is(0L));
  }

  @Test
  void ignoresReportThatIsBeingWritten() {
    for (String text : List.of("", "2", "2 15", "2 150", "2 150 7\n", "two 150\n")) {
      assertThat(text, ReadReports.Report.parse(text), is(Optional.empty()));
    }
  }

  private List<Path> reports() throws IOException {
    List<Path> reports = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, ReadReports.PATTERN)) {
      files.forEach(reports::add);
    }
    return reports;
  }
}

package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.source.internal.ReadReports.Report;
import org.minetally.storage.Location;

class WorkerReportsTest {

  @TempDir private Path folder;

  @Test
  void addsUpWhatProcessesReport() throws IOException {
    WorkerReports reports = reports(Duration.ZERO);
    assertThat(reports.sum(), is(new Report(0, 0)));

    Files.writeString(folder.resolve("_progress-a"), "2 150\n");
    Files.writeString(folder.resolve("_progress-b"), "1 70\n");
    Files.writeString(folder.resolve("_reconciliation.json"), "{}\n");

    assertThat(reports.sum(), is(new Report(3, 220)));
  }

  @Test
  void keepsLastReportOfProcessThatIsWritingOne() throws IOException {
    WorkerReports reports = reports(Duration.ZERO);
    Files.writeString(folder.resolve("_progress-a"), "2 150\n");
    assertThat(reports.sum(), is(new Report(2, 150)));

    Files.writeString(folder.resolve("_progress-a"), "");

    assertThat(reports.sum(), is(new Report(2, 150)));
  }

  @Test
  void ignoresMissingFolder() {
    WorkerReports reports =
        new WorkerReports(Location.of(folder.resolve("missing")), Duration.ZERO);

    assertThat(reports.sum(), is(new Report(0, 0)));
  }

  @Test
  void looksOnlyOnceInItsInterval() throws IOException {
    WorkerReports reports = reports(Duration.ofDays(1));
    Files.writeString(folder.resolve("_progress-a"), "2 150\n");

    assertThat(reports.sum(), is(new Report(0, 0)));
  }

  private WorkerReports reports(Duration interval) {
    return new WorkerReports(Location.of(folder), interval);
  }
}

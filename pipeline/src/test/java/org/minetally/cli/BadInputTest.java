package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with an unexpected file fails with an exit code for the scheduler and a message that names
 * the file, and leaves the published snapshot unchanged.
 */
final class BadInputTest {

  private static final String HEADER = "day,region,district,killed,injured\n";
  private static final String RECORDS =
      """
      2021-03-01,North,Alder,1,2
      2021-03-02,South,Cedar,0,1
      2021-04-02,South,Birch,2,
      """;

  private static JobFolder folder;
  private static Map<String, String> before;

  @BeforeAll
  static void publishValidRun(@TempDir Path temporary) throws IOException {
    folder = JobFolder.in(temporary);
    folder.write("good.csv", HEADER + RECORDS);
    Command.good("run", folder.job("good.csv"));
    before = folder.published();
    assertThat(before, hasKey("current"));
  }

  /** These runs share one output, and none of them may change it. */
  @Nested
  final class FailingRun {

    @AfterEach
    void leavesPublishedSnapshotUnchanged() throws IOException {
      assertThat(folder.published(), is(before));
    }

    @Test
    void failsOnEmptyFile() throws IOException {
      folder.write("empty.csv", "");
      failsWith(
          ExitCode.UNREADABLE_INPUT,
          Command.of("run", folder.job("empty.csv")),
          "empty.csv: the file is empty; expected a header line with the column names");
    }

    @Test
    void failsOnMissingFile() throws IOException {
      failsWith(
          ExitCode.USAGE,
          Command.of("run", folder.job("goood.csv")),
          "goood_csv.yaml:9:13: file not found: ",
          "goood.csv. Did you mean \"good.csv\"?");
    }

    @Test
    void failsOnPatternWithoutMatch() throws IOException {
      failsWith(
          ExitCode.USAGE,
          Command.of("run", folder.job("\"none-*.csv\"")),
          ":9:13: no file in",
          "matches none-*.csv");
    }

    @Test
    void failsOnFolderInsteadOfFile() throws IOException {
      Files.createDirectories(folder.folder().resolve("folder"));
      failsWith(
          ExitCode.UNREADABLE_INPUT,
          Command.of("run", folder.job("folder")),
          "folder: cannot be read: it is a folder; name a file, or a pattern such as",
          "folder/*.csv");
    }

    @Test
    @Timeout(600)
    void failsOnNamedPipeWithoutWriter() throws Exception {
      Path pipe = folder.folder().resolve("pipe.csv");
      assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
      try {
        for (String files : List.of("pipe.csv", "\"p?pe.csv\"")) {
          failsWith(
              ExitCode.UNREADABLE_INPUT,
              Command.of("run", folder.job(files)),
              "pipe.csv: cannot be read: it is a named pipe, not a regular file; copy the data into"
                  + " a file first");
        }
        failsWith(
            ExitCode.USAGE,
            Command.of("run", pipe),
            "pipe.csv:1:1: cannot read the file: it is a named pipe, not a regular file");
      } finally {
        Files.delete(pipe);
      }
    }

    @Test
    @Timeout(600)
    void failsOnDeviceWithoutEnd() throws IOException {
      failsWith(
          ExitCode.UNREADABLE_INPUT,
          Command.of("run", folder.job("/dev/zero")),
          "/dev/zero: cannot be read: it is a device, not a regular file");
      failsWith(
          ExitCode.USAGE,
          Command.of("run", Path.of("/dev/zero")),
          "/dev/zero:1:1: cannot read the file: it is a device, not a regular file");
    }

    @Test
    void failsOnMissingMappedColumn() throws IOException {
      folder.write("drifted.csv", "day,region,district,kiled,injured\n" + RECORDS);
      failsWith(
          ExitCode.USAGE,
          Command.of("run", folder.job("drifted.csv")),
          "drifted_csv.yaml:13:44: column \"killed\" is not in the header of",
          "drifted.csv; the header has day, region, district, kiled, injured. Did you mean \"kiled\"?");
    }

    @Test
    void failsOnDuplicateMappedColumn() throws IOException {
      folder.write(
          "twice.csv",
          (HEADER + RECORDS).replace("\n", ",9\n").replace("injured,9", "injured,killed"));
      failsWith(
          ExitCode.USAGE,
          Command.of("run", folder.job("twice.csv")),
          "twice_csv.yaml:13:44: duplicate column \"killed\": it occurs 2 times in the header of",
          "twice.csv; rename all but one.");
    }

    @Test
    void failsOnWrongSeparator() throws IOException {
      folder.write("semicolons.csv", (HEADER + RECORDS).replace(',', ';'));
      failsWith(
          ExitCode.USAGE,
          Command.of("run", folder.job("semicolons.csv")),
          "the header has day;region;district;killed;injured; check format.separator");
    }

    @Test
    void failsOnTruncatedGzip() throws IOException {
      byte[] whole = gzip(HEADER + RECORDS.repeat(20_000));
      folder.write("truncated.csv.gz", Arrays.copyOf(whole, whole.length / 2));
      failsWith(
          ExitCode.UNREADABLE_INPUT,
          Command.of("run", folder.job("truncated.csv.gz")),
          "truncated.csv.gz: the compressed data is damaged or truncated",
          "Download the file again");
    }

    @Test
    void failsOnDamagedGzip() throws IOException {
      byte[] damaged = gzip(HEADER + RECORDS.repeat(20_000));
      Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 40, (byte) 0x55);
      folder.write("damaged.csv.gz", damaged);
      failsWith(
          ExitCode.UNREADABLE_INPUT,
          Command.of("run", folder.job("damaged.csv.gz")),
          "damaged.csv.gz: the compressed data is damaged");
    }

    @Test
    void failsOnDamagedSecondGzipMember() throws IOException {
      byte[] first = gzip(HEADER + RECORDS);
      byte[] second = gzip(RECORDS);
      second[0] = 0x1e;
      byte[] both = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, both, first.length, second.length);
      folder.write("members.csv.gz", both);
      failsWith(
          ExitCode.UNREADABLE_INPUT,
          Command.of("run", folder.job("members.csv.gz")),
          "members.csv.gz: the compressed data is damaged or truncated",
          "Download the file again");
    }

    @Test
    void failsOnUndecodableRecordIfNoRejectIsAllowed() throws IOException {
      folder.write("latin1.csv", invalidUtf8());
      failsWith(
          ExitCode.QUALITY_GATE,
          Command.of("run", folder.job("latin1.csv")),
          "reports: 1 rejected as MALFORMED_TEXT",
          "latin1.csv:3: column district: the record contains bytes that are not valid text",
          "source reports: 1 of 4 records were rejected; the job allows 0.",
          "raise thresholds.rejected_records or rejected_share");
    }

    @Test
    void failsOnUnclosedQuote() throws IOException {
      folder.write("quote.csv", HEADER + RECORDS + "2021-05-01,North,\"Alder,1,2\n" + RECORDS);
      failsWith(
          ExitCode.UNREADABLE_INPUT,
          Command.of("run", folder.job("quote.csv")),
          "quote.csv:5: a quote opens in this record and never closes. Check the quotes near"
              + " this line");
    }

    @Test
    void failsOnFieldOf100Megabytes() throws IOException {
      Path file = folder.folder().resolve("huge.csv");
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'a');
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        out.write((HEADER + RECORDS + "2021-05-01,North,").getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 100; i++) {
          out.write(block);
        }
        out.write(",1,2\n".getBytes(StandardCharsets.UTF_8));
      }
      failsWith(
          ExitCode.UNREADABLE_INPUT,
          Command.of("run", folder.job("huge.csv")),
          "huge.csv:5: a record is longer than 16 MiB");
      Files.delete(file);
    }

    @Test
    void failsOnInconsistentGazetteer() throws IOException {
      folder.write("wrong.csv", "code,name,level,parent\nA,A,region,\nB,B,district,C\n");
      Path job = folder.job("good.csv");
      Files.writeString(job, Files.readString(job).replace("gazetteer.csv", "wrong.csv"));
      failsWith(
          ExitCode.USAGE,
          Command.of("run", job),
          "The gazetteer cannot be used:",
          "wrong.csv, line 3: the parent \"C\" of \"B\" is not in the gazetteer; add"
              + " it, or fix the code");
    }

    @Test
    void failsOnGazetteerWithUnclosedQuote() throws IOException {
      folder.write("open.csv", "code,name,level,parent\nA,\"A,region,\nB,B,district,A\n");
      Path job = folder.job("good.csv");
      Files.writeString(job, Files.readString(job).replace("gazetteer.csv", "open.csv"));
      failsWith(
          ExitCode.USAGE,
          Command.of("run", job),
          "open.csv: Unclosed quoted field at end of input (record starting at line 2)");
    }

    @Test
    void failsOnEmptyGazetteer() throws IOException {
      folder.write("nothing.csv", "");
      Path job = folder.job("good.csv");
      Files.writeString(job, Files.readString(job).replace("gazetteer.csv", "nothing.csv"));
      failsWith(
          ExitCode.USAGE,
          Command.of("run", job),
          "nothing.csv: the file is empty; expected a header and one region per line");
    }

    @Test
    void failsOnGazetteerThatIsNotJson() throws IOException {
      folder.write("cut.geojson", "{\"type\": \"FeatureCollection\", \"features\": [{");
      Path job = folder.job("good.csv");
      Files.writeString(
          job,
          Files.readString(job)
              .replace(
                  "gazetteer.csv, levels: [region, district]",
                  "cut.geojson, levels: [{level: region, code: a, name: b},"
                      + " {level: district, code: c, name: d}]"));
      failsWith(
          ExitCode.USAGE, Command.of("run", job), "The gazetteer cannot be used:", "cut.geojson");
    }

    @Test
    void failsOnBadLastFile() throws IOException {
      folder.write("a_part.csv", HEADER + RECORDS);
      folder.write("b_part.csv", HEADER + RECORDS + "2021-05-01,\"North,Alder,1,2\n");
      failsWith(
          ExitCode.UNREADABLE_INPUT,
          Command.of("run", folder.job("\"?_part.csv\"")),
          "b_part.csv:5: a quote opens");
    }
  }

  /** Successful runs, each with its own output. */
  @Nested
  final class SuccessfulRun {

    @Test
    void listsUndecodableRecordAmongRejectsIfJobAllowsIt(@TempDir Path temporary) throws Exception {
      JobFolder own = JobFolder.in(temporary);
      own.write("latin1.csv", invalidUtf8());
      Command command =
          Command.good("run", own.job("latin1.csv", "thresholds: {rejected_records: 1}"));
      assertThat(command.out(), containsString("reports: 1 rejected as MALFORMED_TEXT"));
      try (DuckDb tables = new DuckDb()) {
        tables.open(own.current(), List.of("rejects", "casualties_by_year_region"));
        assertThat(
            tables.rows(
                "SELECT source_id, record_number, line_number, column_name, reason_code, reason"
                    + " FROM rejects"),
            is(
                List.of(
                    List.of(
                        "reports",
                        "2",
                        "3",
                        "district",
                        "MALFORMED_TEXT",
                        "the record contains bytes that are not valid text in the source's charset."))));
        assertThat(tables.number("SELECT sum(records) FROM casualties_by_year_region"), is(3L));
      }
    }

    @Test
    void readsCompleteGzip(@TempDir Path temporary) throws Exception {
      JobFolder own = JobFolder.in(temporary);
      own.write("whole.csv.gz", gzip(HEADER + RECORDS));
      Command.good("run", own.job("whole.csv.gz"));
      assertThat(sums(own), is(List.of(List.of("3", "3", "3"))));
    }

    @Test
    void readsUtf16WithCrLf(@TempDir Path temporary) throws Exception {
      JobFolder own = JobFolder.in(temporary);
      String text =
          "\uFEFF"
              + (HEADER
                      + RECORDS
                      + "2021-04-03,\"No\rwhere\",Birch,2,0\r2021-04-04,South,Birch,none,1\n")
                  .replace('\n', '\r');
      own.write("wide.csv", text.getBytes(StandardCharsets.UTF_16LE));
      Command run = Command.of("run", own.job("wide.csv"));
      assertThat(run.out() + run.err(), containsString("wide.csv:7:"));
    }

    @Test
    void readsDeclaredSemicolonSeparator(@TempDir Path temporary) throws Exception {
      JobFolder own = JobFolder.in(temporary);
      own.write("semicolons.csv", (HEADER + RECORDS).replace(',', ';'));
      Path job = own.job("semicolons.csv");
      Files.writeString(
          job,
          Files.readString(job)
              .replace("profile:", "format: {separator: semicolon}\n    profile:"));
      Command.good("run", job);
      assertThat(sums(own), is(List.of(List.of("3", "3", "3"))));
    }

    @Test
    void publishesEmptyTablesForFileWithoutRecords(@TempDir Path temporary) throws Exception {
      JobFolder own = JobFolder.in(temporary);
      own.write("header.csv", HEADER);
      Command.good("run", own.job("header.csv"));
      try (DuckDb tables =
          new DuckDb().open(own.current(), List.of("casualties_by_month_region"))) {
        assertThat(tables.number("SELECT count(*) FROM casualties_by_month_region"), is(0L));
      }
    }
  }

  @Test
  void reportsFileAsOutputAsTransientFailure(@TempDir Path temporary) throws IOException {
    JobFolder own = JobFolder.in(temporary);
    own.write("good.csv", HEADER + RECORDS);
    own.write("out", "a file\n");
    failsWith(
        ExitCode.FAILURE,
        Command.of("run", own.job("good.csv")),
        "Nothing was published:",
        "the output folder " + own.output() + " cannot be written",
        "Check the path, its permissions and the free space.");
    assertThat(Files.readString(own.output()), is("a file\n"));
  }

  @Test
  void reportsOutputBelowFileAsTransientFailure(@TempDir Path temporary) throws IOException {
    JobFolder own = JobFolder.in(temporary);
    own.write("good.csv", HEADER + RECORDS);
    own.write("taken", "a file\n");
    Path job = own.job("good.csv");
    Files.writeString(job, Files.readString(job).replace("path: out", "path: taken/out"));
    failsWith(
        ExitCode.FAILURE,
        Command.of("run", job),
        "the output folder " + temporary.resolve("taken/out") + " cannot be written");
  }

  @Test
  void leavesForeignCurrentAlone(@TempDir Path temporary) throws IOException {
    JobFolder own = JobFolder.in(temporary);
    own.write("good.csv", HEADER + RECORDS);
    Files.createDirectories(own.current());
    Files.writeString(own.current().resolve("mine.txt"), "mine");
    failsWith(
        ExitCode.FAILURE,
        Command.of("run", own.job("good.csv")),
        "current exists and is not a link made by minetally");
    assertThat(own.published().keySet(), is(java.util.Set.of("", "current", "current/mine.txt")));
  }

  private static void failsWith(int code, Command command, String... words) {
    assertThat(command.toString(), command.code(), is(code));
    for (String word : words) {
      assertThat(command.err(), containsString(word));
    }
    assertThat(
        command.err(),
        allOf(
            not(containsString("\tat ")),
            not(containsString("Exception")),
            not(containsString("bug"))));
    assertThat(command.out(), is(""));
  }

  private static List<List<String>> sums(JobFolder folder) throws Exception {
    try (DuckDb tables =
        new DuckDb().open(folder.current(), List.of("casualties_by_month_district"))) {
      return tables.rows(
          "SELECT sum(records), sum(killed), sum(injured) FROM casualties_by_month_district");
    }
  }

  /** Returns four records; the second contains a byte that is not valid UTF-8. */
  private static byte[] invalidUtf8() {
    String text = HEADER + RECORDS.replaceFirst("\n", "\n2021-03-01,North,Ald\u00e9r,1,2\n");
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}

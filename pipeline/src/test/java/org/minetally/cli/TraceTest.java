package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/** The command {@code trace} after inputs, jobs and snapshots have changed. */
class TraceTest {

  private static final String TABLE = "casualties_by_month_district";

  /** Records with precise and imprecise dates and places. */
  static final String DATA =
      """
      day,region,district,killed,injured
      2021-03-01,North,Alder,1,2
      2021-03-02,North,Alder,0,1
      2021-03-03,South,Cedar,2,
      2021,North,Alder,4,0
      2021-03-05,North,,1,0
      """;

  @TempDir private Path temporary;
  private JobFolder folder;
  private Path job;

  @BeforeEach
  void publish() throws IOException {
    folder = JobFolder.in(temporary);
    folder.write("a.csv", DATA);
    job = job(folder);
    Command.good("run", job);
  }

  /** Writes a job for {@link #DATA} in the file {@code a.csv}. */
  static Path job(JobFolder folder) throws IOException {
    Path job = folder.job("a.csv");
    return Files.writeString(
        job, Files.readString(job).replace("form: yyyy-MM-dd", "forms: [yyyy-MM-dd, edtf]"));
  }

  private Command trace(String... more) {
    List<Object> arguments = new ArrayList<>(List.of("trace", folder.output(), "--table", TABLE));
    arguments.addAll(List.of(more));
    return Command.of(arguments.toArray());
  }

  private String runId() {
    return Manifest.current(new OutputLayout(folder.output())).orElseThrow().runId();
  }

  @Test
  void addsOriginalLinesAndLongKeysWithoutPersonalValues() throws IOException {
    folder.write(
        "a.csv",
        """
        day,region,district,killed,injured,id,who
        2021-03-01,North,Alder,1,0,a-key-of-more-than-15-bytes,Jane
        2021-03-02,North,Alder,2,0,B,"Doe, J"
        """);
    Files.writeString(
        job,
        Files.readString(job)
            .replace("profile:", "profile:\n      record_key: [id]\n      personal: [who]"));
    Command.good("run", job);
    Path csv = temporary.resolve("out.csv");
    Command traced = trace("--raw", "--csv", csv.toString());
    assertThat(traced.err(), traced.code(), is(0));
    String all = traced.out() + Files.readString(csv);
    assertThat(all, containsString(",a-key-of-more-than-15-bytes,2021-03-01,"));
    assertThat(
        all,
        containsString(",line 2,\"2021-03-01,North,Alder,1,0,a-key-of-more-than-15-bytes,***\""));
    assertThat(all, not(containsString("Jane")));
    assertThat(all, not(containsString("Doe")));
  }

  @Test
  void namesChangedInput() throws IOException {
    folder.write("a.csv", DATA.replace("2021-03-02", "2021-03-04"));
    Command traced = trace();
    assertThat(traced.code(), is(ExitCode.UNREADABLE_INPUT));
    assertThat(traced.err(), containsString("/a.csv: changed since the run: its SHA-256 was "));
  }

  @Test
  void namesMissingInputAndFindsItByItsHash() throws IOException {
    Path archive = Files.createDirectories(temporary.resolve("archive/2021"));
    Files.move(temporary.resolve("a.csv"), archive.resolve("renamed.csv"));
    folder.write("b.csv", DATA);
    Command traced = trace();
    assertThat(traced.code(), is(ExitCode.UNREADABLE_INPUT));
    assertThat(traced.err(), containsString("/a.csv: cannot be read (no such file or folder)"));
    assertThat(traced.err(), containsString("--inputs DIR"));

    Command found = trace("--inputs", temporary.resolve("archive").toString());
    assertThat(found.err(), found.code(), is(0));
    assertThat(found.out(), containsString("a.csv:2"));
  }

  @Test
  void tracesOlderSnapshotWithItsJobAndGazetteer() throws IOException {
    String first = runId();
    folder.write("b.csv", DATA.replace("2021-", "2022-"));
    folder.write("gazetteer.csv", "code,name,level,parent,aliases\nX,East,region,,\n");
    Files.writeString(job, Files.readString(job).replace("a.csv", "b.csv"));
    Command.good("run", job);

    assertThat(trace("--where", "period_key=2021-03,region_code=N1").code(), is(2));
    Command old = trace("--snapshot", first, "--where", "period_key=2021-03,region_code=N1");
    assertThat(old.err(), old.code(), is(0));
    assertThat(old.out(), containsString("a.csv:3"));
    assertThat(old.out(), containsString("run " + first));
  }

  @Test
  void tracesSnapshotNamedByWordOrBeginningOfItsRunId() throws IOException {
    String first = runId();
    folder.write("b.csv", DATA.replace("Alder,4,0", "Alder,5,0"));
    Files.writeString(job, Files.readString(job).replace("a.csv", "b.csv"));
    Command.good("run", job);
    String second = runId();
    for (String name : List.of("previous", first, first.substring(0, first.length() - 1))) {
      Command old =
          trace("--snapshot", name, "--where", "period_key=2021-XX", "--measure", "killed");
      assertThat(old.err(), old.code(), is(0));
      assertThat(old.out(), containsString("run " + first));
      assertThat(old.out(), containsString("They add up to: killed 4\n"));
    }
    Command now = trace("--snapshot", "current", "--where", "period_key=2021-XX");
    assertThat(now.out(), containsString("run " + second));

    Command several = trace("--snapshot", first.substring(0, 8));
    assertThat(several.code(), is(ExitCode.USAGE));
    assertThat(
        several.err(),
        containsString(
            "\"%s\" is the beginning of 2 run ids, such as %s and %s; write more of it"
                .formatted(first.substring(0, 8), first, second)));
  }

  @Test
  void refusesOutputWithoutSnapshots() throws IOException {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    Command traced = Command.of("trace", empty, "--table", TABLE, "--snapshot", "previous");
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(traced.err(), containsString(empty + ": nothing is published here."));
  }

  @Test
  void saysThatOnlyOwnerCanTraceRunWithoutPrivateFolder() throws IOException {
    Files.move(folder.output().resolve("_private"), temporary.resolve("elsewhere"));
    Command traced = trace();
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(traced.err(), containsString("/_private has no record of run " + runId() + "."));
  }

  @Test
  void readsOnlyTheFilesOfTheRun() throws IOException {
    Files.writeString(job, Files.readString(job).replace("[a.csv]", "[\"?.csv\"]"));
    Command.good("run", job);
    folder.write("b.csv", DATA);
    Command traced = trace();
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(traced.out(), containsString("5 records."));
  }

  @Test
  void repeatsParametersAndOverrides() throws IOException {
    folder.write("b.csv", DATA.replace("2021-", "2022-"));
    Path other = temporary.resolve("elsewhere");
    Command.good("run", job, "--input=reports=" + temporary.resolve("b*.csv"), "--output=" + other);
    Command traced = Command.of("trace", other, "--table", TABLE, "--where", "region_code=S1");
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(traced.out(), containsString("b.csv:4"));
  }

  @Test
  void failsIfRecordsDoNotAddUp() throws IOException {
    Path table = folder.current().resolve(TABLE).resolve("part-00000-of-00001.parquet");
    byte[] before = Files.readAllBytes(table);
    folder.write("a.csv", DATA.replace("Alder,1,2", "Alder,5,2"));
    Command.good("run", job);
    Files.write(folder.current().resolve(TABLE).resolve(table.getFileName()), before);
    Command traced = trace("--where", "period_key=2021-03,region_code=N1");
    assertThat(traced.code(), is(ExitCode.QUALITY_GATE));
    assertThat(traced.out(), not(containsString("exactly")));
    assertThat(
        traced.err(),
        startsWith(
            """
            The records do not add up to the published figures:
              month:2021-03, district:N1, N: victims is 4 in the published table, but the records add up to 8
              month:2021-03, district:N1, N: killed is 1 in the published table, but the records add up to 5
            """));
  }

  @Test
  void reproducesRowOfAnotherVersionOrNamesIt() throws IOException {
    Path manifest = folder.output().resolve("_private/" + runId() + "/manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(
        manifest, text.replaceFirst("\"minetally\" ?: ?\"[^\"]*\"", "\"minetally\": \"0.1.7\""));
    Command same = trace("--where", "period_key=2021-03,region_code=N1");
    assertThat(same.err(), same.code(), is(0));
    assertThat(same.out(), containsString("This equals the published row exactly."));

    // As if version 0.1.7 had counted differently.
    String part = TABLE + "/part-00000-of-00001.parquet";
    Path other = temporary.resolve("other");
    folder.write("b.csv", DATA.replace("Alder,1,2", "Alder,5,2"));
    Command.good("run", job, "--input=reports=" + temporary.resolve("b.csv"), "--output=" + other);
    Files.copy(
        other.resolve("current").resolve(part),
        folder.current().resolve(part),
        StandardCopyOption.REPLACE_EXISTING);
    Command different = trace("--where", "period_key=2021-03,region_code=N1");
    assertThat(different.code(), is(ExitCode.QUALITY_GATE));
    assertThat(
        different.err(),
        containsString("killed is 5 in the published table, but the records add up to 1"));
    assertThat(different.err(), containsString("The run was made by minetally 0.1.7, this is "));
    assertThat(different.err(), containsString("Trace it with that version."));
  }

  @Test
  void namesVersionWhoseJobFilesHadAnotherKey() throws Exception {
    Path record = folder.output().resolve("_private/" + runId());
    Path stored = record.resolve("job/01-" + job.getFileName());
    String before = sha256(stored);
    Files.writeString(stored, Files.readString(stored).replace("periods:", "moments:"));
    for (Path file : List.of(record.resolve("manifest.json"), record.resolve("job/index.json"))) {
      Files.writeString(
          file,
          Files.readString(file)
              .replace(before, sha256(stored))
              .replaceFirst("\"minetally\" ?: ?\"[^\"]*\"", "\"minetally\": \"0.1.7\""));
    }
    Command refused = trace("--where", "period_key=2021-03,region_code=N1");
    assertThat(refused.err(), refused.code(), is(ExitCode.USAGE));
    assertThat(refused.err(), containsString("The stored job of run " + runId()));
    assertThat(refused.err(), containsString("moments"));
    assertThat(refused.err(), containsString("The run was made by minetally 0.1.7, this is "));
  }

  private static String sha256(Path file) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(hash);
  }

  @Test
  void showsKeysOfFilesThatAreNotInUtf8() throws Exception {
    Charset cyrillic = Charset.forName("windows-1251");
    folder.write(
        "a.csv",
        "day,region,district,killed,injured,id\n2021-03-01,North,Alder,1,0,ЯБ-1\n"
            .getBytes(cyrillic));
    Files.writeString(
        job,
        Files.readString(job)
            .replace(
                "profile:", "format: {charset: windows-1251}\n    profile:\n      record_key: [id]")
            .replace("output: {path: out}", "output: {path: out, records: true}"));
    Command.good("run", job);
    Path csv = temporary.resolve("out.csv");
    Command traced = trace("--csv", csv.toString());
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(Files.readString(csv), containsString(",ЯБ-1,2021-03-01,"));
    try (DuckDb sql = new DuckDb().open(folder.current(), List.of("casualty_records"))) {
      assertThat(sql.rows("SELECT record_key FROM casualty_records"), is(List.of(List.of("ЯБ-1"))));
    }
    Command records = Command.of("trace", folder.output(), "--table", "casualty_records");
    assertThat(records.code(), is(ExitCode.USAGE));
    assertThat(records.err(), containsString("each of its rows is a record, with its file and"));
  }

  @Test
  void saysThatSuppressedOutputIsNotForPublication() throws IOException {
    Path out = temporary.resolve("safe");
    Path safe =
        folder.write(
            "safe.yaml",
            Files.readString(job).replace("path: out", "path: safe")
                + "suppression: {minimum_count: 3}\n");
    Command.good("run", safe);
    Command traced = Command.of("trace", out, "--table", TABLE);
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(traced.out(), containsString("Not for publication: the job suppresses"));
    assertThat(traced.out(), containsString("have suppressed numbers and are not compared"));
  }

  @Test
  void separatesCertainFromPossibleRecordsOfClaim() throws IOException {
    Files.writeString(
        job,
        Files.readString(job)
            + """
            claims:
              - {id: march, statement: "Two died in March.", source: news, dataset: casualties,
                 measure: killed, window: {from: 2021-03-01, to: 2021-03-31}, comparator: exactly, value: 2}
            """);
    Command.good("run", job);
    Path csv = temporary.resolve("claim.csv");
    Command traced = Command.of("trace", folder.output(), "--claim", "march", "--csv", csv);
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(
        traced.out(),
        containsString("They add up to: lowest 4, highest 8, records 4, possible_records 1"));
    String all = Files.readString(csv);
    assertThat(all, containsString(",2021,district,N1,Alder,march,possible,0,4,0,1,0,line 5"));
    assertThat(all, containsString(",2021-03-03,district,S1,Cedar,march,certain,2,2,1,0,0,line 4"));
    Command unnamed = Command.of("trace", folder.output(), "--table", "claims");
    assertThat(unnamed.code(), is(ExitCode.USAGE));
    assertThat(unnamed.err(), containsString("expected --claim ID instead, with one of march"));
  }

  @Test
  void listsDuplicatesAndRejectedRecordsSeparately() throws IOException {
    folder.write(
        "a.csv",
        """
        day,region,district,killed,injured,id
        2021-03-01,North,Alder,1,0,A
        2021-03-02,North,Alder,2,0,A
        2021-03-03,North,Alder,x,0,B
        2021-03-03,South,Cedar,x,0,C
        """);
    Files.writeString(
        job,
        Files.readString(job).replace("profile:", "profile:\n      record_key: [id]")
            + "thresholds: {rejected_share: 1}\n");
    Command.good("run", job);
    Command traced = trace("--where", "period_key=2021-03,region_code=N1", "--excluded");
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(traced.out(), containsString("They add up to: records 1, victims 1, killed 1"));
    assertThat(
        traced.out().replaceAll(" +", " "),
        containsString("reports a.csv:3 A 2021-03-02 N1 Alder duplicate precise 1 2 2 0"));
    assertThat(traced.out(), containsString("a.csv:4"));
    assertThat(traced.out(), not(containsString("a.csv:5")));
  }

  @Test
  void findsRecordThatCountsAlthoughAnotherCellHasItsKey() throws IOException {
    folder.write(
        "a.csv",
        """
        day,region,district,killed,injured,id
        2021-03-01,South,Cedar,1,0,A
        2021-03-02,North,Alder,2,0,A
        2021-03-03,North,Alder,4,0,B
        """);
    Files.writeString(
        job, Files.readString(job).replace("profile:", "profile:\n      record_key: [id]"));
    Command.good("run", job);
    Command traced = trace("--where", "period_key=2021-03,region_code=N1");
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(traced.out(), containsString("They add up to: records 1, victims 4, killed 4"));
  }

  @Test
  void refusesFolderWithoutSnapshot() {
    Command traced = Command.of("trace", temporary.resolve("nothing"), "--table", TABLE);
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(traced.err(), containsString("nothing is published here"));
  }
}

package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from files and arguments cannot control the terminal, forge a line or flood the output. */
final class HostileTextTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All control characters except the line feed, which ends lines. */
  private static final Pattern RAW =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E"
              + "\\u2060-\\u2069\\uFEFF&&[^\\n]]");

  private static final String FORGED = "\nPublished as run 1.";

  private static final List<String> PIECES =
      List.of(
          "\u001b[2J",
          "\u001b]0;title\u0007",
          "\u0000",
          "\r",
          "\t",
          FORGED,
          "\u007f",
          "\u009b31m",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u202e",
          "\u2066",
          "\u2069",
          "\u061c",
          "\u200f",
          "\u200b",
          "\ufeff",
          "\\",
          "'",
          "%s",
          "{}",
          "ü",
          "地",
          "x",
          "y z");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void printsNoControlCharactersFromFilesOrArguments(long seed) throws Exception {
    Random random = new Random(seed);
    JobFolder folder = hostile(random);
    Path job = folder.folder().resolve("job.yaml");
    check(Command.good("run", job, "--json", "--metrics", folder.folder().resolve("m.prom")));
    check(Command.good("validate", job));
    check(Command.good("explain", job));
    assertThat(Files.readString(folder.folder().resolve("m.prom")), not(raw()));
    Files.writeString(
        job, Files.readString(job).replace("rejected_records: 9", "rejected_records: 0"));
    check(Command.of("validate", job));
    Files.writeString(job, Files.readString(job).replace("column: ", "column: not "));
    check(Command.of("validate", job));
    check(
        Command.of("init", folder.folder().resolve("reports.csv"), "--to", temporary.resolve("i")));
    check(Command.of("run", folder.folder().resolve("no" + hostileName(random))));
    check(Command.of("run", job, "--no" + hostileName(random), hostileName(random)));
    check(Command.of(hostileName(random)));
    check(Command.of("explain", job, "--records", hostileName(random)));
  }

  @Test
  void keepsOriginalTextInJson() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write(
        "a.csv",
        "day,region,district,killed,injured,kind\n2020-05-01,North,Alder,1,0,\"\u202ex\ny\"\n");
    Path job = folder.job("a.csv", "      filters: [{column: kind, keep: [b]}]");
    Command run = Command.good("validate", job, "--json");
    check(run);
    assertThat(
        JSON.readTree(run.out()).at("/sources/0/filtered").fieldNames().next(),
        is("kind=\u202ex\ny"));
  }

  @Test
  void quotesCellsInDraftedJob() throws Exception {
    String header = "age\nreport: false\u2028#";
    Path data =
        Files.writeString(
            temporary.resolve("a.csv"),
            "day,killed,\"%s\",region\n2020-01-02,1,\"v\nname: forged\",\"N\u0085\u009b\"\n2020-01-03,1,\"w\n- x\",S\n"
                .formatted(header));
    Command init = Command.good("init", data, "--to", temporary.resolve("made"));
    check(init);
    Path job = temporary.resolve("made/job.yaml");
    assertThat(Files.readString(job), not(raw()));
    assertThat(
        Files.readAllLines(job).stream().filter(line -> line.startsWith("name:")).toList(),
        is(List.of("name: a.csv")));
    check(Command.good("run", job));
  }

  @Test
  void limitsOutputOfManyAndLongFilteredValues() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    String rows =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "2020-05-01,North,Alder,1,0,word " + i)
            .collect(Collectors.joining("\n"));
    folder.write(
        "a.csv",
        "day,region,district,killed,injured,kind\n2020-05-01,North,Alder,1,0,b\n"
            + ("2020-05-01,North,Alder,1,0," + "long".repeat(75_000) + "\n").repeat(2)
            + rows
            + "\n");
    Path job = folder.job("a.csv", "      filters: [{column: kind, keep: [b]}]");
    Command run = Command.good("run", job);
    assertThat(run.out(), containsString("  reports: 2 filtered: kind=longlong"));
    assertThat(run.out(), containsString("long… (300,000 characters)\n"));
    assertThat(run.out(), containsString("  reports: 4,992 filtered: other values; --verbose"));
    assertThat(run.out().length(), is(lessThan(5_000)));
    assertThat(
        Command.good("validate", job, "--verbose").out(),
        containsString("  reports: 4,981 filtered: 4,981 other values\n"));
    assertThat(Files.size(folder.current().resolve("manifest.json")), is(lessThan(20_000L)));
    String quality = Files.readString(folder.current().resolve("quality.json"));
    assertThat(quality.length(), is(lessThan(20_000)));
  }

  @Test
  void limitsColumnsAndProblemsInMessages() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write(
        "a.csv",
        IntStream.range(0, 4_000)
                .mapToObj(i -> "h".repeat(500) + i)
                .collect(Collectors.joining(","))
            + "\n");
    Command run = Command.of("validate", folder.job("a.csv"), "--json");
    assertThat(run.code(), is(ExitCode.USAGE));
    assertThat(run.err().length(), is(lessThan(20_000)));
    assertThat(run.out().length(), is(lessThan(20_000)));
  }

  @Test
  void rejectsRegionNamesWithControlCharacters() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write(
        "gazetteer.csv", "code,name,level,parent\nN," + "x".repeat(1_000_000) + ",region,\n");
    folder.write("a.csv", "day,region,district,killed,injured\n");
    Command run = Command.of("run", folder.job("a.csv"));
    assertThat(run.toString().length(), is(lessThan(2_000)));
    assertThat(run.code(), is(ExitCode.USAGE));
    assertThat(
        run.err(), containsString("a name of the region with the code \"N\" has more than 1,000"));
  }

  @Test
  void rejectsJobNamesWithControlCharacters() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write("a.csv", "day,region,district,killed,injured\n");
    Command run = Command.of("run", folder.job("a.csv", "name: " + "x".repeat(600)));
    assertThat(run.code(), is(ExitCode.USAGE));
    assertThat(run.err(), containsString("500 characters"));
  }

  @Test
  void printsEachMessageOnOneLine() {
    StringWriter printed = new StringWriter();
    Terminal terminal = Terminal.of(new PrintWriter(printed));
    terminal.println("a" + FORGED);
    terminal.print("b" + FORGED);
    terminal.printf("%s%n", "c");
    terminal.write('\u001b');
    terminal.println((Object) "d\u0007");
    terminal.document("{\n  \"\u202e\"\n}\n");
    terminal.println("x".repeat(5_000));
    assertThat(
        printed.toString(),
        is(
            "a\\n"
                + "Published as run 1.\n"
                + "b\\n"
                + "Published as run 1.c\\n"
                + "\\u001bd\\u0007\n"
                + "{\n"
                + "  \"\\u202e\"\n"
                + "}\n"
                + "x".repeat(4_000)
                + "… (5,000 characters)\n"));
  }

  private static void check(Command command) {
    String printed = command.out() + command.err();
    assertThat(printed, not(raw()));
    long ends = printed.lines().filter(line -> line.equals("Published as run 1.")).count();
    assertThat(printed, ends, is(0L));
  }

  private static org.hamcrest.Matcher<String> raw() {
    return new org.hamcrest.CustomTypeSafeMatcher<>("text with raw controls") {
      @Override
      protected boolean matchesSafely(String text) {
        return RAW.matcher(text).find();
      }

      @Override
      protected void describeMismatchSafely(String text, org.hamcrest.Description description) {
        Matcher found = RAW.matcher(text);
        description.appendText(found.find() ? "at " + found.start() + " in " : "none in ");
        description.appendText(text);
      }
    };
  }

  /** Creates a job in which all user text is hostile. */
  private JobFolder hostile(Random random) throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    String kind = "k" + hostileText(random) + "k";
    String unused = "u" + hostileText(random);
    String filtered = "f" + hostileText(random);
    String place = "p" + hostileText(random);
    String region = "r" + hostileText(random);
    folder.write(
        "gazetteer.csv",
        "code,name,level,parent\nN," + csv(region) + ",region,\nN1,Alder,district,N\n");
    String head = "day,region,district,killed," + csv(kind) + "," + csv(unused) + "\n";
    StringBuilder rows = new StringBuilder(head);
    row(rows, "2020-05-01", region, "Alder", "1", "b", hostileText(random));
    row(rows, "2020-05-01", region, "Alder", "1", filtered, hostileText(random));
    row(rows, "2020-05-01", region, place, "1", "b", hostileText(random));
    row(rows, "day" + hostileText(random), region, "Alder", "1", "b", "");
    row(rows, "2020-05-01", region, "Alder", "n" + hostileText(random), "b", "");
    folder.write("reports.csv", rows.toString());
    folder.write(
        "job.yaml",
        """
        minetally: 1
        name: %s
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        periods: [year]
        levels: [region]
        thresholds: {rejected_records: 9}
        output: {path: out}
        sources:
          - id: reports
            dataset: casualties
            files: [reports.csv]
            profile:
              date: {column: day, form: yyyy-MM-dd}
              region: [{level: region, name: region}, {level: district, name: district}]
              filters: [{column: %s, keep: [b]}]
              measures: {counts: {killed: {column: killed}}}
        """
            .formatted(yaml("n" + hostileText(random)), yaml(kind)));
    return folder;
  }

  private static void row(StringBuilder rows, String... fields) {
    rows.append(
        List.of(fields).stream().map(HostileTextTest::csv).collect(Collectors.joining(",")));
    rows.append('\n');
  }

  private static String csv(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String yaml(String text) throws Exception {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(unit -> quoted.append("\\u%04x".formatted(unit)));
    return quoted.append('"').toString();
  }

  private static String hostileText(Random random) {
    return random
        .ints(1 + random.nextInt(6), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining());
  }

  /** Returns a hostile name of characters that paths and arguments of every platform allow. */
  private static String hostileName(Random random) {
    return "n"
        + hostileText(random)
            .replace("\0", "")
            .chars()
            .filter(unit -> unit < 128)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
  }
}

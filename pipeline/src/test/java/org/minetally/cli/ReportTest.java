package org.minetally.cli;

import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.report.HtmlReport;
import org.minetally.report.ReportLanguage;

/** The content of the report page, without a browser. */
class ReportTest {

  private static final Path SAMPLE =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/sample");

  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

  @TempDir private static Path temporary;
  private static Path sample;
  private static JsonNode shown;

  @TempDir private Path own;
  private JobFolder folder;

  @BeforeAll
  static void reportOnTheSample() throws IOException {
    sample = temporary.resolve("out");
    String job =
        Files.readString(SAMPLE.resolve("job.yaml"))
            .replaceFirst("(?m)^output:.*$", "output: {path: " + sample + "}");
    // The job is outside the folder of its files, so that its paths become those of the sample.
    Path moved = temporary.resolve("job.yaml");
    Files.writeString(
        moved,
        job.replace("data/", SAMPLE.toAbsolutePath() + "/data/")
            .replace("profiles/", SAMPLE.toAbsolutePath() + "/profiles/")
            .replace("gazetteer.csv", SAMPLE.toAbsolutePath() + "/gazetteer.csv"));
    Command.good("run", moved);
    Command.good("report", sample);
    shown = data(Files.readString(sample.resolve(HtmlReport.FILE)));
  }

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(own);
  }

  static JsonNode data(String page) throws IOException {
    Matcher data = DATA.matcher(page);
    assertThat("the page has its data", data.find(), is(true));
    return JsonMapper.builder().build().readTree(data.group(1));
  }

  private static String page(Path output) throws IOException {
    return Files.readString(output.resolve(HtmlReport.FILE));
  }

  /** Returns the sums of a query by key and column; its first column is the key. */
  private static Map<String, String> summed(String table, String key, List<String> measures)
      throws Exception {
    TreeMap<String, String> sums = new TreeMap<>();
    try (DuckDb tables = new DuckDb().open(sample.resolve("current"), List.of(table))) {
      String columns =
          String.join(", ", measures.stream().map(m -> "SUM(" + m + ")::DECIMAL(38, 4)").toList());
      for (List<String> row :
          tables.rows("SELECT %s, %s FROM %s GROUP BY ALL".formatted(key, columns, table))) {
        for (int i = 0; i < measures.size(); i++) {
          if (row.get(i + 1) != null) {
            sums.put(row.get(0) + " " + measures.get(i), plain(row.get(i + 1)));
          }
        }
      }
    }
    return sums;
  }

  private static String plain(String number) {
    return new java.math.BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  /** Adds the figures that are columns of a table. */
  private static void put(Map<String, String> sums, String key, JsonNode values) {
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      if (!value.getKey().equals("outcome_not_reported")) {
        sums.put(key + " " + value.getKey(), plain(value.getValue().asText()));
      }
    }
  }

  private static List<String> measures(JsonNode set) {
    List<String> measures = new ArrayList<>();
    set.get("measures").forEach(measure -> measures.add(measure.asText()));
    return measures;
  }

  @Test
  void showsTrendsThatEqualTableTotals() throws Exception {
    for (JsonNode set : shown.get("datasets")) {
      for (JsonNode trend : set.get("trends")) {
        String period = trend.get("period").asText();
        TreeMap<String, String> drawn = new TreeMap<>();
        for (String part : List.of("exact", "imprecise")) {
          trend.get(part).forEach(e -> put(drawn, e.get("key").asText(), e.get("values")));
        }
        String table = set.get("id").asText() + "_by_" + period + "_district";
        assertThat(table, drawn, is(summed(table, "period_key", measures(set))));
      }
    }
  }

  @Test
  void showsPlacesThatEqualTableTotals() throws Exception {
    for (JsonNode set : shown.get("datasets")) {
      for (JsonNode level : set.get("levels")) {
        TreeMap<String, String> drawn = new TreeMap<>();
        for (JsonNode place : level.get("places")) {
          place
              .get("years")
              .fields()
              .forEachRemaining(
                  year ->
                      put(
                          drawn,
                          place.get("code").asText() + " " + year.getKey(),
                          year.getValue()));
        }
        String table = set.get("id").asText() + "_by_month_" + level.get("level").asText();
        assertThat(
            table,
            drawn,
            is(summed(table, "region_code || ' ' || left(period_key, 4)", measures(set))));
      }
    }
  }

  @Test
  void showsBreakdownsThatEqualTableTotals() throws Exception {
    int dimensions = 0;
    for (JsonNode set : shown.get("datasets")) {
      for (JsonNode breakdown : set.get("breakdowns")) {
        TreeMap<String, String> drawn = new TreeMap<>();
        breakdown.get("members").forEach(e -> put(drawn, e.get("key").asText(), e.get("values")));
        String table = set.get("id").asText() + "_by_quarter_province";
        assertThat(drawn, is(summed(table, breakdown.get("dimension").asText(), measures(set))));
        dimensions++;
      }
    }
    assertThat(dimensions, is(5));
  }

  @Test
  void drawsEveryPeriodAndMarksThoseThatMayGrow() {
    JsonNode months = shown.at("/axes/month");
    assertThat(months.get("keys").size(), is(21));
    assertThat(months.get("partial").toString(), is("[\"2022-09\"]"));
    assertThat(months.get("provisional").toString(), is("[\"2022-08\"]"));
    assertThat(shown.at("/axes/year/partial").toString(), is("[\"2022\"]"));
  }

  @Test
  void namesPublisherSourceAndLicence() throws Exception {
    folder.write("a.csv", "day,region,district,killed,injured\n2021-03-01,North,Alder,1,0\n");
    Path job =
        folder.job(
            "a.csv",
            "about: {publisher: Office <b>, source: Reports, licence: CC-BY-4.0, licence_url:"
                + " \"https://example.org/by\"}",
            "report: true");
    Command.good("run", job);
    String header = Files.readString(folder.current().resolve(HtmlReport.FILE));
    header = header.substring(header.indexOf("<header>"), header.indexOf("</header>"));
    for (String part :
        List.of("Office &lt;b&gt;", "Reports", "href=\"https://example.org/by\"", "March 2021")) {
      assertThat(header, containsString(part));
    }
    assertThat(header, not(containsString(folder.current().toRealPath().getFileName().toString())));
    JsonNode described =
        JsonMapper.builder()
            .build()
            .readTree(folder.current().resolve("datapackage.json").toFile());
    assertThat(
        described.get("contributors").toString(),
        is("[{\"title\":\"Office <b>\",\"roles\":[\"publisher\"]}]"));
    assertThat(
        described.get("licenses").toString(),
        is(
            "[{\"name\":\"CC-BY-4.0\",\"path\":\"https://example.org/by\",\"title\":\"CC-BY-4.0\"}]"));
  }

  @Test
  void namesThePeriodThatTheJobSaysIsCovered() throws Exception {
    folder.write("a.csv", "day,region,district,killed,injured\n2021-03-01,North,Alder,1,0\n");
    assertThat(linesOf(folder.job("a.csv", "report: true")), is("Period covered: March 2021;"));
    assertThat(
        linesOf(folder.job("a.csv", "about: {period: 2010/2024-06}", "report: true")),
        is("Period covered: 2010 to June 2024;Dates of the records: March 2021;"));
    assertThat(
        linesOf(folder.job("a.csv", "about: {period: 2010-05-03/..}", "report: true")),
        is("Period covered: since 3 May 2010;Dates of the records: March 2021;"));
    assertThat(
        linesOf(folder.job("a.csv", "about: {period: 2021}", "report: true")),
        is("Period covered: 2021;Dates of the records: March 2021;"));
  }

  /** Publishes, and returns the lines about periods below the title of the report. */
  private String linesOf(Path job) throws Exception {
    Command.good("run", job);
    String page = Files.readString(folder.current().resolve(HtmlReport.FILE));
    Matcher lines =
        Pattern.compile("<dt>(Period[^<]*|Dates[^<]*)</dt><dd><bdi>([^<]*)</bdi>").matcher(page);
    return lines
        .results()
        .map(line -> line.group(1) + ": " + line.group(2) + ";")
        .collect(joining());
  }

  @Test
  void showsFiguresWithoutScript() throws IOException {
    String page = page(sample);
    String figures = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    assertThat(figures, containsString("<rect class=\"fill-killed\""));
    assertThat(figures, containsString("<table>"));
    assertThat(figures, not(containsString("null")));
  }

  @Test
  void hasOnlyNumbersWithoutSuppression() {
    for (JsonNode set : shown.get("datasets")) {
      assertThat(set.get("suppressed").asBoolean(), is(false));
      assertThat(set.get("not_shown").isEmpty(), is(true));
      assertThat(set.toString(), not(containsString("at_least")));
    }
    for (JsonNode source : shown.get("manifest").get("sources")) {
      assertThat(source.toString(), source.get("counts").size(), is(9));
      assertThat(source.get("inputs").get(0).has("sha256"), is(true));
    }
  }

  @Test
  void cutsLongNamesAndEscapesControlCharacters() throws Exception {
    folder.write(
        "hostile.csv",
        "day,region,district,killed,injured\n2021-03-01,North,%s,1,0\n2021-03-01,North,a\u001b[2J\u202Eb,1,0\n"
            .formatted("A".repeat(100_000)));
    String name = "{{data}} {{script}}";
    Command.good("run", folder.job("hostile.csv", "name: \"" + name + "N".repeat(400) + "\""));
    Command.good("report", folder.output());
    String page = page(folder.output());
    assertThat(
        page.length(), is(lessThan(Files.readString(sample.resolve(HtmlReport.FILE)).length())));
    String shownName = name + "N".repeat(299 - name.length()) + "…";
    assertThat(page, containsString("<title>" + shownName + "</title>"));
    String unmatched = data(page).get("unmatched").toString();
    // The table unmatched_names already contains the shortened name.
    assertThat(
        unmatched, containsString("\"" + "A".repeat(200) + "… (100,000 characters, SHA-256 "));
    assertThat(unmatched, containsString("a\\\\u001b[2J\\\\u202eb"));
    assertThat(page.substring(page.indexOf("id=\"data\"")), not(containsString("\u202E")));
  }

  @Test
  void countsEveryRecordOnceByPrecision() {
    for (JsonNode set : shown.get("datasets")) {
      for (String kind : List.of("time", "place")) {
        long records = 0;
        for (JsonNode count : set.get("precision").get(kind)) {
          records += count.asLong();
        }
        assertThat(kind, records, is(set.get("totals").get("records").asLong()));
      }
    }
  }

  @Test
  void producesSameBytesForSameSnapshot() throws IOException {
    String first = page(sample);
    Path again = own.resolve("again.html");
    Command.good("report", sample, "--to", again);
    assertThat(Files.readString(again).equals(first), is(true));
  }

  @Test
  void loadsNothingFromNetwork() throws IOException {
    String page = page(sample);
    assertThat(page, containsString("Content-Security-Policy\" content=\"default-src 'none';"));
    Matcher address = Pattern.compile("(src|href)=\"([^\"]*)\"").matcher(page);
    Set<String> addresses = new TreeSet<>();
    while (address.find()) {
      addresses.add(address.group(2));
    }
    assertThat(addresses, is(Set.of("#content")));
    assertThat(page, not(containsString("://")));
  }

  @Test
  void escapesDataInMarkup() throws Exception {
    folder.write(
        "hostile.csv",
        """
        day,region,district,killed,injured
        2021-03-01,North,</script><img src=x onerror=alert(1)>,1,0
        2021-03-02,North,<!--<script>,1,0
        """);
    Command.good("run", folder.job("hostile.csv", "name: \"</title><script>alert(2)</script>\""));
    Command.good("report", folder.output());
    String page = page(folder.output());
    assertThat(page, not(containsString("<img src=x")));
    assertThat(page, not(containsString("<script>alert(2)")));
    assertThat(page, not(containsString("<!--<script>")));
    assertThat(
        data(page).get("unmatched").toString(), containsString("</script><img src=x onerror"));
  }

  @Test
  void publishesReportWithChanges() throws Exception {
    folder.write("a.csv", "day,region,district,killed,injured\n2021-03-01,North,Alder,1,0\n");
    Path job = folder.job("a.csv", "report: es");
    Command.good("run", job);
    String first = Files.readString(folder.current().resolve(HtmlReport.FILE));
    assertThat(first, containsString("<html lang=\"es\" dir=\"ltr\">"));
    assertThat(data(first).get("changes").isNull(), is(true));
    folder.write("a.csv", "day,region,district,killed,injured\n2021-03-01,North,Alder,3,0\n");
    Command.good("run", job);
    JsonNode changes =
        data(Files.readString(folder.current().resolve(HtmlReport.FILE))).get("changes");
    assertThat(changes.get("cells").asInt(), is(2));
    assertThat(
        changes.get("first").get(0).toString(),
        is(
            "{\"dataset\":\"casualties\",\"year\":\"2021\",\"region\":\"N\",\"measure\":\"victims\","
                + "\"before\":1,\"after\":3}"));
    Command.good("report", folder.output());
    assertThat(data(page(folder.output())).get("changes"), is(changes));
  }

  @Test
  void countsChecksAndShowsFailedOnes() throws Exception {
    folder.write("a.csv", "day,region,district,killed,injured\n2021-03-01,North,Alder,1,0\n");
    Command.good(
        "run", folder.job("a.csv", "thresholds: {freshness_days: 1, warn_only: [freshness_days]}"));
    Command.good("report", folder.output());
    JsonNode page = data(page(folder.output()));
    Map<String, String> lines = new TreeMap<>();
    page.get("checks")
        .forEach(
            line ->
                lines.put(
                    line.get("name").asText(),
                    line.get("passed") + " " + line.get("failed") + " " + line.get("skipped")));
    assertThat(lines.get("unique"), is("11 0 0"));
    assertThat(lines.get("freshness_days"), is("0 1 0"));
    assertThat(lines.get("volume_change_share"), is("0 0 1"));
    assertThat(page.get("failed_checks").size(), is(1));
    assertThat(
        page.get("failed_checks").get(0).asText(),
        containsString("the newest record is dated 2021-03-01"));
  }

  @Test
  void showsYearsAndRegionsWithRecords() throws Exception {
    folder.write(
        "a.csv",
        """
        day,region,district,killed,injured
        2019-03-01,North,Alder,1,0
        2021-03-01,North,,1,0
        ,,,1,0
        """);
    Command.good("run", folder.job("a.csv"));
    Command.good("report", folder.output());
    List<String> coverage = new ArrayList<>();
    data(page(folder.output()))
        .get("datasets")
        .get(0)
        .get("coverage")
        .forEach(
            line ->
                coverage.add(
                    line.get("of").asText() + " " + line.get("with") + " of " + line.get("all")));
    assertThat(coverage, is(List.of("year 2 of 3", "region 1 of 2", "district 1 of 4")));
  }

  @Test
  void rejectsOutputWithoutSnapshot() {
    Command command = Command.of("report", own);
    assertThat(command.code(), is(ExitCode.USAGE));
    assertThat(command.err(), containsString(own + ": nothing is published here"));
  }

  @Test
  void failsWithoutStackTraceIfPageCannotBeWritten() {
    Command command = Command.of("report", sample, "--to", own.resolve("none/page.html"));
    assertThat(command.code(), is(ExitCode.FAILURE));
    assertThat(
        command.err(),
        allOf(containsString("Cannot write the report"), not(containsString("\tat "))));
  }

  @Test
  void hasSameTextsInEveryLanguage() throws IOException {
    Map<String, List<String>> english = words(ReportLanguage.ENGLISH);
    for (ReportLanguage language : ReportLanguage.values()) {
      assertThat(language.code(), words(language), is(english));
    }
  }

  /** Returns the sorted placeholders of each text by key. */
  private static Map<String, List<String>> words(ReportLanguage language) throws IOException {
    Path page = temporary.resolve(language + ".html");
    if (!Files.exists(page)) {
      Command.good("report", sample, "--to", page, "--language", language);
    }
    Matcher text =
        Pattern.compile(
                "<script type=\"application/json\" id=\"text\">(.*?)</script>", Pattern.DOTALL)
            .matcher(Files.readString(page));
    assertThat(text.find(), is(true));
    TreeMap<String, List<String>> words = new TreeMap<>();
    JsonMapper.builder()
        .build()
        .readTree(text.group(1))
        .fields()
        .forEachRemaining(
            word ->
                words.put(
                    word.getKey(),
                    Pattern.compile("\\{\\w+\\}")
                        .matcher(word.getValue().asText())
                        .results()
                        .map(match -> match.group())
                        .sorted()
                        .toList()));
    return words;
  }
}

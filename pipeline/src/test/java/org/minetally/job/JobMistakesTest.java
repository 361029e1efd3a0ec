package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.job.yaml.JobFile;
import org.minetally.job.yaml.Yaml;

/** Tests the position and message of each mistake in a job file. */
class JobMistakesTest {

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  private void expect(String... lines) {
    assertThat(folder.mistakes(), contains(lines));
  }

  private List<String> lines(Path file) {
    return assertThrows(JobFileException.class, () -> JobFile.read(file)).problems().stream()
        .map(problem -> problem.toString().replace(dir + "/", ""))
        .toList();
  }

  @Test
  void suggestsSimilarKey() {
    folder.with(
        "levels: [region, district]\nsources", "colums: {}\n  levels: [region, district]\nsources");
    expect(
        "job.yaml:5:3: unknown key \"colums\"; expected one of file, format, levels, columns, aliases, mode, alias_separator, area, population, boundaries. Did you mean \"columns\"?");
  }

  @Test
  void rejectsUnknownRegionMode() {
    folder.with("file: places.csv", "file: places.csv\n  mode: at event");
    expect(
        "job.yaml:5:9: unknown mode \"at event\"; expected at-event, or as_of with a date:"
            + " {as_of: 2021-07-07}. Did you mean \"at-event\"?");
  }

  @Test
  void rejectsInvalidDateOfRegionMode() {
    folder.with("file: places.csv", "file: places.csv\n  mode: {as_of: 2021-02-30}");
    expect("job.yaml:5:17: \"2021-02-30\" is not a valid date; expected one such as 2021-07-07.");
  }

  @Test
  void rejectsUnknownKeyOfRegionMode() {
    folder.with("file: places.csv", "file: places.csv\n  mode: {asof: 2021-07-07}");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:5:9: missing key \"as_of\".",
            "job.yaml:5:10: unknown key \"asof\"; expected one of as_of. Did you mean \"as_of\"?"));
  }

  @Test
  void rejectsAttributesWithoutFileOrUnit() {
    folder.with(
        "file: places.csv", "file: places.csv\n  area: {columns: {area: A}}\n  population: {}");
    expect(
        "job.yaml:5:9: missing key \"unit\".",
        "job.yaml:6:15: expected file, or years with the columns or properties of the"
            + " gazetteer, such as {2021: pop_2021}.");
  }

  @Test
  void rejectsUnknownUnitOfArea() {
    folder.with("file: places.csv", "file: places.csv\n  area: {unit: km}");
    expect("job.yaml:5:16: unknown value \"km\"; expected one of km2, ha. Did you mean \"km2\"?");
  }

  @Test
  void rejectsInvalidYearsAndColumnsOfPopulation() {
    folder.with(
        "file: places.csv",
        "file: places.csv\n  population: {years: {21: P}, columns: {code: C, year: Y}}");
    expect(
        "job.yaml:5:24: \"21\" is not a year; expected four digits, such as 2021.",
        "job.yaml:5:42: code is a column of another file; add file, or remove it: the gazetteer"
            + " has its own.",
        "job.yaml:5:51: year cannot be combined with years; remove one.");
  }

  @Test
  void reportsMissingAliasFile() {
    folder.with("file: places.csv", "file: places.csv\n  aliases: none.csv");
    assertThat(folder.mistakes().get(0), startsWith("job.yaml:5:12: "));
  }

  /** Printing the number would flood the terminal. */
  @Test
  void reportsNumberOfManyDigitsInShortMessage() {
    folder.with("minetally: 1", "minetally: 1" + "0".repeat(300_000));
    assertThat(folder.mistakes().get(0), startsWith("job.yaml:1:12: "));
    assertThat(folder.mistakes().get(0).length(), lessThan(2_100));
  }

  /** Parsing a long number takes quadratic time. The YAML parser tags some of them as numbers. */
  @ParameterizedTest
  @CsvSource({"64, false", "65, true", "100, true", "300000, true"})
  void keepsNumberOfManyDigitsAsText(int digits, boolean isText) {
    String number = "1" + "0".repeat(digits - 1);
    Yaml yaml = Yaml.parse("job.yaml", "minetally: " + number, new ArrayList<>()).orElseThrow();
    assertThat(yaml.json().get("minetally").isTextual(), is(isText));
  }

  @Test
  void rejectsWrongType() {
    folder.with("periods: [month, year]", "periods: month");
    expect("job.yaml:28:10: expected a list, but found month.");
  }

  @Test
  void suggestsQuotesForNumberInPlaceOfText() {
    folder.with("column: kind", "column: 2021");
    expect("job.yaml:13:20: expected text, but found 2021; put it in quotes.");
  }

  @Test
  void rejectsEmptyValue() {
    folder.with("name: Small", "name:");
    expect("job.yaml:2:6: expected text, but found nothing.");
  }

  @Test
  void reportsAllMissingKeys() {
    folder.write("job.yaml", "minetally: 1\n");
    expect(
        "job.yaml:1:1: missing key \"gazetteer\".",
        "job.yaml:1:1: missing key \"sources\".",
        "job.yaml:1:1: no tables to write; expected the keys periods and levels, or tables.",
        "job.yaml:1:1: missing key \"output\"; add it, or use --output.");
  }

  @Test
  void rejectsListAsJob() {
    folder.write("job.yaml", "- minetally: 1\n");
    expect("job.yaml:1:1: expected a mapping of keys to values, but found a list.");
  }

  @Test
  void rejectsUnknownVersion() {
    folder.with("minetally: 1", "minetally: 2");
    expect("job.yaml:1:12: unknown value \"2\"; expected one of 1.");
  }

  @Test
  void suggestsSimilarValue() {
    folder.with("dataset: casualties", "dataset: casualities");
    expect(
        "job.yaml:8:14: unknown value \"casualities\"; expected one of casualties, detections. Did you mean \"casualties\"?");
  }

  @Test
  void rejectsUnknownPeriod() {
    folder.with("[month, year]", "[month, yaer]");
    expect(
        "job.yaml:28:18: unknown value \"yaer\"; expected one of day, week, month, quarter, year. Did you mean \"year\"?");
  }

  @Test
  void rejectsDimensionOfOtherDataset() {
    folder.with("casualties: [sex]", "casualties: [sex, device_model]\n  detections: [activty]");
    expect(
        "job.yaml:31:21: casualties have no dimension device_model; expected one of victim_status, sex, age_group, device_category, activity, occupation, date_qualifier.",
        "job.yaml:32:16: unknown value \"activty\"; expected one of victim_status, sex, age_group, event_type, device_category, device_model, production_year, activity, occupation, date_qualifier. Did you mean \"activity\"?");
  }

  @Test
  void rejectsUnknownLevel() {
    folder.with("levels: [region, district]\ndim", "levels: [regoin, district]\ndim");
    expect(
        "job.yaml:29:10: the gazetteer has no level \"regoin\"; expected one of region, district. Did you mean \"region\"?");
  }

  @Test
  void rejectsLevelThatIsNotValidFolderName() {
    folder.with("levels: [region, district]\nsources", "levels: [region, district, ../x]\nsources");
    expect(
        "job.yaml:5:30: \"../x\" is not a valid name; expected lower-case letters, digits and _, starting with a letter.");
  }

  @Test
  void rejectsDuplicateLevel() {
    folder.with(
        "levels: [region, district]\nsources", "levels: [region, district, region]\nsources");
    expect("job.yaml:5:30: duplicate level \"region\".");
  }

  @Test
  void rejectsLevelsOfOtherGazetteerFormat() {
    folder.with(
        "levels: [region, district]\nsources",
        "levels: [{level: region, code: A, name: B}, district]\nsources");
    expect(
        "job.yaml:5:12: expected the name of the level, because the gazetteer is a CSV file.",
        "job.yaml:17:19: the gazetteer has no level \"region\"; expected one of district.",
        "job.yaml:29:10: the gazetteer has no level \"region\"; expected one of district.");
  }

  @Test
  void rejectsCsvKeysForGeoJson() {
    folder.with(
        "levels: [region, district]\nsources",
        "format: geojson\n  alias_separator: x\n  levels: [{level: region, code: A, name: B}, {level: district, code: C, name: ''}]\nsources");
    expect(
        "job.yaml:6:3: alias_separator does not apply to a GeoJSON gazetteer; remove it.",
        "job.yaml:7:80: the value is empty; expected text.");
  }

  @Test
  void rejectsBlankConstant() {
    folder.with(
        "levels: [region, district]\nsources",
        "format: geojson\n  levels: [{level: region, code: {constant: ' '}, name: B}, {level: district, code: C, name: D}]\nsources");
    expect("job.yaml:6:45: the constant is blank; expected text.");
  }

  @Test
  void rejectsDuplicateSourceId() {
    folder.with("id: finds", "id: victims");
    expect("job.yaml:24:9: duplicate source id \"victims\"; first used on line 7.");
  }

  @Test
  void rejectsSourceIdWithSpaces() {
    folder.with("id: finds", "id: My finds");
    expect(
        "job.yaml:24:9: \"My finds\" is not a valid name; expected lower-case letters, digits and _, starting with a letter.");
  }

  @Test
  void rejectsDuplicateTableAndTableWithoutSource() {
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD
            .replace("- id: finds\n    dataset: detections", "- id: finds\n    dataset: casualties")
            .replace("      items: {column: n}\n", "")
            .replace(
                "profile: profiles/finds.yaml", "profile: {date: unknown, measures: {counts: {}}}")
            .replace(
                "periods: [month, year]\nlevels: [region, district]\ndimensions:\n  casualties: [sex]\n",
                """
        tables:
          - {dataset: casualties, period: month, level: region}
          - {dataset: casualties, period: month, level: region, dimensions: [sex]}
          - {dataset: detections, period: month, level: region}
          - {dataset: casualties, period: month, level: town}
        """));
    expect(
        "job.yaml:30:5: duplicate table casualties_by_month_region.",
        "job.yaml:31:15: no source has the dataset detections.",
        "job.yaml:32:49: the gazetteer has no level \"town\"; expected one of region, district.");
  }

  @Test
  void rejectsTablesCombinedWithPeriods() {
    folder.with(
        "periods:", "tables: [{dataset: casualties, period: day, level: region}]\nperiods:");
    expect(
        "job.yaml:29:1: periods cannot be combined with tables; remove one of them.",
        "job.yaml:30:1: levels cannot be combined with tables; remove one of them.",
        "job.yaml:31:1: dimensions cannot be combined with tables; remove one of them.");
  }

  @Test
  void rejectsDimensionsAndDuplicatesOfListedSummaries() {
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD.replace(
            "periods: [month, year]\nlevels: [region, district]\ndimensions:\n  casualties: [sex]\n",
            """
            summaries: true
            tables:
              - {dataset: casualties, period: month, level: region}
              - {dataset: summary, period: month, level: region}
              - {dataset: summary, period: month, level: region}
              - {dataset: summary, period: year, level: town, dimensions: [sex]}
              - {dataset: summry, period: year, level: region}
            """));
    expect(
        "job.yaml:28:1: summaries cannot be combined with tables; list {dataset: summary, period: …, level: …} there.",
        "job.yaml:32:5: duplicate table summary_by_month_region.",
        "job.yaml:33:45: the gazetteer has no level \"town\"; expected one of region, district.",
        "job.yaml:33:51: dimensions does not apply to a summary table; remove it.",
        "job.yaml:34:15: unknown value \"summry\"; expected one of casualties, detections, summary. Did you mean \"summary\"?");
  }

  @Test
  void rejectsInvalidSummaryKeys() {
    folder.with("output:", "provisional_days: soon\noutput:");
    expect("job.yaml:32:19: expected a whole number, but found soon.");
    folder.with("output:", "summaries: perhaps\noutput:");
    expect("job.yaml:32:12: expected true or false, but found perhaps.");
    folder.with("output:", "provisional_days: 0\noutput:");
    expect("job.yaml:32:19: \"0\" is out of range: must have a minimum value of 1.");
  }

  @Test
  void requiresTables() {
    folder.with("periods: [month, year]\n", "");
    expect("job.yaml:1:1: no tables to write; expected the keys periods and levels, or tables.");
  }

  @Test
  void rejectsDuplicateKey() {
    folder.with("output:", "name: Other\noutput:");
    expect("job.yaml:32:1: duplicate key \"name\"; first defined on line 2.");
  }

  @Test
  void rejectsListAsKey() {
    folder.with("{F: female,", "{[F, G]: female,");
    expect("job.yaml:19:37: a list or mapping cannot be a key; expected text.");
  }

  @Test
  void rejectsThresholdsOutOfRange() {
    folder.with(
        "output:",
        "thresholds: {rejected_share: 5, rejected_records: 1.5, unmatched_share: lots}\noutput:");
    expect(
        "job.yaml:32:30: \"5\" is out of range: must have a maximum value of 1.",
        "job.yaml:32:51: expected a whole number, but found 1.5.",
        "job.yaml:32:73: expected a number, but found lots.");
  }

  @Test
  void rejectsUnknownWarnOnlyLimit() {
    folder.with(
        "output:",
        "thresholds: {freshness_days: -1, volume_change_share: -0.1, warn_only: [freshness_day]}\noutput:");
    expect(
        "job.yaml:32:30: \"-1\" is out of range: must have a minimum value of 0.",
        "job.yaml:32:55: \"-0.1\" is out of range: must have a minimum value of 0.",
        "job.yaml:32:73: unknown value \"freshness_day\"; expected one of rejected_share, rejected_records, unmatched_share, freshness_days, volume_change_share, changes, completeness. Did you mean \"freshness_days\"?");
  }

  @Test
  void reportsSyntaxErrorAtItsPosition() {
    folder.with("levels: [region, district]\nsources", "levels: [region, district\nsources");
    expect(
        "job.yaml:6:8: not valid YAML: expected ',' or ']', but got :, while parsing a flow sequence that begins on line 5.");
  }

  @Test
  void rejectsTabIndentation() {
    folder.with("  file: places", "\tfile: places");
    expect(
        "job.yaml:4:1: not valid YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation).");
  }

  @Test
  void requiresQuotesAroundPattern() {
    folder.with("[victims.csv]", "[*.csv]");
    expect("job.yaml:9:14: text that begins with * must be quoted, such as \"*.csv\".");
  }

  @Test
  void rejectsExcessiveNesting() {
    folder.write("job.yaml", "minetally: " + "[".repeat(20_000));
    expect("job.yaml:1:43: nested more than 32 levels deep.");
  }

  @Test
  void rejectsSecondDocument() {
    folder.with("output:", "---\noutput:");
    expect("job.yaml:32:1: a second document begins here; expected one document per file.");
  }

  @Test
  void reportsControlCharacterAtItsPosition() {
    folder.with("name: Small", "name: Sm\u0007all");
    expect("job.yaml:2:9: character U+0007 is not allowed in YAML; remove it.");
  }

  @Test
  void rejectsEmptyFile() {
    folder.write("job.yaml", "# nothing\n");
    expect("job.yaml:1:1: the file is empty.");
  }

  @Test
  void reportsInvalidUtf8AtItsPosition() {
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD.replace("Small", "Peque\u00f1o").getBytes(StandardCharsets.ISO_8859_1));
    expect("job.yaml:2:12: byte 0xF1 is not valid UTF-8; save the file as UTF-8.");
  }

  @Test
  void reportsMissingJobFile() {
    assertThat(
        lines(dir.resolve("jop.yaml")),
        contains("jop.yaml:1:1: file not found. Did you mean \"job.yaml\"?"));
  }

  @Test
  void rejectsFolderAsJobFile() {
    assertThat(
        lines(dir.resolve("profiles")),
        contains("profiles:1:1: is a directory; expected a YAML file."));
  }

  @Test
  void rejectsFileLargerThanLimit() {
    folder.write("job.yaml", new byte[(4 << 20) + 1]);
    expect("job.yaml:1:1: the file is larger than 4 MB; expected a YAML file, not data.");
  }

  @Test
  void rejectsPeriodsCoveredThatAreNotOne() {
    about("since 2010");
    expect(
        "job.yaml:33:17: \"since 2010\" is not a period; expected one such as 2010/..,"
            + " 2010/2024 or 2010-03/2024-06.");
    about("2010-02-30");
    expect(
        "job.yaml:33:17: \"2010-02-30\" is not a valid date in EDTF; expected one such as 2019,"
            + " 2019-03 or 2018-01-01/2018-06-30.");
    about("2024/2010");
    expect("job.yaml:33:17: the interval \"2024/2010\" starts after it ends.");
  }

  private void about(String period) {
    folder.write("job.yaml", JobFileFolder.GOOD + "about: {period: " + period + "}\n");
  }

  @Test
  void reportsAllMistakesOfAllFilesTogether() {
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD
            .replace("dataset: detections", "dataset: detection")
            .replace("[finds.csv]", "[find.csv]")
            .replace("form: yyyy-MM-dd", "form: yyyy-mm-dd")
            .replace("output: {path: out}", "outputs: {path: out}"));
    folder.withProfile("unit: ha", "unit: acre");
    expect(
        "job.yaml:1:1: missing key \"output\"; add it, or use --output.",
        "job.yaml:14:33: The date form \"yyyy-mm-dd\" is not valid: mm is minutes and"
            + " must follow HH; for the month, write MM.",
        "job.yaml:25:14: unknown value \"detection\"; expected one of casualties, detections. Did you mean \"detections\"?",
        "job.yaml:26:13: file not found: find.csv. Did you mean \"finds.csv\"?",
        "job.yaml:32:1: unknown key \"outputs\"; expected one of minetally, name, about, parameters, gazetteer, sources, coordinates, periods, levels, dimensions, tables, summaries, report, provisional_days, claims, suppression, thresholds, output. Did you mean \"output\"?",
        "profiles/finds.yaml:5:43: unknown value \"acre\"; expected one of m2, ha, km2.");
  }

  @Test
  void rejectsTablesOfRecordsTogetherWithSuppression() {
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD.replace("output: {path: out}", "output: {path: out, records: true}")
            + "suppression: {minimum_count: 5}\n");
    assertThat(folder.mistakes(), contains(startsWith("job.yaml:")));
  }
}

package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.job.yaml.JobFile;

/** Each mistake gives one message, at its place. */
class JobMistakesTest {

  @TempDir Path dir;
  private JobFolder folder;

  @BeforeEach
  void makeAFolder() {
    folder = new JobFolder(dir);
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
  void anUnknownKeyIsNamedWithWhatWasProbablyMeant() {
    folder.with(
        "levels: [region, district]\nsources", "colums: {}\n  levels: [region, district]\nsources");
    expect(
        "job.yaml:5:3: unknown key \"colums\"; expected one of file, format, levels, columns, aliases, mode, alias_separator, boundaries. Did you mean \"columns\"?");
  }

  @Test
  void retiredKeysNameTheirSuccessors() {
    folder.with("output:", "privacy: {minimum_cell: 5}\noutput:");
    expect(
        "job.yaml:32:1: \"privacy\" is now \"suppression\"; rename the key.",
        "job.yaml:32:11: \"minimum_cell\" is now \"minimum_count\"; rename the key.");
  }

  @Test
  void aRetiredKeyUnderItsNewParentNamesItsSuccessorOnly() {
    folder.with("output:", "suppression: {minimum_cell: 5}\noutput:");
    expect("job.yaml:32:15: \"minimum_cell\" is now \"minimum_count\"; rename the key.");
  }

  @Test
  void aRetiredKeyWhereItsSuccessorHasNoUseIsUnknown() {
    folder.with("file: places.csv", "file: places.csv\n  privacy: {}");
    expect(
        "job.yaml:5:3: unknown key \"privacy\"; expected one of file, format, levels, columns, aliases, mode, alias_separator, boundaries.");
  }

  @Test
  void aModeOfRegionsThatIsNotKnownIsNamedWithThoseThatAre() {
    folder.with("file: places.csv", "file: places.csv\n  mode: at event");
    expect(
        "job.yaml:5:9: \"at event\" is not known here; expected at-event, or as_of with a day:"
            + " {as_of: 2021-07-07}. Did you mean \"at-event\"?");
  }

  @Test
  void theDayOfAModeMustBeADay() {
    folder.with("file: places.csv", "file: places.csv\n  mode: {as_of: 2021-02-30}");
    expect("job.yaml:5:17: \"2021-02-30\" is no day; expected one such as 2021-07-07.");
  }

  @Test
  void aKeyBesideTheDayOfAModeIsNamed() {
    folder.with("file: places.csv", "file: places.csv\n  mode: {asof: 2021-07-07}");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:5:9: the key \"as_of\" is missing.",
            "job.yaml:5:10: unknown key \"asof\"; expected one of as_of. Did you mean \"as_of\"?"));
  }

  @Test
  void aFileOfAliasesThatIsNotThereIsNamed() {
    folder.with("file: places.csv", "file: places.csv\n  aliases: none.csv");
    assertThat(folder.mistakes().get(0), startsWith("job.yaml:5:12: "));
  }

  /** To read it as a number would take minutes, and to show it a screen without end. */
  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aNumberOfMillionsOfDigitsIsNoNumber() {
    folder.with("minetally: 1", "minetally: 1" + "0".repeat(3_000_000));
    assertThat(folder.mistakes().get(0), startsWith("job.yaml:1:12: "));
    assertThat(folder.mistakes().get(0).length(), lessThan(2_100));
  }

  @Test
  void aWrongTypeIsSaid() {
    folder.with("periods: [month, year]", "periods: month");
    expect("job.yaml:28:10: expected a list, but here is month.");
  }

  @Test
  void aNumberWhereATextIsExpectedShouldBeQuoted() {
    folder.with("column: kind", "column: 2021");
    expect("job.yaml:13:20: expected a text, but here is 2021; put it in quotes.");
  }

  @Test
  void anEmptyValueIsSaid() {
    folder.with("name: Small", "name:");
    expect("job.yaml:2:6: expected a text, but here is nothing.");
  }

  @Test
  void missingKeysAreAllNamed() {
    folder.write("job.yaml", "minetally: 1\n");
    expect(
        "job.yaml:1:1: the key \"gazetteer\" is missing.",
        "job.yaml:1:1: the key \"sources\" is missing.",
        "job.yaml:1:1: the key \"output\" is missing.",
        "job.yaml:1:1: which tables? Expected the keys periods and levels, or tables.");
  }

  @Test
  void aJobThatIsAListIsNoJob() {
    folder.write("job.yaml", "- minetally: 1\n");
    expect("job.yaml:1:1: expected keys with values, but here is a list.");
  }

  @Test
  void anUnknownVersionIsSaid() {
    folder.with("minetally: 1", "minetally: 2");
    expect("job.yaml:1:12: \"2\" is not known here; expected one of 1.");
  }

  @Test
  void anUnknownWordIsNamedWithWhatWasProbablyMeant() {
    folder.with("dataset: casualties", "dataset: casualities");
    expect(
        "job.yaml:8:14: \"casualities\" is not known here; expected one of casualties, detections. Did you mean \"casualties\"?");
  }

  @Test
  void anUnknownPeriodIsNamed() {
    folder.with("[month, year]", "[month, yaer]");
    expect(
        "job.yaml:28:18: \"yaer\" is not known here; expected one of day, week, month, quarter, year. Did you mean \"year\"?");
  }

  @Test
  void aDimensionThatTheDatasetDoesNotHaveIsNamed() {
    folder.with("casualties: [sex]", "casualties: [sex, device_model]\n  detections: [activty]");
    expect(
        "job.yaml:31:21: casualties have no dimension device_model; expected one of victim_status, sex, age_group, device_category, activity, date_qualifier.",
        "job.yaml:32:16: \"activty\" is not known here; expected one of victim_status, sex, age_group, event_type, device_category, device_model, production_year, activity, date_qualifier. Did you mean \"activity\"?");
  }

  @Test
  void aLevelThatTheGazetteerDoesNotHaveIsNamed() {
    folder.with("levels: [region, district]\ndim", "levels: [regoin, district]\ndim");
    expect(
        "job.yaml:29:10: the gazetteer has no level \"regoin\"; expected one of region, district. Did you mean \"region\"?");
  }

  @Test
  void aLevelIsAFolderNameToo() {
    folder.with("levels: [region, district]\nsources", "levels: [region, district, ../x]\nsources");
    expect(
        "job.yaml:5:30: \"../x\" is no name; expected lower-case letters, digits and _, a letter first.");
  }

  @Test
  void aLevelStandsOnce() {
    folder.with(
        "levels: [region, district]\nsources", "levels: [region, district, region]\nsources");
    expect("job.yaml:5:30: the level \"region\" is named twice.");
  }

  @Test
  void theLevelsMustBeOfTheGazetteersKind() {
    folder.with(
        "levels: [region, district]\nsources",
        "levels: [{level: region, code: A, name: B}, district]\nsources");
    expect(
        "job.yaml:5:12: expected the level's name, since the gazetteer is a CSV file.",
        "job.yaml:17:19: the gazetteer has no level \"region\"; expected one of district.",
        "job.yaml:29:10: the gazetteer has no level \"region\"; expected one of district.");
  }

  @Test
  void csvKeysHaveNoUseWithGeoJson() {
    folder.with(
        "levels: [region, district]\nsources",
        "format: geojson\n  alias_separator: x\n  levels: [{level: region, code: A, name: B}, {level: district, code: C, name: ''}]\nsources");
    expect(
        "job.yaml:6:3: alias_separator has no use with a GeoJSON gazetteer.",
        "job.yaml:7:80: the text is empty.");
  }

  @Test
  void aConstantPlaceIsNotBlank() {
    folder.with(
        "levels: [region, district]\nsources",
        "format: geojson\n  levels: [{level: region, code: {constant: ' '}, name: B}, {level: district, code: C, name: D}]\nsources");
    expect("job.yaml:6:45: expected a constant that is not blank.");
  }

  @Test
  void aSourceIdStandsOnce() {
    folder.with("id: finds", "id: victims");
    expect("job.yaml:24:9: the source id \"victims\" is used twice; it stands in line 7 too.");
  }

  @Test
  void aSourceIdIsPlain() {
    folder.with("id: finds", "id: My finds");
    expect(
        "job.yaml:24:9: \"My finds\" is no name; expected lower-case letters, digits and _, a letter first.");
  }

  @Test
  void aTableStandsOnceAndOfADatasetThatHasASource() {
    folder.write(
        "job.yaml",
        JobFolder.GOOD
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
        "job.yaml:30:5: the table casualties_by_month_region is named twice.",
        "job.yaml:31:15: no source has the dataset detections.",
        "job.yaml:32:49: the gazetteer has no level \"town\"; expected one of region, district.");
  }

  @Test
  void tablesAndPeriodsAreOneOrTheOther() {
    folder.with(
        "periods:", "tables: [{dataset: casualties, period: day, level: region}]\nperiods:");
    expect(
        "job.yaml:29:1: periods has no use beside tables; expected one or the other.",
        "job.yaml:30:1: levels has no use beside tables; expected one or the other.",
        "job.yaml:31:1: dimensions has no use beside tables; expected one or the other.");
  }

  @Test
  void aSummaryIsListedLikeATableButNotBrokenDown() {
    folder.write(
        "job.yaml",
        JobFolder.GOOD.replace(
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
        "job.yaml:28:1: summaries has no use beside tables; list {dataset: summary, period: …, level: …} there.",
        "job.yaml:32:5: the table summary_by_month_region is named twice.",
        "job.yaml:33:45: the gazetteer has no level \"town\"; expected one of region, district.",
        "job.yaml:33:51: a summary table is not broken down; dimensions has no use here.",
        "job.yaml:34:15: \"summry\" is not known here; expected one of casualties, detections, summary. Did you mean \"summary\"?");
  }

  @Test
  void provisionalDaysNeedASummary() {
    folder.with("output:", "summaries: false\nprovisional_days: 90\noutput:");
    expect("job.yaml:33:1: provisional_days has no use without a summary table.");
    folder.with("output:", "provisional_days: soon\noutput:");
    expect("job.yaml:32:19: expected a whole number, but here is soon.");
    folder.with("output:", "summaries: perhaps\noutput:");
    expect("job.yaml:32:12: expected true or false, but here is perhaps.");
    folder.with("output:", "provisional_days: 0\noutput:");
    expect("job.yaml:32:19: \"0\" is out of bounds: must have a minimum value of 1.");
  }

  @Test
  void aJobNeedsTables() {
    folder.with("periods: [month, year]\n", "");
    expect("job.yaml:1:1: which tables? Expected the keys periods and levels, or tables.");
  }

  @Test
  void aKeyStandsOnce() {
    folder.with("output:", "name: Other\noutput:");
    expect("job.yaml:32:1: the key \"name\" stands twice; it stands in line 2 too.");
  }

  @Test
  void aListIsNoKey() {
    folder.with("{F: female,", "{[F, G]: female,");
    expect("job.yaml:19:37: a list or mapping stands as a key; expected a text.");
  }

  @Test
  void aThresholdIsAShare() {
    folder.with(
        "output:",
        "thresholds: {rejected_share: 5, rejected_records: 1.5, unmatched_share: lots}\noutput:");
    expect(
        "job.yaml:32:30: \"5\" is out of bounds: must have a maximum value of 1.",
        "job.yaml:32:51: expected a whole number, but here is 1.5.",
        "job.yaml:32:73: expected a number, but here is lots.");
  }

  @Test
  void aLimitThatOnlyWarnsIsOneOfTheLimits() {
    folder.with(
        "output:",
        "thresholds: {freshness_days: -1, volume_change_share: -0.1, warn_only: [freshness_day]}\noutput:");
    expect(
        "job.yaml:32:30: \"-1\" is out of bounds: must have a minimum value of 0.",
        "job.yaml:32:55: \"-0.1\" is out of bounds: must have a minimum value of 0.",
        "job.yaml:32:73: \"freshness_day\" is not known here; expected one of rejected_share, rejected_records, unmatched_share, freshness_days, volume_change_share. Did you mean \"freshness_days\"?");
  }

  @Test
  void brokenYamlIsSaidAtItsPlace() {
    folder.with("levels: [region, district]\nsources", "levels: [region, district\nsources");
    expect(
        "job.yaml:6:8: this is no YAML: expected ',' or ']', but got :, while parsing a flow sequence that begins in line 5.");
  }

  @Test
  void aTabIsNoIndentation() {
    folder.with("  file: places", "\tfile: places");
    expect(
        "job.yaml:4:1: this is no YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation).");
  }

  @Test
  void aPatternMustStandInQuotes() {
    folder.with("[victims.csv]", "[*.csv]");
    expect("job.yaml:9:14: a text that begins with * must stand in quotes, such as \"*.csv\".");
  }

  @Test
  void anAliasOfAListIsNotRead() {
    folder.write("job.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n");
    expect(
        "job.yaml:2:8: an alias of a list or mapping is not read; write it out, or use a profile file.");
  }

  @Test
  void aBottomlessNestingIsRefused() {
    folder.write("job.yaml", "minetally: " + "[".repeat(20_000));
    expect("job.yaml:1:43: nested more than 32 levels deep.");
  }

  @Test
  void twoDocumentsAreOneTooMany() {
    folder.with("output:", "---\noutput:");
    expect("job.yaml:32:1: a second document begins here; expected one document in a file.");
  }

  @Test
  void aControlCharacterIsSaidAtItsPlace() {
    folder.with("name: Small", "name: Sm\u0007all");
    expect("job.yaml:2:9: the character U+0007 may not stand in YAML.");
  }

  @Test
  void anEmptyFileIsSaid() {
    folder.write("job.yaml", "# nothing\n");
    expect("job.yaml:1:1: the file is empty.");
  }

  @Test
  void textThatIsNotUtf8IsSaidAtItsPlace() {
    folder.write(
        "job.yaml",
        JobFolder.GOOD.replace("Small", "Peque\u00f1o").getBytes(StandardCharsets.ISO_8859_1));
    expect("job.yaml:2:12: the byte 0xF1 is no UTF-8; save the file as UTF-8.");
  }

  @Test
  void aMissingJobFileIsSaid() {
    assertThat(
        lines(dir.resolve("jop.yaml")),
        contains("jop.yaml:1:1: there is no such file. Did you mean \"job.yaml\"?"));
  }

  @Test
  void aFolderIsNoJobFile() {
    assertThat(
        lines(dir.resolve("profiles")),
        contains("profiles:1:1: this is a folder; expected a YAML file."));
  }

  @Test
  void dataAreNoJobFile() {
    folder.write("job.yaml", new byte[(4 << 20) + 1]);
    expect("job.yaml:1:1: the file has over 4 MB; expected a YAML file, not data.");
  }

  @Test
  void allMistakesOfAllFilesAreFoundAtOnce() {
    folder.write(
        "job.yaml",
        JobFolder.GOOD
            .replace("dataset: detections", "dataset: detection")
            .replace("[finds.csv]", "[find.csv]")
            .replace("form: yyyy-MM-dd", "form: yyyy-mm-dd")
            .replace("output: {path: out}", "outputs: {path: out}"));
    folder.withProfile("unit: ha", "unit: acre");
    expect(
        "job.yaml:1:1: the key \"output\" is missing.",
        "job.yaml:14:33: The date form \"yyyy-mm-dd\" cannot be used: mm is minutes, and does not follow HH; months are MM.",
        "job.yaml:25:14: \"detection\" is not known here; expected one of casualties, detections. Did you mean \"detections\"?",
        "job.yaml:26:13: there is no file find.csv. Did you mean \"finds.csv\"?",
        "job.yaml:32:1: unknown key \"outputs\"; expected one of minetally, name, gazetteer, sources, coordinates, periods, levels, dimensions, tables, summaries, report, provisional_days, claims, suppression, thresholds, output. Did you mean \"output\"?",
        "profiles/finds.yaml:5:43: \"acre\" is not known here; expected one of m2, ha, km2.");
  }
}

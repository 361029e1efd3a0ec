package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the position and message of each mistake in a profile. */
class ProfileMistakesTest {

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  private void expect(String... lines) {
    assertThat(folder.mistakes(), contains(lines));
  }

  @Test
  void rejectsDimensionOfOtherDataset() {
    folder.with("sex: {column: sex", "production_year: {column: sex");
    expect(
        "job.yaml:19:9: casualties have no dimension production_year; expected one of"
            + " victim_status, sex, age_group, device_category, activity, occupation,"
            + " date_qualifier.");
  }

  @Test
  void namesSuccessorOfRetiredFilterKey() {
    folder.with("keep: [accident]", "leave_out: [x]");
    expect("job.yaml:13:26: \"leave_out\" is now \"drop\"; rename the key.");
  }

  @Test
  void rejectsUnknownDimension() {
    folder.with("sex: {column", "sexe: {column");
    expect(
        "job.yaml:19:9: unknown key \"sexe\"; expected one of victim_status, sex, age_group,"
            + " event_type, device_category, device_model, production_year, activity, occupation,"
            + " date_qualifier. Did you mean \"sex\"?");
  }

  @Test
  void rejectsMeasureOfOtherDataset() {
    folder.withProfile("items:", "killed:");
    expect(
        "profiles/finds.yaml:4:5: detections have no measure killed; expected one of items,"
            + " area_cleared_m2, area_reduced_m2, area_cancelled_m2.");
  }

  @Test
  void rejectsOutcomeOfDetections() {
    folder.write("profiles/finds.yaml", "date: unknown\nmeasures: {outcome: {constant: killed}}\n");
    expect("profiles/finds.yaml:2:12: only casualties have an outcome; expected counts.");
  }

  @Test
  void rejectsUnknownMember() {
    folder.with("F: female", "F: femal");
    expect(
        "job.yaml:19:40: the vocabulary has no member \"femal\"; expected one of female, male,"
            + " unknown. Did you mean \"female\"?");
  }

  @Test
  void rejectsUnknownOutcome() {
    folder.with("dead: killed", "dead: dead");
    expect(
        "job.yaml:22:51: the vocabulary has no member \"dead\"; expected one of killed, injured,"
            + " outcome_unknown.");
  }

  @Test
  void rejectsProductionYearWithoutFourDigits() {
    folder.withProfile("date:", "dimensions: {production_year: {constant: 21}}\ndate:");
    expect(
        "profiles/finds.yaml:1:42: the vocabulary has no member \"21\"; expected a four-digit year,"
            + " or unknown.");
  }

  @Test
  void rejectsKeepForFixedVocabulary() {
    folder.with("M: male}}", "M: male}, otherwise: keep}");
    expect(
        "job.yaml:19:69: this vocabulary is fixed, so other words cannot be kept; expected reject,"
            + " or {member: X} with X one of female, male, unknown.");
  }

  @Test
  void rejectsUnknownOtherwise() {
    folder.with("otherwise: keep", "otherwise: kep");
    expect(
        "job.yaml:20:49: unknown value \"kep\"; expected reject, keep, or {member: X}. Did you mean"
            + " \"keep\"?");
  }

  @Test
  void rejectsUnknownMemberForOtherWords() {
    folder.with("M: male}}", "M: male}, otherwise: {member: other}}");
    expect(
        "job.yaml:19:78: the vocabulary has no member \"other\"; expected one of female, male,"
            + " unknown.");
  }

  @Test
  void requiresValuesOrOtherwise() {
    folder.with(", otherwise: keep", "");
    expect(
        "job.yaml:20:19: without values, every word would be rejected; expected values, or"
            + " otherwise: keep.");
  }

  @Test
  void rejectsWordMappedToTwoMembers() {
    folder.with("{F: female,", "{F: female, 'F ': male,");
    expect("job.yaml:19:48: \"F\" is mapped to both female and male.");
  }

  @Test
  void rejectsValuesWithConstant() {
    folder.with("sex: {column: sex,", "sex: {constant: male,");
    expect("job.yaml:19:31: values cannot be combined with constant.");
  }

  @Test
  void requiresEitherColumnOrConstant() {
    folder.with("activity: {column: activity, otherwise: keep}", "activity: {}");
    folder.withProfile("items: {column: n}", "items: {column: n, constant: 1}");
    expect(
        "job.yaml:20:19: expected either column or constant.",
        "profiles/finds.yaml:4:12: expected either column, constant, or geometry: area.");
  }

  @Test
  void rejectsFilterThatKeepsAndExcludes() {
    folder.with("keep: [accident]", "keep: [accident], drop: [x]");
    expect("job.yaml:13:11: expected either keep or drop.");
  }

  @Test
  void rejectsFilterWithoutValues() {
    folder.with("keep: [accident]", "keep: []");
    expect("job.yaml:13:32: the list is empty; expected at least one item.");
  }

  @Test
  void rejectsInvalidDateForm() {
    folder.with("form: yyyy-MM-dd", "forms: [yyyy-MM-dd, dd.MM.YYYY]");
    expect(
        "job.yaml:14:47: The date form \"dd.MM.YYYY\" is not valid: YYYY is another"
            + " kind of year; write yyyy.");
  }

  @Test
  void rejectsMonthNameWithoutItsLanguage() {
    folder.with("form: yyyy-MM-dd", "form: d MMM yyyy");
    expect(
        "job.yaml:14:33: The date form \"d MMM yyyy\" is not valid: MMM is a month's name;"
            + " declare its language with the key month_names, such as month_names: es.");
  }

  @Test
  void rejectsUnknownLanguageOfMonthNames() {
    folder.with("form: yyyy-MM-dd", "form: d MMM yyyy, month_names: [es, xx]");
    expect(
        "job.yaml:14:63: there are no month names for \"xx\"; expected the code of a language"
            + " that writes months as words, such as ar, en, es, fr, pt, ru or uk.");
  }

  @Test
  void rejectsLanguagesThatUseOneWordForDifferentMonths() {
    folder.with("form: yyyy-MM-dd", "form: d MMM yyyy, month_names: [hr, pl]");
    expect("job.yaml:14:58: \"lip\" is month 6 in hr and month 7 in pl; use one of the languages.");
  }

  @Test
  void rejectsMonthNamesWithoutEffect() {
    folder.with("form: yyyy-MM-dd", "form: yyyy-MM-dd, month_names: es");
    folder.withProfile("{year: y}", "{year: y, month_names: es}");
    expect(
        "job.yaml:14:45: month_names has no effect without a form with the name of a month, MMMM.",
        "profiles/finds.yaml:1:17: month_names needs month; expected month.");
  }

  @Test
  void rejectsFormsThatReadOneNumberInTwoWays() {
    folder.with("form: yyyy-MM-dd", "forms: [excel-1900, excel-1904]");
    expect(
        "job.yaml:14:34: The date forms excel-1900 and excel-1904 read the same numbers as"
            + " different days; use one of them.");
  }

  @Test
  void rejectsYearAfterDaysAsNumbers() {
    folder.with("form: yyyy-MM-dd", "forms: [excel-1900, yyyy]");
    expect(
        "job.yaml:14:34: The date form yyyy must come before excel-1900, because both read numbers"
            + " such as 2019.");
  }

  @Test
  void requiresDateForm() {
    folder.with(", form: yyyy-MM-dd", "");
    expect("job.yaml:14:13: expected either form or forms, such as yyyy-MM-dd.");
  }

  @Test
  void rejectsConflictingDateKeys() {
    folder.withProfile("{year: y}", "{year: y, day: d, form: yyyy}");
    folder.with("{column: day,", "{column: day, start: a,");
    expect(
        "job.yaml:14:27: start cannot be combined with column.",
        "profiles/finds.yaml:1:17: day needs month; expected month.",
        "profiles/finds.yaml:1:25: form cannot be combined with year.");
  }

  @Test
  void rejectsConstantDateThatIsNotOneInterval() {
    folder.withProfile("{year: y}", "{constant: 2019-13}");
    folder.with("{column: day, form: yyyy-MM-dd}", "{constant: 2019-06/2018-07}");
    expect(
        "job.yaml:14:24: the interval \"2019-06/2018-07\" starts after it ends.",
        "profiles/finds.yaml:1:18: \"2019-13\" is not a valid date in EDTF; expected one such as"
            + " 2019, 2019-03 or 2018-01-01/2018-06-30.");
    folder.withProfile("{year: y}", "{constant: '[2017,2019]'}");
    folder.with("{column: day, form: yyyy-MM-dd}", "{constant: Y170000002}");
    expect(
        "job.yaml:14:24: the year of \"Y170000002\" is not between -9999 and 9999.",
        "profiles/finds.yaml:1:18: \"[2017,2019]\" covers days that are not consecutive; expected"
            + " one interval.");
  }

  @Test
  void rejectsConstantDateWithColumns() {
    folder.with("{column: day, form", "{constant: 2019, column: day, form");
    expect(
        "job.yaml:14:30: column cannot be combined with constant.",
        "job.yaml:14:43: form cannot be combined with constant.");
  }

  @Test
  void rejectsIncompleteSkippedRows() {
    folder.withProfile("date:", "skip_rows: {column: n}\ndate:");
    folder.with(
        "date:",
        """
        unpivot: {columns: '20*', name: year, value: dead}
              skip_rows: {column: year, starts_with: [' ']}
              date:\
        """);
    expect(
        "job.yaml:15:19: \"year\" is a column of unpivot, but rows are skipped before they are"
            + " divided; name a column of the file.",
        "job.yaml:15:47: the text is blank; expected the beginning of a note.",
        "profiles/finds.yaml:1:12: expected starts_with, or alone: true, or both.");
  }

  @Test
  void rejectsIncompleteUnpivot() {
    folder.with("date:", "unpivot: {columns: '20*', value: dead}\n      date:");
    expect(
        "job.yaml:14:16: missing key \"name\": the column with the names of the unpivoted columns,"
            + " such as year.");
    folder.with("date:", "unpivot: {columns: [2018, 2019], name: year}\n      date:");
    expect("job.yaml:14:16: missing key \"value\".");
  }

  @Test
  void rejectsUnpivotWithUnequalOrEqualNames() {
    folder.withProfile(
        "date:",
        """
        unpivot:
        - {columns: 'Killed {year}', value: n}
        - {columns: ['x'], name: when, value: m}
        - {columns: 'Hurt {year}', value: n}
        date:\
        """);
    folder.with("date:", "unpivot: {columns: '{sex} {age}', name: year, value: sex}\n      date:");
    expect(
        "job.yaml:14:16: two columns of the records are named \"sex\"; use different names.",
        "job.yaml:14:41: name cannot be combined with the pattern, which names the columns sex,"
            + " age.",
        "profiles/finds.yaml:3:3: the labels of this block are in the columns when, but those of"
            + " the first in year; use the same names in the same order.",
        "profiles/finds.yaml:4:3: two columns of the records are named \"n\"; use different"
            + " names.");
  }

  @Test
  void rejectsUnpivotedColumnsOfWrongKind() {
    folder.with(
        "date:", "unpivot: {columns: [{column: a, label: ' '}], name: x, value: y}\n      date:");
    expect("job.yaml:14:39: the label is blank; expected text.");
    folder.with(
        "date:", "unpivot: {columns: {from: a}, name: x, value: y, empty: drop}\n      date:");
    expect(
        "job.yaml:14:26: missing key \"to\".",
        "job.yaml:14:63: unknown value \"drop\"; expected one of filter, keep.");
  }

  @Test
  void rejectsConstantRegionBelowColumns() {
    folder.with("code: dcode, pad: 5, name: dname", "constant: '01001'");
    expect(
        "job.yaml:16:11: a constant district cannot be below a region with columns; use columns for"
            + " it or a constant for region.");
  }

  @Test
  void rejectsIncompleteDate() {
    folder.withProfile("{year: y}", "{start: y}");
    folder.with("{column: day, form: yyyy-MM-dd}", "unknwon");
    expect(
        "job.yaml:14:13: expected column and form; or year, month and day; or start, end and form;"
            + " or constant; or unknown. Did you mean \"unknown\"?",
        "profiles/finds.yaml:1:7: expected column and form; or year, month and day; or start, end"
            + " and form; or constant; or unknown.");
  }

  @Test
  void rejectsRegionWithoutColumnOrKnownLevel() {
    folder.with("{level: district, code: dcode, pad: 5, name: dname}", "{level: distict, pad: 5}");
    expect(
        "job.yaml:16:11: expected the column of the code, the name, or both; or a constant.",
        "job.yaml:16:19: the gazetteer has no level \"distict\"; expected one of region, district."
            + " Did you mean \"district\"?",
        "job.yaml:16:28: pad has no effect without code.");
  }

  @Test
  void rejectsDuplicateLevel() {
    folder.with("level: region, code: rcode", "level: district, code: rcode");
    expect("job.yaml:17:11: duplicate level \"district\".");
  }

  @Test
  void rejectsUnitOfCount() {
    folder.withProfile("{column: n}", "{column: n, unit: ha}");
    expect("profiles/finds.yaml:4:30: items is a count and has no unit.");
  }

  @Test
  void rejectsUnknownUnit() {
    folder.withProfile("unit: ha", "unit: hectare");
    expect("profiles/finds.yaml:5:43: unknown value \"hectare\"; expected one of m2, ha, km2.");
  }

  @Test
  void rejectsFractionalConstantCount() {
    folder.withProfile("{column: n}", "{constant: 1.5}");
    expect(
        "profiles/finds.yaml:4:23: \"1.5\" cannot be a constant here; expected a whole number, 0 or"
            + " more.");
  }

  @Test
  void rejectsEqualDecimalAndThousandsSeparators() {
    folder.withProfile("date:", "numbers: {decimal: ',', thousands: ','}\ndate:");
    expect("profiles/finds.yaml:1:10: the decimal and thousands separators must differ.");
  }

  @Test
  void rejectsPublishedPersonalColumn() {
    folder.with("[surname]", "[activity, rname, sex]");
    expect(
        "job.yaml:20:28: column \"activity\" is personal, but its values would be published; use"
            + " another column.");
  }

  @Test
  void requiresMeasures() {
    folder.write("profiles/finds.yaml", "date: unknown\n");
    expect("profiles/finds.yaml:1:1: missing key \"measures\".");
  }

  @Test
  void reportsMissingProfileFile() {
    folder.with("profiles/finds.yaml", "profiles/find.yaml");
    expect("job.yaml:27:14: file not found: profiles/find.yaml. Did you mean \"finds.yaml\"?");
  }

  @Test
  void rejectsFolderAsProfile() {
    folder.with("profiles/finds.yaml", "profiles");
    expect("profiles:1:1: is a directory; expected a YAML file.");
  }

  @Test
  void rejectsListAsProfile() {
    folder.write("profiles/finds.yaml", "[a]\n");
    expect("profiles/finds.yaml:1:1: expected a profile: a mapping of keys to values.");
  }

  @Test
  void reportsSyntaxErrorAtPositionInProfileFile() {
    folder.write("profiles/finds.yaml", "date: {year: y\nmeasures: x: y\n");
    expect(
        "profiles/finds.yaml:2:9: not valid YAML: expected ',' or '}', but got :, while parsing a"
            + " flow mapping that begins on line 1.");
  }

  @Test
  void rejectsUnknownCharsetAndSeparator() {
    folder.with(
        "files: [finds.csv]",
        "files: [finds.csv]\n    format: {charset: UTF8-, separator: semikolon}");
    expect(
        "job.yaml:27:23: unknown charset \"UTF8-\"; expected a name such as UTF-8, windows-1252 or"
            + " windows-1251. Did you mean \"UTF-8\"?",
        "job.yaml:27:41: \"semikolon\" is not a single character. Did you mean \"semicolon\"?");
  }

  @Test
  void rejectsCharsetWhoseBytesHideSeparators() {
    folder.with("files: [finds.csv]", "files: [finds.csv]\n    format: {charset: IBM037}");
    expect(
        "job.yaml:27:23: charset IBM037 is not supported: the bytes of a separator, quote or"
            + " newline can be part of other characters; convert the file to UTF-8.");
    folder.with(
        "files: [finds.csv]",
        "files: [finds.csv]\n    format: {charset: Shift_JIS, separator: pipe}");
    expect(
        "job.yaml:27:23: charset Shift_JIS is not supported: the bytes of a separator, quote or"
            + " newline can be part of other characters; convert the file to UTF-8.");
    folder.with("files: [finds.csv]", "files: [finds.csv]\n    format: {charset: ISO-2022-CN}");
    expect(
        "job.yaml:27:23: charset ISO-2022-CN is not supported: the bytes of a separator, quote or"
            + " newline can be part of other characters; convert the file to UTF-8.");
    folder.with("files: [finds.csv]", "files: [finds.csv]\n    format: {charset: ISO-2022-JP}");
    expect(
        "job.yaml:27:23: charset ISO-2022-JP is not supported: the bytes of a separator, quote or"
            + " newline can be part of other characters; convert the file to UTF-8.");
  }

  @Test
  void rejectsQuoteEqualToSeparator() {
    folder.with(
        "files: [finds.csv]",
        "files: [finds.csv]\n    format: {separator: \";\", quote: semicolon}");
    expect(
        "job.yaml:27:25: the quote must be a single ASCII character other than a newline or the"
            + " separator.");
  }
}

package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.job.Parameter.Origin;
import org.minetally.profile.DateMapping;
import org.minetally.storage.Location;

/** The parameters of a job, and where their values come from. */
class ParametersTest {

  private static final String HEAD = "minetally: 1\n";
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  private void declare(String parameters, String piece, String other) {
    folder.with(HEAD, HEAD + "parameters:\n" + parameters);
    folder.write("job.yaml", text().replace(piece, other));
  }

  private String text() {
    try {
      return Files.readString(folder.path("job.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Overrides set(Map<String, String> settings, Map<String, String> environment) {
    return new Overrides(Optional.empty(), Map.of(), settings, List.of(), environment);
  }

  private static Overrides set(String name, String value) {
    return set(Map.of(name, value), NOTHING);
  }

  @Test
  void commandLineBeatsEnvironmentWhichBeatsDefault() {
    declare("  - {name: month, type: month, default: 2021-01}\n", "Small", "Of ${month}");
    Map<String, String> environment = Map.of("MINETALLY_SET_MONTH", "2021-02");
    Job both = folder.read(set(Map.of("month", "2021-03"), environment));
    assertThat(both.name(), is("Of 2021-03"));
    assertThat(
        both.settings().parameters(),
        contains(new Parameter("month", Parameter.Type.MONTH, "2021-03", Origin.COMMAND_LINE)));
    Job inherited = folder.read(set(NOTHING, environment));
    assertThat(inherited.name(), is("Of 2021-02"));
    assertThat(inherited.settings().parameters().get(0).origin(), is(Origin.ENVIRONMENT));
    Job fallback = folder.read();
    assertThat(fallback.name(), is("Of 2021-01"));
    assertThat(fallback.settings().parameters().get(0).origin(), is(Origin.DEFAULT));
  }

  @Test
  void parameterWithoutValueIsAnErrorThatSaysHowToSetIt() {
    declare("  - {name: month, type: month}\n", "victims.csv", "${month}.csv");
    folder.write("job.yaml", text().replace("[${month}.csv]", "[\"${month}.csv\"]"));
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:3:5: the parameter \"month\" has no value; use --set month=VALUE,"
                + " set the environment variable MINETALLY_SET_MONTH, or give it a default."));
  }

  @Test
  void undeclaredNameIsAnErrorInsteadOfFolderOfThatName() {
    folder.with("output: {path: out}", "output:\n  path: ${OUT}\n");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:33:9: unknown parameter \"OUT\"; expected a name that is declared under"
                + " parameters; for the text ${ write $${."));
  }

  @Test
  void ignoresEnvironmentVariableOfUndeclaredParameter() {
    folder.with("output: {path: out}", "output:\n  path: ${HOME}\n");
    assertThat(
        folder.mistakes(set(NOTHING, Map.of("HOME", "/h", "MINETALLY_SET_HOME", "/h"))).get(0),
        containsString("unknown parameter \"HOME\""));
  }

  @Test
  void misspeltNamesAreErrorsWithSuggestions() {
    declare(
        "  - {name: month, default: a}\n  - {name: place, default: b}\n",
        "Small",
        "\"${mnoth} ${place} ${ place } ${} ${place\"");
    String expected = "; expected one of month, place; for the text ${ write $${.";
    assertThat(
        folder.mistakes(set("plaec", "x")),
        contains(
            "job.yaml:5:7: unknown parameter \"mnoth\"" + expected + " Did you mean \"month\"?",
            "job.yaml:5:7: unknown parameter \" place \"" + expected + " Did you mean \"place\"?",
            "job.yaml:5:7: unknown parameter \"\"" + expected,
            "job.yaml:5:7: \"${place\" has no closing brace; for the text ${ write $${.",
            "--set plaec=x: unknown parameter \"plaec\"; expected one of month, place. Did you mean"
                + " \"place\"?"));
  }

  @Test
  void settingOfJobWithoutParametersIsAnError() {
    assertThat(
        folder.mistakes(set("month", "2021-03")),
        contains(
            "--set month=2021-03: the job has no parameters; declare \"month\" under parameters."));
  }

  @Test
  void doubledDollarIsLiteral() {
    declare("  - {name: x, default: '$${x} a$${b'}\n", "Small", "$${x} ${x} $$${x} $5 {x} $$");
    assertThat(folder.read().name(), is("${x} ${x} a${b $${x} $5 {x} $$"));
  }

  @Test
  void valueIsNotExpandedAgain() {
    declare("  - {name: x, default: a}\n  - {name: y, default: b}\n", "Small", "${x} ${y}");
    assertThat(folder.read(set("x", "${y}")).name(), is("${y} b"));
  }

  @Test
  void valueCannotAddKeysOrLines() {
    declare("  - {name: title, default: a}\n", "name: Small", "name: ${title}");
    String hostile = "x\nkeep: 1\nthresholds: {rejected_share: 1}  # \"'";
    Job job = folder.read(set("title", hostile));
    assertThat(job.name(), is(hostile));
    assertThat(job.thresholds().rejectedShare() == null, is(true));
  }

  @Test
  void numbersAndTruthHaveTheirTypeWhereTheyAreTheWholeValue() {
    declare(
        """
          - {name: kept, type: integer, default: 3}
          - {name: share, type: number, default: 0.25}
          - {name: wide, type: boolean, default: false}
        """,
        "output: {path: out}",
        """
        summaries: ${wide}
        thresholds: {rejected_share: "${share}"}
        output: {path: 'out-${kept}', keep: '${kept}'}
        """);
    Job job = folder.read();
    assertThat(job.keep(), is(3));
    assertThat(job.output(), is(Location.of(dir.resolve("out-3"))));
    assertThat(job.thresholds().rejectedShare(), is(0.25));
    assertThat(job.summaries().tables(), is(empty()));
    Overrides other = set(Map.of("kept", "5", "share", "1", "wide", "true"), NOTHING);
    assertThat(folder.read(other).keep(), is(5));
    assertThat(folder.read(other).thresholds().rejectedShare(), is(1.0));
    assertThat(folder.read(other).summaries().tables().isEmpty(), is(false));
  }

  @Test
  void numberMayBeTheTextOfAValue() {
    declare("  - {name: year, type: integer, default: 2021}\n", "Small", "${year}");
    assertThat(folder.read().name(), is("2021"));
  }

  @Test
  void valueOutsideTheRangeOfItsKeyIsReportedWhereItIsUsed() {
    declare(
        "  - {name: kept, type: integer, default: 3}\n",
        "{path: out}",
        "{path: out, keep: '${kept}'}");
    assertThat(
        folder.mistakes(set("kept", "0")).get(0),
        containsString("job.yaml:34:27: \"0\" is out of range"));
  }

  @ParameterizedTest
  @CsvSource({
    "integer, 2.5, a whole number such as 12",
    "integer, '', a whole number such as 12",
    "integer, 1e3, a whole number such as 12",
    "integer, 007, a whole number such as 12",
    "number, '1,5', a number such as 0.05",
    "number, NaN, a number such as 0.05",
    "date, 2021-02-29, a day such as 2021-03-14",
    "date, 2021-03, a day such as 2021-03-14",
    "month, 2021-13, a month such as 2021-03",
    "month, 2021-3, a month such as 2021-03",
    "month, 2021-03-14, a month such as 2021-03",
    "boolean, yes, true or false",
    "path, '', a path or URI"
  })
  void valueThatDoesNotFitItsTypeIsAnErrorNamingTheOption(
      String type, String value, String expected) {
    declare("  - {name: p, type: %s}\n".formatted(type), "Small", "Small");
    String problem =
        "\"%s\" is not a valid value of the parameter \"p\"; expected %s."
            .formatted(value, expected);
    assertThat(folder.mistakes(set("p", value)), contains("--set p=" + value + ": " + problem));
    assertThat(
        folder.mistakes(set(NOTHING, Map.of("MINETALLY_SET_P", value))),
        contains("MINETALLY_SET_P=" + value + ": " + problem));
    declare("  - {name: p, type: %s, default: '%s'}\n".formatted(type, value), "Small", "Small");
    assertThat(folder.mistakes(), contains("job.yaml:3:%d: ".formatted(column()) + problem));
  }

  private int column() {
    return text().lines().toList().get(2).indexOf('\'') + 1;
  }

  @ParameterizedTest
  @CsvSource({
    "text, ''",
    "integer, -3",
    "number, -0.50",
    "date, 2024-02-29",
    "month, 2021-12",
    "boolean, true",
    "path, a b.csv"
  })
  void acceptsValuesOfEachType(String type, String value) {
    declare("  - {name: p, type: %s}\n".formatted(type), "Small", "Small");
    assertThat(folder.read(set("p", value)).settings().parameters().get(0).value(), is(value));
  }

  @Test
  void keyCannotContainParameter() {
    declare("  - {name: x, default: F}\n", "values: {F: female", "values: {\"${x}\": female");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:21:37: \"${x}\": a key cannot contain a parameter; for the text ${ write"
                + " $${."));
  }

  @Test
  void defaultCannotReferToOtherParameter() {
    declare("  - {name: x, default: a}\n  - {name: y, default: \"${x}\"}\n", "Small", "${y}");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:4:24: \"${x}\": a parameter cannot refer to another one; for the text ${"
                + " write $${."));
  }

  @Test
  void profileSharedByJobsCannotUseParameters() {
    declare("  - {name: x, default: y}\n", "Small", "Small");
    folder.withProfile("{year: y}", "{year: \"${x}\"}");
    assertThat(
        folder.mistakes(),
        contains(
            "profiles/finds.yaml:1:14: \"${x}\": parameters are expanded in the job file only; move"
                + " this part to the job file; for the text ${ write $${."));
    folder.withProfile("{year: y}", "{year: \"$${x}\"}");
    assertThat(
        folder.read().sources().get(1).profile().date(), is(new DateMapping.Parts("${x}", "", "")));
  }

  @Test
  void unquotedReferenceInBracesSaysToQuoteIt() {
    declare("  - {name: x, default: y}\n", "{path: out}", "{path: out/${x}}");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:34:21: inside { } or [ ], text that contains ${ must be quoted, such as"
                + " \"out/${month}\"."));
  }

  @Test
  void aliasedValueIsExpandedOnce() {
    declare(
        "  - {name: kind, default: accident}\n",
        "- {column: kind, keep: [accident]}",
        "- {column: kind, keep: &kinds [\"${kind}\"]}\n        - {column: other, keep: *kinds}");
    String filters =
        folder.read(set("kind", "xyz")).sources().get(0).profile().filters().toString();
    assertThat(filters.split("xyz", -1).length, is(3));
    folder.write("job.yaml", text().replace("${kind}", "${kin}"));
    assertThat(folder.mistakes(), hasSize(1));
  }

  @Test
  void hugeExpansionIsRefused() {
    declare("  - {name: x, default: a}\n", "Small", "\"" + "${x}".repeat(100) + "\"");
    assertThat(
        folder.mistakes(set("x", "y".repeat(100_000))).get(0),
        containsString("job.yaml:4:7: parameters expand to more than 4 Mi characters"));
  }

  @Test
  void declarationsAreChecked() {
    declare(
        """
          - {name: x, default: a}
          - {name: x, default: b}
          - {name: Month, default: a}
          - {name: day, type: dat, default: a}
          - {name: db_password, default: a}
          - {name: list, default: [a]}
        """,
        "Small",
        "Small");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:4:5: duplicate parameter \"x\"; first declared on line 3.",
            "job.yaml:5:12: \"Month\" is not a valid name; expected lower-case letters, digits and"
                + " _, starting with a letter.",
            "job.yaml:6:23: unknown value \"dat\"; expected one of text, integer, number, date,"
                + " month, boolean, path. Did you mean \"date\"?",
            "job.yaml:7:5: \"db_password\" appears to be a secret, but parameters are published in"
                + " the manifest; pass credentials through the environment (docs/storage.md).",
            "job.yaml:8:27: expected text or a number or true or false, but found a list."));
  }

  @Test
  void pathFromShellStartsFromWorkingDirectoryAndDefaultFromJobFile() {
    declare(
        "  - {name: data, type: path, default: .}\n", "[victims.csv]", "[\"${data}/victims.csv\"]");
    Location file = Location.of(dir.resolve("victims.csv"));
    assertThat(folder.read().sources().get(0).files(), contains(file));
    String relative =
        Path.of("").toAbsolutePath().relativize(dir.toAbsolutePath().normalize()).toString();
    for (String path : List.of(relative, dir.toString(), relative + "/")) {
      Job job = folder.read(set("data", path));
      assertThat(job.sources().get(0).files(), contains(file));
      assertThat(job.settings().parameters().get(0).value(), is(path));
    }
  }

  @Test
  void pathMustBeAtTheBeginningOfTheValue() {
    declare("  - {name: data, type: path, default: .}\n", "[victims.csv]", "[\"x/${data}\"]");
    assertThat(
        folder.mistakes(),
        contains(
            "job.yaml:11:13: \"${data}\" is a path, which must be at the beginning of the value;"
                + " move it there, or declare it as text."));
  }

  @Test
  void missingFileIsReportedWhereTheParameterIsUsed() {
    declare("  - {name: month, default: a}\n", "[victims.csv]", "[\"${month}.csv\"]");
    assertThat(
        folder.mistakes(set("month", "2021-03")),
        contains("job.yaml:11:13: file not found: 2021-03.csv."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MINETALLY_SET_OTHER", "month", "MINETALLY_MONTH"})
  void otherVariablesAreIgnored(String name) {
    declare("  - {name: month, default: a}\n", "Small", "${month}");
    assertThat(folder.read(set(NOTHING, Map.of(name, "b"))).name(), is("a"));
  }
}

package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.model.Dimension;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.Profile;

/** Anchors, aliases and merge keys of job files, profiles and files of claims. */
class AliasTest {

  private static final String SHARED_PROFILE =
      """
      minetally: 1
      gazetteer: {file: places.csv, levels: [region, district]}
      sources:
        - id: first
          dataset: detections
          files: [finds.csv]
          profile: &finds
            date: {year: y}
            measures: {counts: {items: {column: n}}}
        - {id: second, dataset: detections, files: [places.csv], profile: *finds}
        - {id: third, dataset: detections, files: [victims.csv], profile: *finds}
      periods: [month]
      levels: [district]
      output: {path: out}
      """;

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  private void expect(String... problems) {
    assertThat(folder.mistakes(), contains(problems));
  }

  private List<Profile> profiles() {
    return folder.read().sources().stream().map(Job.Source::profile).toList();
  }

  @Test
  void sharesOneProfileBetweenThreeSources() {
    folder.write("job.yaml", SHARED_PROFILE);
    List<Profile> profiles = profiles();
    assertThat(profiles.size(), is(3));
    assertThat(profiles.get(1), is(profiles.get(0)));
    assertThat(profiles.get(2), is(profiles.get(0)));
  }

  @Test
  void reportsProblemInSharedProfileOnceAtItsAnchor() {
    folder.write("job.yaml", SHARED_PROFILE.replace("items: {column: n}", "itms: {column: n}"));
    expect(
        "job.yaml:9:27: unknown key \"itms\"; expected one of victims, killed, injured,"
            + " outcome_unknown, items, area_cleared_m2, area_reduced_m2, area_cancelled_m2."
            + " Did you mean \"items\"?");
  }

  @Test
  void ignoresTopLevelKeyThatBeginsWithX() {
    folder.write(
        "job.yaml",
        "x-sex: &sex {column: gender, values: {F: female}}\n"
            + JobFileFolder.GOOD.replace(
                "sex: {column: sex, values: {F: female, M: male}}", "sex: *sex"));
    assertThat(sex().input(), is(new Input.Column("gender")));
  }

  private LabelMapping sex() {
    return profiles().get(0).dimensions().get(Dimension.SEX);
  }

  @Test
  void ignoresKeysThatBeginWithXInProfileAndClaims() {
    folder.withProfile("date: {year: y}", "x-year: &year y\ndate: {year: *year}");
    folder.with("output:", "claims: claims.yaml\noutput:");
    folder.write("claims.yaml", "x-note: anything\nclaims: []\n");
    folder.read();
  }

  @Test
  void rejectsKeyThatBeginsWithXElsewhere() {
    folder.with("output: {path: out}", "output: {path: out, x-y: 1}");
    expect(
        "job.yaml:32:21: unknown key \"x-y\"; expected one of path, current, keep,"
            + " formats, formula_safe, xlsx, records.");
  }

  @Test
  void mergesKeysAndKeepsOwnKeyAsWhole() {
    folder.write(
        "job.yaml",
        "x-sex: &sex {column: gender, values: {F: female}}\n"
            + JobFileFolder.GOOD.replace(
                "sex: {column: sex, values: {F: female, M: male}}",
                "sex: {values: {M: male}, <<: *sex}"));
    assertThat(sex().input(), is(new Input.Column("gender")));
    assertThat(sex().members().keySet(), contains("M"));
  }

  @Test
  void mergesFirstOfSeveralMappingsFirst() {
    folder.write(
        "job.yaml",
        "x-a: &a {column: first}\nx-b: &b {<<: *a, column: second, values: {F: female}}\n"
            + JobFileFolder.GOOD.replace(
                "sex: {column: sex, values: {F: female, M: male}}", "sex: {<<: [*a, *b]}"));
    assertThat(sex().input(), is(new Input.Column("first")));
    assertThat(sex().members().keySet(), contains("F"));
  }

  @Test
  void rejectsMergeOfText() {
    folder.with("output: {path: out}", "output: {path: out, <<: more}");
    expect(
        "job.yaml:32:25: cannot merge \"more\"; expected an alias of a mapping, or a list of such"
            + " aliases.");
  }

  @Test
  void rejectsSecondMergeKeyOfMapping() {
    folder.write("job.yaml", "x-a: &a {path: out}\nminetally: 1\noutput: {<<: *a, <<: *a}\n");
    assertThat(
        folder.mistakes().stream().filter(text -> text.contains("duplicate")).toList(),
        contains("job.yaml:3:18: duplicate key \"<<\"; first defined on line 3."));
  }

  @Test
  void rejectsAliasWithoutAnchor() {
    folder.with("sex: {column: sex, values: {F: female, M: male}}", "sex: *sex");
    expect(
        "job.yaml:19:14: no anchor &sex above this alias; define it, or quote text that begins"
            + " with *.");
  }

  @Test
  void rejectsAnchorDefinedTwice() {
    folder.with("record_key: [id]", "record_key: [&id id, &id part]");
    expect("job.yaml:11:28: duplicate anchor &id; first defined on line 11.");
  }

  @Test
  void rejectsAliasInsideItsOwnAnchor() {
    folder.write("job.yaml", "a: &a\n  b: [1, *a]\n");
    expect(
        "job.yaml:2:10: alias *a is inside its own anchor, which begins on line 1; remove the"
            + " alias.");
  }

  @Test
  void rejectsAliasesNestedTooDeeply() {
    StringBuilder text = new StringBuilder("a0: &a0 x\n");
    for (int i = 1; i <= 40; i++) {
      text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }
    folder.write("job.yaml", text.toString());
    expect("job.yaml:33:12: with alias *a31, nested more than 32 levels deep.");
  }

  /** The "billion laughs". */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void rejectsAliasesThatExpandToBillionsOfValues() {
    StringBuilder text = new StringBuilder("x0: &x0 [lol, lol]\n");
    for (int i = 1; i <= 30; i++) {
      text.append("x%d: &x%d [%s]\n".formatted(i, i, "*x%d,".formatted(i - 1).repeat(9)));
    }
    folder.write("job.yaml", text.toString());
    expect(
        "job.yaml:6:22: with alias *x4, aliases repeat more than 100,000 values; use fewer"
            + " aliases.");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void rejectsAliasesThatRepeatLongText() {
    folder.write(
        "job.yaml", "x: &x " + "y".repeat(1 << 20) + "\nminetally: [" + "*x, ".repeat(5) + "1]\n");
    expect(
        "job.yaml:2:29: with alias *x, aliases repeat more than 4 Mi characters; use fewer"
            + " aliases.");
  }

  @Test
  void reportsDuplicateKeyInAliasedMappingOnce() {
    folder.write("job.yaml", "x-a: &a {b: 1, b: 2}\nx-c: [*a, *a]\nminetally: 1\n");
    assertThat(
        folder.mistakes().stream().filter(text -> text.contains("duplicate")).toList(),
        contains("job.yaml:1:16: duplicate key \"b\"; first defined on line 1."));
  }
}

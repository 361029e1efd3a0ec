package org.minetally.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.internal.text.Excerpt;
import org.minetally.internal.text.VisibleText;
import org.minetally.model.Dataset;

/** The job file, with the reason of each guess beside it. */
final class JobYaml {

  private static final int LONGEST_COMMENT = 400;

  private final Guess guess;
  private final ProfileYaml profile;
  private final List<String> lines = new ArrayList<>();

  JobYaml(Guess guess, Lexicon lexicon) {
    this.guess = guess;
    this.profile = new ProfileYaml(guess, lexicon);
  }

  /**
   * The text.
   *
   * @param name what the job is called
   * @param file the data file, as the job file sees it
   * @param gazetteer the gazetteer, likewise
   * @param levels the gazetteer's levels
   * @param rejected how many records would be rejected
   */
  String of(String name, String file, String gazetteer, List<String> levels, long rejected) {
    lines.clear();
    lines.add(
        "# Written by minetally init, which looked at the file and guessed what its columns mean. Check each line: a guess that is");
    lines.add(
        "# wrong makes figures that are wrong. What every key means is told in docs/job-file.md.");
    lines.add("#");
    lines.add(
        "#   minetally explain THIS_FILE   shows what each column becomes, and the first records");
    lines.add("#   minetally run THIS_FILE       writes the tables and a report");
    lines.add("minetally: 1");
    lines.add("name: " + Words.quoted(name));
    gazetteer(gazetteer, levels);
    source(file, levels);
    tables(levels);
    thresholds(rejected);
    lines.add("");
    lines.add("# A page that shows the tables, published with them.");
    lines.add("report: true");
    lines.add("output: {path: out}");
    return lines.stream().map(JobYaml::line).collect(Collectors.joining("\n")) + "\n";
  }

  /**
   * One line of the file. Quoted values hold no hidden characters any more; a comment made of what
   * a file says could end itself and go on as YAML.
   */
  private static String line(String text) {
    boolean comment = text.stripLeading().startsWith("#");
    return VisibleText.of(comment ? Excerpt.of(text, LONGEST_COMMENT) : text);
  }

  private void gazetteer(String gazetteer, List<String> levels) {
    lines.add("");
    lines.add(
        guess.levels().isEmpty()
            ? "# No column names a place: everything counts in one."
            : "# The places that stand in the file. If there is an official list of places, take it instead: only it tells a wrong name from a right one.");
    lines.add("gazetteer:");
    lines.add("  file: " + Words.quoted(gazetteer));
    lines.add("  levels: [" + String.join(", ", levels) + "]");
  }

  private void source(String file, List<String> levels) {
    lines.add("");
    lines.add("sources:");
    lines.add("  - id: " + Words.id(file));
    lines.add("    # " + about());
    lines.add("    dataset: " + guess.dataset().label());
    lines.add("    files: [" + Words.quoted(file) + "]");
    format().ifPresent(lines::add);
    lines.add("    profile:");
    profile.lines(levels).forEach(line -> lines.add(line.isEmpty() ? "" : "      " + line));
  }

  private String about() {
    return guess.dataset() == Dataset.CASUALTIES
        ? "Columns tell of people who were killed or injured. The other dataset is detections."
        : "No column tells of people who were killed or injured; so it is taken for what was found or cleared. The other dataset is casualties.";
  }

  private Optional<String> format() {
    Sample sample = guess.sample();
    if (sample.format().typeOf(sample.path()) != FileFormat.Type.DELIMITED) {
      return Optional.empty();
    }
    Dialect dialect = sample.format().dialect();
    List<String> parts = new ArrayList<>();
    switch (dialect.separator()) {
      case ';' -> parts.add("separator: semicolon");
      case '\t' -> parts.add("separator: tab");
      case '|' -> parts.add("separator: pipe");
      default -> {}
    }
    if (dialect.quote() == 0) {
      parts.add("quote: none");
    }
    if (!dialect.charsetName().equals("UTF-8")) {
      parts.add("charset: " + dialect.charsetName());
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("    format: {" + String.join(", ", parts) + "}");
  }

  private void tables(List<String> levels) {
    lines.add("");
    lines.add("# A table for every period and every level, and the summaries.");
    lines.add("periods: [" + (profile.isToTheMonth() ? "month, year" : "year") + "]");
    lines.add("levels: [" + String.join(", ", levels) + "]");
    List<String> dimensions = new ArrayList<>();
    Map<Role, String> columns = new LinkedHashMap<>();
    columns.put(Role.STATUS, "victim_status");
    columns.put(Role.SEX, "sex");
    columns.put(Role.AGE, "age_group");
    columns.put(Role.EVENT, "event_type");
    columns.put(Role.DEVICE, "device_category");
    columns.forEach(
        (role, dimension) -> guess.of(role).ifPresent(meaning -> dimensions.add(dimension)));
    if (!dimensions.isEmpty()) {
      lines.add("dimensions:");
      lines.add("  " + guess.dataset().label() + ": [" + String.join(", ", dimensions) + "]");
    }
  }

  private void thresholds(long rejected) {
    if (rejected > 0) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "# %,d records are rejected as they stand, so many are allowed. The table rejects tells which and why: mend them, and lower this.",
              rejected));
      lines.add("thresholds: {rejected_records: " + rejected + "}");
    }
  }

  /** What each column is taken for, for the terminal. */
  List<String> summary() {
    List<String> summary = new ArrayList<>();
    int width = guess.all().stream().mapToInt(m -> m.column().name().length()).max().orElse(0);
    for (Meaning meaning : guess.all()) {
      summary.add(
          "  %s  %s (%s)"
              .formatted(
                  Words.padded(meaning.column().name(), width),
                  Words.plain(meaning.role()),
                  meaning.why()));
    }
    guess
        .personal()
        .forEach(
            column ->
                summary.add(
                    "  " + Words.padded(column.name(), width) + "  personal: shown nowhere"));
    if (!guess.unused().isEmpty()) {
      summary.add(
          "  not used: " + Excerpt.list(guess.unused().stream().map(SampledColumn::name).toList()));
    }
    profile.doubts().forEach(doubt -> summary.add("  CHECK: " + doubt));
    return summary;
  }
}

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

/** Writes the job file, with the reason for each guess in a comment. */
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
   * Returns the text of the job file.
   *
   * @param name the title of the job
   * @param file the path of the data file, relative to the job file
   * @param gazetteer the path of the gazetteer, relative to the job file
   * @param levels the levels of the gazetteer
   * @param rejected the number of records that would be rejected
   */
  String of(String name, String file, String gazetteer, List<String> levels, long rejected) {
    lines.clear();
    lines.add(
        "# Written by minetally init, which examined the file and guessed what its columns mean.");
    lines.add(
        "# Check every line: a wrong guess gives wrong figures. docs/job-file.md describes every key.");
    lines.add("#");
    lines.add(
        "#   minetally explain THIS_FILE   shows how each column is mapped, and the first records");
    lines.add("#   minetally run THIS_FILE       writes the tables and a report");
    lines.add("minetally: 1");
    lines.add("name: " + Words.quoted(name));
    gazetteer(gazetteer, levels);
    source(file, levels);
    tables(levels);
    thresholds(rejected);
    lines.add("");
    lines.add("# Publish an HTML report with the tables.");
    lines.add("report: true");
    lines.add("output: {path: out}");
    return lines.stream().map(JobYaml::line).collect(Collectors.joining("\n")) + "\n";
  }

  /**
   * Makes hidden characters in a line visible. Quoted values contain none, but a comment that
   * quotes the data file could otherwise contain a line break and continue as YAML.
   */
  private static String line(String text) {
    boolean comment = text.stripLeading().startsWith("#");
    return VisibleText.of(comment ? Excerpt.of(text, LONGEST_COMMENT) : text);
  }

  private void gazetteer(String gazetteer, List<String> levels) {
    lines.add("");
    lines.add(
        guess.levels().isEmpty()
            ? "# No column names a place: all records count in a single region."
            : "# The places that the file names. Use an official gazetteer instead if there is one: only that reveals wrong names.");
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
        ? "The file has columns about people killed or injured. The other dataset is detections."
        : "The file has no column about people killed or injured. The other dataset is casualties.";
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
    lines.add("# A table for each period and level, and the summary tables.");
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
              "# %,d records are rejected now, so this many are allowed. The rejects table lists them with the reason: fix them, then lower this limit.",
              rejected));
      lines.add("thresholds: {rejected_records: " + rejected + "}");
    }
  }

  /** Returns a summary for the terminal: the role guessed for each column, and open questions. */
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
                summary.add("  " + Words.padded(column.name(), width) + "  personal: never shown"));
    if (!guess.unused().isEmpty()) {
      summary.add(
          "  not used: " + Excerpt.list(guess.unused().stream().map(SampledColumn::name).toList()));
    }
    profile.doubts().forEach(doubt -> summary.add("  CHECK: " + doubt));
    return summary;
  }
}

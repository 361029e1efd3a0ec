package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.minetally.internal.text.Excerpt;
import org.minetally.internal.text.VisibleText;
import org.minetally.model.Dataset;

/** Writes the job file, with the reason for each guess in a comment. */
final class JobYaml {

  private static final int LONGEST_COMMENT = 400;

  private final Study study;
  private final PlacesFile places;
  private final Notes notes = new Notes();
  private final List<String> lines = new ArrayList<>();

  JobYaml(Study study, PlacesFile places) {
    this.study = study;
    this.places = places;
  }

  /**
   * Returns the text of the job file.
   *
   * @param name the title of the job
   * @param file the path of the data file, relative to the job file
   * @param trial what a trial of the job found; empty before it
   */
  String of(String name, String file, List<String> trial) {
    lines.clear();
    lines.add(
        "# Written by minetally init, which examined the file and guessed what its columns mean.");
    lines.add(
        "# Check every line: a wrong guess gives wrong figures. CHECK marks what is not certain.");
    lines.add("# docs/job-file.md describes every key.");
    lines.add("#");
    lines.add(
        "#   minetally explain THIS_FILE   shows how each column is mapped, and the first records");
    lines.add("#   minetally run THIS_FILE       writes the tables and a report");
    notes.check(lines, "", trial);
    lines.add("minetally: 1");
    lines.add("name: " + Words.quoted(name));
    gazetteer();
    lines.add("");
    lines.add("sources:");
    study.guesses().forEach(guess -> source(file, guess));
    tables();
    thresholds();
    lines.add("");
    lines.add("# Publish an HTML report with the tables.");
    lines.add("report: true");
    lines.add("output: {path: out}");
    return lines.stream().map(JobYaml::line).collect(Collectors.joining("\n")) + "\n";
  }

  List<String> checks() {
    return notes.checks();
  }

  /**
   * Makes hidden characters in a line visible. Quoted values contain none, but a comment that
   * quotes the data file could otherwise contain a line break and continue as YAML.
   */
  static String line(String text) {
    boolean comment = text.stripLeading().startsWith("#");
    return VisibleText.of(comment ? Excerpt.of(text, LONGEST_COMMENT) : text);
  }

  private void gazetteer() {
    lines.add("");
    places.comments().forEach(comment -> lines.add("# " + comment));
    notes.check(lines, "", places.doubts());
    lines.add("gazetteer:");
    places.yaml().forEach(line -> lines.add("  " + line));
  }

  private void source(String file, Guess guess) {
    boolean several = study.guesses().size() > 1;
    String id = Words.id(file) + (several ? "_" + guess.dataset().label() : "");
    lines.add("  - id: " + id);
    lines.add("    # " + about(guess.dataset()));
    List<String> marks = new ArrayList<>();
    notes.check(marks, "dataset", study.doubts());
    marks.forEach(mark -> lines.add("    " + mark));
    lines.add("    dataset: " + guess.dataset().label());
    lines.add("    files: [" + Words.quoted(file) + "]");
    new FormatYaml(study.file(), notes).lines().forEach(line -> lines.add("    " + line));
    lines.add("    profile:");
    Notes own = new Notes();
    new ProfileYaml(study, guess, places, own)
        .lines()
        .forEach(line -> lines.add(line.isEmpty() ? "" : "      " + line));
    own.checks().stream().filter(c -> !notes.checks().contains(c)).forEach(notes::list);
  }

  private String about(Dataset dataset) {
    if (study.guesses().size() > 1) {
      return "The file has records of both datasets, so it is read twice, with different filters.";
    }
    return dataset == Dataset.CASUALTIES
        ? "The file has columns about people killed or injured. The other dataset is detections."
        : "The file has no column about people killed or injured. The other dataset is casualties.";
  }

  private void tables() {
    lines.add("");
    lines.add("# A table for each period and level, and the summary tables.");
    boolean months =
        study.wide().isPresent()
            ? study.wide().get().grain() != PeriodLabel.Grain.YEAR
            : study.guesses().stream()
                .anyMatch(guess -> new DateText(guess, new Notes()).isToTheMonth());
    lines.add("periods: [" + (months ? "month, year" : "year") + "]");
    lines.add("levels: [" + String.join(", ", places.tableLevels()) + "]");
    List<String> dimensions = new ArrayList<>();
    for (Guess guess : study.guesses()) {
      List<String> own = new DimensionsText(guess, new Notes()).tables();
      if (!own.isEmpty()) {
        dimensions.add("  " + guess.dataset().label() + ": [" + String.join(", ", own) + "]");
      }
    }
    if (!dimensions.isEmpty()) {
      lines.add("dimensions:");
      lines.addAll(dimensions);
    }
  }

  private void thresholds() {
    lines.add("");
    lines.addAll(thresholds(places));
  }

  /** Returns the thresholds, which are strict, so that a wrong guess publishes nothing. */
  static List<String> thresholds(PlacesFile places) {
    return List.of(
        "# A record that cannot be read, or a place that is not in the gazetteer, stops"
            + " publication:",
        "# it may show a wrong guess. Correct the job, the gazetteer or the data before you raise"
            + " these.",
        "thresholds: {rejected_records: 0, unmatched_share: " + places.unmatched() + "}");
  }
}

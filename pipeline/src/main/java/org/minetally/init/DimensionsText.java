package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minetally.model.Dataset;

/** Writes the dimensions of a profile: the words of each column, and the members they map to. */
final class DimensionsText {

  /** A word that a job file would also take for a range of numbers. */
  private static final Pattern RANGE =
      Pattern.compile("\\s*\\p{Nd}+\\s*(\\+|\\p{Pd}\\s*\\p{Nd}+)\\s*");

  private final Guess guess;
  private final Notes notes;

  DimensionsText(Guess guess, Notes notes) {
    this.guess = guess;
    this.notes = notes;
  }

  void write(List<String> lines) {
    List<String> dimensions = new ArrayList<>();
    vocabulary(dimensions, Role.STATUS, "victim_status", "unknown");
    vocabulary(dimensions, Role.SEX, "sex", "unknown");
    vocabulary(dimensions, Role.AGE, "age_group", "unknown");
    ages(dimensions);
    open(dimensions, Role.EVENT, "event_type");
    vocabulary(dimensions, Role.DEVICE, "device_category", "unspecified");
    open(dimensions, Role.MODEL, "device_model");
    open(dimensions, Role.PRODUCED, "production_year");
    open(dimensions, Role.ACTIVITY, "activity");
    open(dimensions, Role.OCCUPATION, "occupation");
    if (!dimensions.isEmpty()) {
      lines.add("dimensions:");
      dimensions.forEach(line -> lines.add("  " + line));
    }
  }

  /** Returns the dimensions that the tables should have. */
  List<String> tables() {
    List<String> tables = new ArrayList<>();
    boolean people = guess.dataset() == Dataset.CASUALTIES;
    table(tables, Role.STATUS, "victim_status");
    table(tables, Role.SEX, "sex");
    table(tables, Role.AGE, "age_group");
    table(tables, Role.AGE_YEARS, "age_group");
    if (!people) {
      table(tables, Role.EVENT, "event_type");
    }
    table(tables, Role.DEVICE, "device_category");
    String split = guess.parts().dimension();
    if (!split.isEmpty() && !tables.contains(split)) {
      tables.add(split);
    }
    return tables;
  }

  private void table(List<String> tables, Role role, String dimension) {
    guess.of(role).ifPresent(meaning -> tables.add(dimension));
  }

  private void open(List<String> lines, Role role, String dimension) {
    guess
        .of(role)
        .ifPresent(
            meaning -> {
              notes.because(lines, dimension, meaning);
              lines.add("# The words of the source are kept.");
              lines.add(dimension + ": {column: " + meaning.name() + ", otherwise: keep}");
            });
  }

  private void vocabulary(List<String> lines, Role role, String dimension, String unknown) {
    guess
        .of(role)
        .ifPresent(
            meaning -> {
              notes.because(lines, dimension, meaning);
              lines.add(dimension + ":");
              lines.add("  column: " + meaning.name());
              values(lines, meaning, unknown);
            });
  }

  /** Writes groups of ages that are numbers. */
  private void ages(List<String> lines) {
    guess
        .of(Role.AGE_YEARS)
        .ifPresent(
            meaning -> {
              notes.because(lines, "age_group", meaning);
              lines.add("age_group:");
              lines.add("  column: " + meaning.name());
              lines.add("  values:");
              lines.add("    0-17: child");
              lines.add("    18+: adult");
              meaning
                  .column()
                  .values(value -> guess.lexicon().isMissing(value))
                  .forEach(word -> lines.add("    " + Words.quoted(word) + ": unknown"));
            });
  }

  /** Writes each word and its member. Words that the lexicon does not decide are marked. */
  void values(List<String> lines, Meaning meaning, String unknown) {
    Lexicon lexicon = guess.lexicon();
    if (meaning.column().values().stream().anyMatch(RANGE.asMatchPredicate())) {
      lines.add("  ranges: false");
    }
    lines.add("  values:");
    List<String> undecided = new ArrayList<>();
    List<String> likely = new ArrayList<>();
    List<String> words = meaning.column().values();
    for (String word : words.subList(0, Math.min(Notes.MOST_WORDS, words.size()))) {
      Optional<String> member = lexicon.member(meaning.role(), word);
      Optional<String> maybe = lexicon.maybe(meaning.role(), word);
      boolean decided = member.isPresent() || lexicon.isMissing(word);
      String to = member.or(() -> maybe).orElse(unknown);
      lines.add(
          "    %s: %s%s".formatted(Words.quoted(word), to, decided ? "" : "  # CHECK: decide"));
      if (!decided) {
        (maybe.isPresent() ? likely : undecided).add(maybe.isPresent() ? word + " as " + to : word);
      }
    }
    if (words.size() > Notes.MOST_WORDS) {
      lines.add("  otherwise: {member: " + unknown + "}");
      undecided.add((words.size() - Notes.MOST_WORDS) + " more");
    }
    String column = meaning.column().name();
    if (!likely.isEmpty()) {
      notes.list(
          column
              + ": words that people use differently: "
              + likely.stream().collect(Collectors.joining("; ")));
    }
    if (!undecided.isEmpty()) {
      notes.list(
          "%s: words not recognised, mapped to %s: %s"
              .formatted(column, unknown, String.join("; ", undecided)));
    }
  }
}

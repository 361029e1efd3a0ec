package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the dimensions of a profile: the words of each column, and the members they map to. */
final class DimensionsText {

  private final Guess guess;
  private final Lexicon lexicon;
  private final Notes notes;

  DimensionsText(Guess guess, Lexicon lexicon, Notes notes) {
    this.guess = guess;
    this.lexicon = lexicon;
    this.notes = notes;
  }

  void write(List<String> lines) {
    List<String> dimensions = new ArrayList<>();
    vocabulary(dimensions, Role.STATUS, "victim_status", "unknown");
    vocabulary(dimensions, Role.SEX, "sex", "unknown");
    vocabulary(dimensions, Role.AGE, "age_group", "unknown");
    open(dimensions, Role.EVENT, "event_type");
    vocabulary(dimensions, Role.DEVICE, "device_category", "unspecified");
    open(dimensions, Role.MODEL, "device_model");
    open(dimensions, Role.ACTIVITY, "activity");
    if (!dimensions.isEmpty()) {
      lines.add("dimensions:");
      dimensions.forEach(line -> lines.add("  " + line));
    }
  }

  private void open(List<String> lines, Role role, String dimension) {
    guess
        .of(role)
        .ifPresent(
            meaning -> {
              lines.add(Notes.because(dimension, meaning) + ". The words of the source are kept");
              lines.add(dimension + ": {column: " + meaning.name() + ", otherwise: keep}");
            });
  }

  private void vocabulary(List<String> lines, Role role, String dimension, String unknown) {
    guess
        .of(role)
        .ifPresent(
            meaning -> {
              lines.add(Notes.because(dimension, meaning));
              lines.add(dimension + ":");
              lines.add("  column: " + meaning.name());
              values(lines, meaning, unknown);
            });
  }

  /** Writes each word and its member. Words that are not in the lexicon are marked for review. */
  void values(List<String> lines, Meaning meaning, String unknown) {
    lines.add("  values:");
    List<String> undecided = new ArrayList<>();
    List<String> words = meaning.column().values();
    for (String word : words.subList(0, Math.min(Notes.MOST_WORDS, words.size()))) {
      Optional<String> member = lexicon.member(meaning.role(), word);
      boolean decided = member.isPresent() || lexicon.isMissing(word);
      lines.add(
          "    %s: %s%s"
              .formatted(
                  Words.quoted(word), member.orElse(unknown), decided ? "" : "  # ? decide"));
      if (!decided) {
        undecided.add(word);
      }
    }
    if (words.size() > Notes.MOST_WORDS) {
      lines.add("  otherwise: {member: " + unknown + "}");
      undecided.add((words.size() - Notes.MOST_WORDS) + " more");
    }
    if (!undecided.isEmpty()) {
      notes.doubt(
          "%s: words not recognised, mapped to %s: %s"
              .formatted(meaning.column().name(), unknown, String.join("; ", undecided)));
    }
  }
}

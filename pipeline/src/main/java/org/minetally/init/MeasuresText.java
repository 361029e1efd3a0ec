package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minetally.model.Dataset;

/** Writes the measures of a profile: one victim per record, or columns of counts and areas. */
final class MeasuresText {

  private final Guess guess;
  private final Lexicon lexicon;
  private final Notes notes;

  MeasuresText(Guess guess, Lexicon lexicon, Notes notes) {
    this.guess = guess;
    this.lexicon = lexicon;
    this.notes = notes;
  }

  void write(List<String> lines) {
    List<Meaning> counts =
        guess.all().stream().filter(m -> m.role().isCount() || m.role().isArea()).toList();
    Optional<Meaning> outcome = guess.of(Role.OUTCOME);
    lines.add("measures:");
    if (counts.isEmpty() && outcome.isPresent()) {
      lines.add("  # Each record is one victim. " + Notes.because("", outcome.get()).substring(2));
      lines.add("  outcome:");
      lines.add("    column: " + outcome.get().name());
      List<String> values = new ArrayList<>();
      new DimensionsText(guess, lexicon, notes).values(values, outcome.get(), "outcome_unknown");
      values.forEach(line -> lines.add("  " + line));
    } else if (counts.isEmpty() && guess.dataset() == Dataset.CASUALTIES) {
      lines.add("  # No column counts people: each record counts as one victim.");
      lines.add("  counts: {victims: {constant: 1}}");
      notes.doubt("no column counts people or states an outcome; each record counts as one victim");
    } else if (counts.isEmpty()) {
      lines.add("  # No column counts items or areas: only records are counted.");
      lines.add("  counts: {}");
    } else {
      lines.add("  counts:");
      counts.forEach(meaning -> count(lines, meaning));
    }
  }

  private void count(List<String> lines, Meaning meaning) {
    boolean whole = meaning.role().isCount();
    Numbers numbers = Numbers.of(meaning.column(), whole, lexicon).orElse(Numbers.PLAIN);
    notes.missingIn(meaning, value -> lexicon.isMissing(value) && !numbers.reads(value, whole));
    String unit = whole ? "" : unit(meaning);
    String written = "";
    if (!numbers.equals(Numbers.PLAIN)) {
      String thousands =
          numbers.thousands().isEmpty() ? "" : ", thousands: " + Words.quoted(numbers.thousands());
      written = ", numbers: {decimal: " + Words.quoted(numbers.decimal()) + thousands + "}";
    }
    lines.add("    # " + Notes.because("", meaning).substring(2));
    lines.add(
        "    %s: {column: %s%s%s}".formatted(measure(meaning), meaning.name(), unit, written));
  }

  private static String measure(Meaning meaning) {
    return switch (meaning.role()) {
      case CLEARED -> "area_cleared_m2";
      case REDUCED -> "area_reduced_m2";
      case CANCELLED -> "area_cancelled_m2";
      default -> Words.plain(meaning.role());
    };
  }

  /** Returns the unit that a header names; square metres by default. */
  private String unit(Meaning meaning) {
    String header = meaning.column().name().toLowerCase(Locale.ROOT);
    if (header.matches(".*\\b(ha|hectares?|hect[aá]reas?|га)\\b.*")) {
      return ", unit: ha";
    }
    if (header.matches(".*\\b(km2|km²|sq\\.? ?km)\\b.*") || header.contains("km²")) {
      return ", unit: km2";
    }
    if (!header.matches(".*(m2|m²|sq\\.? ?m).*")) {
      notes.doubt(meaning.column().name() + ": its name has no unit; square metres are assumed");
    }
    return "";
  }
}

package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.model.Dataset;

/** Writes the measures of a profile: one victim per record, or columns of counts and areas. */
final class MeasuresText {

  /** The area of a record's polygon. */
  static final String POLYGON = "{geometry: area}";

  private static final double MOST = 0.8;

  private final Guess guess;
  private final Optional<String> polygons;
  private final Notes notes;

  /**
   * Creates a writer of measures.
   *
   * @param polygons the column with the polygons of the records, if there is one
   */
  MeasuresText(Guess guess, Optional<String> polygons, Notes notes) {
    this.guess = guess;
    this.polygons = polygons;
    this.notes = notes;
  }

  void write(List<String> lines) {
    List<Meaning> counts =
        guess.all().stream().filter(m -> m.role().isCount() || m.role().isArea()).toList();
    Optional<Meaning> outcome = guess.of(Role.OUTCOME);
    boolean parts = !guess.parts().columns().isEmpty();
    lines.add("measures:");
    if (counts.isEmpty() && outcome.isPresent()) {
      lines.add("  # Each record is one victim.");
      List<String> reasons = new ArrayList<>();
      notes.because(reasons, "", outcome.get());
      reasons.forEach(line -> lines.add("  " + line));
      lines.add("  outcome:");
      lines.add("    column: " + outcome.get().name());
      List<String> values = new ArrayList<>();
      new DimensionsText(guess, notes).values(values, outcome.get(), "outcome_unknown");
      values.forEach(line -> lines.add("  " + line));
    } else if (counts.isEmpty() && !parts && guess.dataset() == Dataset.CASUALTIES) {
      check(
          lines, "no column counts people or states an outcome; each record counts as one victim");
      lines.add("  counts: {victims: {constant: 1}}");
    } else if (counts.isEmpty() && polygons.isPresent() && guess.dataset() == Dataset.DETECTIONS) {
      check(lines, "the area of each polygon is taken for cleared land, although nothing says so");
      lines.add("  counts: {area_cleared_m2: " + POLYGON + "}");
    } else if (counts.isEmpty()) {
      if (!parts) {
        check(lines, "no column counts items or areas; only records are counted");
      }
      lines.add("  counts: {}");
    } else {
      lines.add("  counts:");
      counts.forEach(meaning -> count(lines, meaning));
    }
    split(lines);
    numbers(lines);
  }

  /**
   * Writes the measure of a table whose numbers are all in one column.
   *
   * @param column the column
   * @param topic what a title says that the numbers count
   */
  void write(List<String> lines, String column, Optional<Role> topic) {
    boolean people = guess.dataset() == Dataset.CASUALTIES;
    Optional<Role> fitting =
        topic.filter(role -> people ? role.isPeople() : role == Role.ITEMS || role.isArea());
    Role measure = fitting.orElse(people ? Role.VICTIMS : Role.ITEMS);
    lines.add("measures:");
    check(
        lines,
        fitting.isPresent()
            ? "a title, or the name of the sheet or file, says that the numbers are "
                + Words.plain(measure)
            : "nothing says what the numbers count; %s are assumed"
                .formatted(Words.plain(measure)));
    lines.add("  counts: {%s: {column: %s}}".formatted(measure.measure(), Words.quoted(column)));
    numbers(lines);
  }

  /** Writes the measures of a table with a column of numbers for each. */
  void write(List<String> lines, List<String> counts) {
    lines.add("measures:");
    check(lines, "the names of the columns are taken for what they count");
    lines.add("  counts:");
    counts.forEach(count -> lines.add("    " + count));
    numbers(lines);
  }

  private void check(List<String> lines, String doubt) {
    List<String> marks = new ArrayList<>();
    notes.check(marks, "", List.of(doubt));
    marks.forEach(mark -> lines.add("  " + mark));
  }

  private void count(List<String> lines, Meaning meaning) {
    boolean whole = meaning.role().isCount();
    NumberStyle own = guess.numbers().of(meaning.column(), whole, guess.lexicon());
    boolean differs = !own.equals(guess.numbers());
    missing(meaning.column(), whole, own);
    Optional<String> unit = whole ? Optional.of("") : unit(meaning.column().name());
    Meaning noted =
        unit.isPresent()
            ? meaning
            : meaning.doubting("its name has no unit; square metres are assumed");
    Optional<SampledColumn> units = whole ? Optional.empty() : units();
    if (units.isPresent()) {
      noted = noted.doubting("its units are in the column " + units.get().name());
    }
    List<String> reasons = new ArrayList<>();
    notes.because(reasons, "", differs ? noted.doubting(own.doubt()) : noted);
    reasons.forEach(line -> lines.add("    " + line));
    lines.add(
        "    %s: {column: %s%s%s}"
            .formatted(
                meaning.role().measure(),
                meaning.name(),
                unit.orElse(""),
                differs ? ", numbers: " + own.yaml() : ""));
  }

  private void missing(SampledColumn column, boolean whole, NumberStyle style) {
    notes.missingIn(
        column, value -> guess.lexicon().isMissing(value) && !style.reads(value, whole));
  }

  /** Returns a column with units of area, if there is one. */
  private Optional<SampledColumn> units() {
    return guess.sample().columns().stream()
        .filter(column -> column.filled() > 0)
        .filter(column -> column.share(v -> unit(v).isPresent(), guess.lexicon()) > MOST)
        .findFirst();
  }

  /** Returns the key for the unit that a header names; empty if it names none. */
  static Optional<String> unit(String name) {
    String header =
        " " + name.toLowerCase(java.util.Locale.ROOT).replaceAll("[_.(),;:/\\[\\]]", " ") + " ";
    if (header.matches(".*\\s(ha|hectares?|hect[aá]reas?|га|هکتار|هكتار|ហិកតា)\\s.*")) {
      return Optional.of(", unit: ha");
    }
    if (header.matches(".*\\s(km2|km²|km\\^2|sq ?km|км2|км²|кв ?км|كم2|كم²)\\s.*")) {
      return Optional.of(", unit: km2");
    }
    return header.matches(
            ".*\\s(m2|m²|m\\^2|sq ?m|sqm|м2|м²|кв ?м|م2|م²|متر مربع|متر مکعب|m carr[eé]s?|metros"
                + " cuadrados|square met(er|re)s|ម៉ែត្រការ៉េ|ម២)\\s.*")
        ? Optional.of("")
        : Optional.empty();
  }

  private void split(List<String> lines) {
    Parts parts = guess.parts();
    if (parts.columns().isEmpty()) {
      return;
    }
    List<String> doubts = new ArrayList<>();
    doubts.add(
        "columns that count the members of %s: %s"
            .formatted(
                parts.dimension(),
                String.join(", ", parts.columns().stream().map(SampledColumn::name).toList())));
    if (!parts.left().isEmpty()) {
      doubts.add("other parts are not used: " + String.join(", ", parts.left()));
    }
    notes.check(lines, "split", doubts);
    lines.add("split:");
    lines.add("  dimension: " + parts.dimension());
    lines.add("  members:");
    parts
        .members()
        .forEach(
            (member, measures) -> {
              List<String> columns = new ArrayList<>();
              for (Map.Entry<Role, SampledColumn> one : measures.entrySet()) {
                missing(one.getValue(), true, guess.numbers());
                columns.add(
                    "%s: {column: %s}"
                        .formatted(one.getKey().measure(), Words.quoted(one.getValue().name())));
              }
              lines.add("    %s: {%s}".formatted(member, String.join(", ", columns)));
            });
  }

  private void numbers(List<String> lines) {
    NumberStyle numbers = guess.numbers();
    if (!numbers.doubt().isEmpty()) {
      notes.check(lines, "numbers", List.of(numbers.doubt()));
    }
    if (!numbers.isPlain() || !numbers.doubt().isEmpty()) {
      lines.add("numbers: " + numbers.yaml());
    }
  }
}

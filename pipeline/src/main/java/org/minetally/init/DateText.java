package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the date of a profile. */
final class DateText {

  private static final double MOST = 0.5;

  private final Guess guess;
  private final Notes notes;

  DateText(Guess guess, Notes notes) {
    this.guess = guess;
    this.notes = notes;
  }

  void write(List<String> lines) {
    Optional<Meaning> date = guess.of(Role.DATE);
    Optional<Meaning> start = guess.of(Role.START);
    Optional<Meaning> year = guess.of(Role.YEAR);
    if (date.isPresent()) {
      notes.because(lines, "date", date.get());
      lines.add("date: {column: " + date.get().name() + ", " + forms(List.of(date.get())) + "}");
    } else if (start.isPresent()) {
      Meaning end = guess.of(Role.END).orElseThrow();
      notes.because(lines, "start", start.get());
      notes.because(lines, "end", end);
      lines.add(
          "date: {start: %s, end: %s, %s}"
              .formatted(start.get().name(), end.name(), forms(List.of(start.get(), end))));
    } else if (year.isPresent()) {
      years(lines, year.get());
    } else {
      notes.check(
          lines, "", List.of("no column contains dates; the date of every record is unknown"));
      lines.add("date: unknown");
    }
  }

  private void years(List<String> lines, Meaning year) {
    notes.because(lines, "year", year);
    StringBuilder parts = new StringBuilder("date: {year: " + year.name());
    missing(year);
    for (Role role : List.of(Role.MONTH, Role.DAY)) {
      Optional<Meaning> part = guess.of(role);
      if (part.isPresent()) {
        notes.because(lines, Words.plain(role), part.get());
        parts.append(", ").append(Words.plain(role)).append(": ").append(part.get().name());
        missing(part.get());
      }
    }
    guess
        .of(Role.MONTH)
        .ifPresent(month -> parts.append(names(Months.of(month.column().values(), MOST))));
    lines.add(parts + "}");
  }

  private void missing(Meaning part) {
    notes.missingIn(
        part.column(),
        value ->
            Fitness.isNines(value)
                || guess.lexicon().isMissing(value)
                || (part.role() != Role.YEAR && value.matches("0+")));
  }

  /** Returns the forms of one or two columns. */
  private String forms(List<Meaning> columns) {
    List<String> forms = new ArrayList<>();
    for (Meaning meaning : columns) {
      Optional<Dates> dates = Dates.of(meaning.column(), guess.lexicon());
      dates.ifPresent(
          found ->
              notes.missingIn(
                  meaning.column(),
                  value -> guess.lexicon().isMissing(value) && !found.reads(value)));
      for (String form : dates.map(Dates::forms).orElse(List.of("yyyy-MM-dd"))) {
        if (!forms.contains(form)) {
          forms.add(form);
        }
      }
    }
    List<String> quoted = forms.stream().map(Words::quoted).toList();
    String written =
        quoted.size() == 1
            ? "form: " + quoted.get(0)
            : "forms: [" + String.join(", ", quoted) + "]";
    return written
        + columns.stream()
            .flatMap(meaning -> Dates.of(meaning.column(), guess.lexicon()).stream())
            .map(dates -> names(dates.months()))
            .filter(names -> !names.isEmpty())
            .findFirst()
            .orElse("");
  }

  /** Returns the key for the language of month names, after a comma. */
  private static String names(Months months) {
    return months.language().isEmpty() ? "" : ", month_names: " + Words.quoted(months.language());
  }

  /** Returns whether the dates include the month. */
  boolean isToTheMonth() {
    if (guess.of(Role.YEAR).isPresent()) {
      return guess.of(Role.MONTH).isPresent();
    }
    return List.of(Role.DATE, Role.START).stream()
        .flatMap(role -> guess.of(role).stream())
        .flatMap(meaning -> Dates.of(meaning.column(), guess.lexicon()).stream())
        .anyMatch(Dates::toTheMonth);
  }
}

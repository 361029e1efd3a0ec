package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the profile in the job file. */
final class ProfileYaml {

  private final Guess guess;
  private final Lexicon lexicon;
  private Notes notes = new Notes();

  ProfileYaml(Guess guess, Lexicon lexicon) {
    this.guess = guess;
    this.lexicon = lexicon;
  }

  /** Returns the questions for the operator. */
  List<String> doubts() {
    return notes.doubts();
  }

  /** Returns whether the dates include the month. */
  boolean isToTheMonth() {
    return (guess.of(Role.MONTH).isPresent() && guess.of(Role.YEAR).isPresent())
        || Stream.of(Role.DATE, Role.START)
            .flatMap(role -> guess.of(role).stream())
            .flatMap(meaning -> Dates.of(meaning.column(), lexicon).stream())
            .anyMatch(Dates::toTheMonth);
  }

  List<String> lines(List<String> levels) {
    notes = new Notes();
    List<String> lines = new ArrayList<>();
    key(lines);
    events(lines);
    date(lines);
    region(lines, levels);
    new DimensionsText(guess, lexicon, notes).write(lines);
    new MeasuresText(guess, lexicon, notes).write(lines);
    missing(lines);
    others(lines);
    return lines;
  }

  private void key(List<String> lines) {
    guess
        .of(Role.KEY)
        .ifPresent(
            key -> {
              lines.add(
                  "# Every value is unique. If several records have the same key, only the first counts.");
              lines.add("record_key: [" + key.name() + "]");
            });
  }

  /** Suggests a filter: files often mix detections with accidents, exercises and other events. */
  private void events(List<String> lines) {
    Optional<Meaning> event = guess.of(Role.EVENT);
    if (event.isEmpty()) {
      return;
    }
    List<String> kinds = event.get().column().values();
    List<String> some = kinds.subList(0, Math.min(Notes.MOST_WORDS, kinds.size()));
    lines.add("# Exclude events that are not detections, such as accidents, with a filter:");
    lines.add("# filters:");
    lines.add("#   - column: " + event.get().name());
    lines.add("#     drop:");
    some.forEach(kind -> lines.add("#       - " + Words.quoted(kind)));
    notes.doubt(
        "%s: exclude events that are not detections with a filter: %s"
            .formatted(event.get().column().name(), String.join("; ", some)));
  }

  private void date(List<String> lines) {
    Optional<Meaning> date = guess.of(Role.DATE);
    Optional<Meaning> start = guess.of(Role.START);
    Optional<Meaning> end = guess.of(Role.END);
    Optional<Meaning> year = guess.of(Role.YEAR);
    if (date.isPresent()) {
      lines.add(Notes.because("date", date.get()));
      lines.add("date: {column: " + date.get().name() + ", " + forms(date.get()) + "}");
    } else if (year.isPresent()) {
      lines.add(Notes.because("year", year.get()));
      StringBuilder parts = new StringBuilder("date: {year: " + year.get().name());
      notes.missingIn(year.get(), value -> Guess.isNines(value));
      for (Role role : List.of(Role.MONTH, Role.DAY)) {
        guess
            .of(role)
            .filter(part -> role == Role.MONTH || guess.of(Role.MONTH).isPresent())
            .ifPresent(
                part -> {
                  parts.append(", ").append(Words.plain(role)).append(": ").append(part.name());
                  notes.missingIn(part, value -> Guess.isNines(value) || value.matches("0+"));
                });
      }
      lines.add(parts + "}");
    } else if (start.isPresent() && end.isPresent()) {
      lines.add(Notes.because("start", start.get()));
      lines.add(
          "date: {start: %s, end: %s, %s}"
              .formatted(start.get().name(), end.get().name(), forms(start.get())));
    } else {
      lines.add("# No column contains dates: the date of every record is unknown.");
      lines.add("date: unknown");
      notes.doubt("no date column found; the date of every record is unknown");
    }
  }

  private String forms(Meaning meaning) {
    Dates dates = Dates.of(meaning.column(), lexicon).orElseThrow();
    notes.missingIn(meaning, value -> lexicon.isMissing(value) && !dates.reads(value));
    if (dates.ambiguous()) {
      String other = Dates.swapped(dates.forms().get(0));
      notes.doubt(
          "%s: every date could be %s or %s; ask the owner of the file"
              .formatted(meaning.column().name(), dates.forms().get(0), other));
    }
    List<String> forms = dates.forms().stream().map(Words::quoted).toList();
    return forms.size() == 1
        ? "form: " + forms.get(0)
        : "forms: [" + String.join(", ", forms) + "]";
  }

  private void region(List<String> lines, List<String> levels) {
    if (guess.levels().isEmpty()) {
      lines.add("region:");
      lines.add("  - {level: " + levels.get(0) + ", constant: all}");
      notes.doubt("no place column found; all records count in a single region");
      return;
    }
    guess.all().stream()
        .filter(meaning -> !meaning.role().level().isEmpty())
        .forEach(meaning -> lines.add(Notes.because(Words.plain(meaning.role()), meaning)));
    lines.add("region:");
    for (String level : guess.levels()) {
      StringBuilder place = new StringBuilder("  - {level: " + level);
      guess
          .place(level, true)
          .ifPresent(column -> place.append(", code: ").append(Words.quoted(column.name())));
      guess
          .place(level, false)
          .ifPresent(column -> place.append(", name: ").append(Words.quoted(column.name())));
      lines.add(place + "}");
    }
  }

  private void missing(List<String> lines) {
    if (!notes.missing().isEmpty()) {
      lines.add("# Values that mean \"not reported\".");
      lines.add("missing_in:");
      notes
          .missing()
          .forEach(
              (column, words) ->
                  lines.add(
                      "  %s: [%s]"
                          .formatted(
                              Words.quoted(column),
                              String.join(", ", words.stream().map(Words::quoted).toList()))));
    }
  }

  private void others(List<String> lines) {
    if (!guess.personal().isEmpty()) {
      lines.add("# Personal data: never shown, not even for a rejected record.");
      lines.add(
          "personal: ["
              + String.join(
                  ", ", guess.personal().stream().map(c -> Words.quoted(c.name())).toList())
              + "]");
    }
    if (guess.of(Role.LATITUDE).isPresent() && guess.of(Role.LONGITUDE).isPresent()) {
      lines.add(
          "# If the gazetteer has polygons (gazetteer.boundaries), points fill in and check the regions:");
      lines.add(
          "# coordinates: {longitude: %s, latitude: %s}"
              .formatted(
                  guess.of(Role.LONGITUDE).get().name(), guess.of(Role.LATITUDE).get().name()));
    }
    if (!guess.unused().isEmpty()) {
      lines.add("# Not used:");
      for (SampledColumn column : guess.unused()) {
        List<String> values = column.values();
        lines.add(
            "#   %s (%s)"
                .formatted(
                    column.name(),
                    values.isEmpty() ? "empty" : "such as " + shortened(values.get(0))));
      }
    }
  }

  private static String shortened(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }
}

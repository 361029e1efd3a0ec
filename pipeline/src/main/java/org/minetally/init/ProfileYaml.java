package org.minetally.init;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.minetally.model.Dataset;

/** Writes the profile of one source. */
final class ProfileYaml {

  private final Study study;
  private final Guess guess;
  private final PlacesFile places;
  private final Notes notes;

  ProfileYaml(Study study, Guess guess, PlacesFile places, Notes notes) {
    this.study = study;
    this.guess = guess;
    this.places = places;
    this.notes = notes;
  }

  /** Returns the lines of the profile. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Optional<WideText> wide =
        study.wide().map(columns -> new WideText(study, columns, guess, notes));
    wide.ifPresent(text -> text.unpivot(lines));
    key(lines);
    totals(lines);
    filters(lines);
    wide.ifPresentOrElse(text -> text.date(lines), () -> new DateText(guess, notes).write(lines));
    region(lines);
    series(lines);
    new DimensionsText(guess, notes).write(lines);
    MeasuresText measures = new MeasuresText(guess, study.polygons(), notes);
    wide.ifPresentOrElse(text -> text.measures(lines, measures), () -> measures.write(lines));
    missing(lines);
    others(lines);
    return lines;
  }

  private void key(List<String> lines) {
    Optional<Meaning> incident = guess.of(Role.INCIDENT);
    guess
        .of(Role.KEY)
        .ifPresent(
            key -> {
              lines.add(
                  "# Every value is unique. If several records have the same key, only the first"
                      + " counts.");
              notes.check(lines, "record_key " + key.column().name(), key.doubts());
              lines.add("record_key: [" + key.name() + "]");
            });
    if (incident.isPresent() && guess.dataset() == Dataset.CASUALTIES) {
      lines.add("# Records with the same number belong to one incident.");
      notes.check(lines, "incident " + incident.get().column().name(), incident.get().doubts());
      lines.add("incident: {id: [" + incident.get().name() + "]}");
    }
  }

  private void totals(List<String> lines) {
    study
        .leftovers()
        .totals()
        .ifPresent(
            totals -> {
              lines.add("# Totals of other records are not counted again.");
              if (!totals.doubt().isEmpty()) {
                notes.check(lines, "totals_rows", List.of(totals.doubt()));
              }
              lines.add(
                  "totals_rows: {column: %s, words: %s}"
                      .formatted(Words.quoted(totals.column().name()), list(totals.words())));
            });
  }

  private void filters(List<String> lines) {
    List<String> filters = new ArrayList<>();
    study.kinds().ifPresent(kinds -> kinds(filters, kinds));
    study
        .leftovers()
        .notes()
        .ifPresent(
            rows -> {
              notes.check(filters, "", List.of("notes below the records are excluded"));
              filters.add(filter(rows.column(), "drop", rows.words()));
            });
    study
        .leftovers()
        .blank()
        .ifPresent(
            column -> {
              filters.add("# Rows without any value are not records.");
              filters.add(filter(column, "drop", List.of("")));
            });
    if (!filters.isEmpty()) {
      lines.add("filters:");
      filters.forEach(line -> lines.add("  " + line));
    }
  }

  private void kinds(List<String> filters, Kinds kinds) {
    String column = kinds.column().name();
    boolean mixed = !kinds.casualties().isEmpty() && !kinds.detections().isEmpty();
    if (mixed && !kinds.unknown().isEmpty()) {
      notes.check(
          filters,
          column,
          List.of("decide whether these records count: " + shortened(kinds.unknown())));
    }
    if (study.guesses().size() > 1) {
      boolean people = guess.dataset() == Dataset.CASUALTIES;
      notes.check(
          filters,
          column,
          List.of("the records of " + guess.dataset().label() + " are those with these words"));
      List<String> words = people ? kinds.casualties() : kinds.detections();
      filters.add(filter(kinds.column(), "keep", words));
    } else {
      List<String> dropped = new ArrayList<>(kinds.others());
      dropped.addAll(
          guess.dataset() == Dataset.CASUALTIES ? kinds.detections() : kinds.casualties());
      if (dropped.isEmpty()) {
        return;
      }
      notes.check(filters, column, List.of("these records are not " + guess.dataset().label()));
      filters.add(filter(kinds.column(), "drop", dropped));
    }
  }

  private static String filter(SampledColumn column, String key, Collection<String> words) {
    return "- {column: %s, %s: %s}".formatted(Words.quoted(column.name()), key, list(words));
  }

  private static String list(Collection<String> words) {
    return "[" + String.join(", ", words.stream().map(Words::quoted).toList()) + "]";
  }

  private void series(List<String> lines) {
    if (guess.of(Role.START).isEmpty()) {
      return;
    }
    Optional<SeriesGuess> series = SeriesGuess.of(guess.sample(), guess.lexicon());
    series.ifPresent(
        found -> {
          notes.check(
              lines,
              found.column().name(),
              List.of(
                  "the figures were published, some of them as totals so far; only those of one kind, %s, may be added up"
                      .formatted(found.use())));
          lines.add("series:");
          lines.add("  kind:");
          lines.add("    column: " + Words.quoted(found.column().name()));
          lines.add("    values:");
          found
              .values()
              .forEach((word, kind) -> lines.add("      " + Words.quoted(word) + ": " + kind));
          lines.add("    use: " + Words.quoted(found.use()));
          found
              .published()
              .ifPresent(
                  column ->
                      lines.add(
                          "  published: {column: %s, form: %s}"
                              .formatted(
                                  Words.quoted(column.name()),
                                  Words.quoted(
                                      Dates.of(column, guess.lexicon()).get().forms().get(0)))));
        });
  }

  private void region(List<String> lines) {
    List<String> regions = new ArrayList<>();
    for (Places.Level level : guess.places().levels()) {
      places.levelOf(level.label()).ifPresent(label -> region(regions, level, label));
    }
    if (regions.isEmpty()) {
      notes.check(
          regions, "", List.of("no column of places found; all records count in one region"));
      places
          .whole()
          .ifPresent(
              code ->
                  regions.add(
                      "- {level: %s, constant: %s}"
                          .formatted(places.levels().get(0), Words.quoted(code))));
    }
    boolean any = regions.stream().anyMatch(line -> line.startsWith("-"));
    if (any) {
      lines.add("region:");
    }
    regions.forEach(line -> lines.add(any ? "  " + line : line));
  }

  private void region(List<String> lines, Places.Level level, String label) {
    lines.add("# %s: by %s".formatted(level.columns(), level.why()));
    notes.check(lines, level.columns(), level.doubts());
    StringBuilder entry = new StringBuilder("- {level: " + label);
    level.code().ifPresent(column -> entry.append(", code: ").append(Words.quoted(column.name())));
    if (places.width(level.label()) > 0) {
      entry.append(", pad: ").append(places.width(level.label()));
    }
    level.name().ifPresent(column -> entry.append(", name: ").append(Words.quoted(column.name())));
    lines.add(entry + "}");
    level.code().ifPresent(column -> notes.missingIn(column, guess.lexicon()::isMissing));
    level.name().ifPresent(column -> notes.missingIn(column, guess.lexicon()::isMissing));
  }

  private void missing(List<String> lines) {
    if (notes.missing().isEmpty()) {
      return;
    }
    lines.add("# Values that mean \"not reported\".");
    lines.add("missing_in:");
    notes
        .missing()
        .forEach(
            (column, words) -> lines.add("  %s: %s".formatted(Words.quoted(column), list(words))));
  }

  private void others(List<String> lines) {
    if (!guess.personal().isEmpty()) {
      lines.add("# Personal data: never shown, not even for a rejected record.");
      lines.add("personal:");
      for (Meaning meaning : guess.personal()) {
        List<String> marks = new ArrayList<>();
        notes.check(marks, meaning.column().name(), meaning.doubts());
        marks.forEach(mark -> lines.add("  " + mark));
        lines.add("  - " + meaning.name());
      }
    }
    coordinates(lines);
    if (!guess.unused().isEmpty()) {
      lines.add("# Not used:");
      for (SampledColumn column : guess.unused()) {
        List<String> values = column.values();
        lines.add(
            "#   %s (%s)"
                .formatted(
                    column.name(),
                    values.isEmpty() ? "empty" : "such as " + oneLine(values.get(0))));
      }
    }
  }

  private void coordinates(List<String> lines) {
    boolean measured = lines.stream().anyMatch(line -> line.contains(MeasuresText.POLYGON));
    Optional<String> polygons = study.polygons().filter(p -> measured || places.hasPolygons());
    if (polygons.isPresent()) {
      lines.add("# The geometry of the record:");
      lines.add("coordinates: {geometry: " + Words.quoted(polygons.get()) + "}");
      return;
    }
    Optional<Meaning> longitude = guess.of(Role.LONGITUDE);
    Optional<Meaning> latitude = guess.of(Role.LATITUDE);
    if (longitude.isEmpty() || latitude.isEmpty()) {
      return;
    }
    lines.add(
        "# If the gazetteer has polygons (gazetteer.boundaries), points fill in and check the"
            + " regions:");
    notes.check(lines, longitude.get().column().name(), longitude.get().doubts());
    notes.check(lines, latitude.get().column().name(), latitude.get().doubts());
    lines.add(
        "%scoordinates: {longitude: %s, latitude: %s}"
            .formatted(
                places.hasPolygons() ? "" : "# ", longitude.get().name(), latitude.get().name()));
  }

  private static String shortened(List<String> words) {
    return String.join("; ", words.subList(0, Math.min(20, words.size())))
        + (words.size() > 20 ? "; …" : "");
  }

  private static String oneLine(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }
}

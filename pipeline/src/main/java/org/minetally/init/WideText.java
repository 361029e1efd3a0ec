package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what a profile says about columns whose names are periods. */
record WideText(Study study, WideColumns wide, Guess guess, Notes notes) {

  /** Makes a record of each cell, or of the cells of one period. */
  void unpivot(List<String> lines) {
    notes.check(
        lines,
        "",
        List.of(
            "a wide table: the columns %s are data, one for each %s; each cell becomes a record"
                .formatted(wide.names(), wide.period())));
    if (wide.groups().size() == 1) {
      lines.add("unpivot: " + block(wide.groups().get(0)));
    } else {
      lines.add("unpivot:");
      wide.groups().forEach(group -> lines.add("  - " + block(group)));
    }
    List<String> missing = wide.missing(guess.lexicon());
    if (!missing.isEmpty()) {
      lines.add(
          missing.stream().map(Words::quoted).collect(Collectors.joining(", ", "missing: [", "]")));
    }
  }

  private String block(WideColumns.Group group) {
    return "{columns: [%s], name: %s, value: %s}"
        .formatted(
            group.columns().entrySet().stream()
                .map(WideText::column)
                .collect(Collectors.joining(", ")),
            Words.quoted(label()),
            Words.quoted(wide.number(group, guess.sample(), guess.lexicon())));
  }

  private static String column(Map.Entry<SampledColumn, PeriodLabel> entry) {
    String name = entry.getKey().name();
    String label = entry.getValue().text();
    return name.equals(label)
        ? Words.quoted(name)
        : "{column: %s, label: %s}".formatted(Words.quoted(name), Words.quoted(label));
  }

  private String label() {
    return wide.label(guess.sample());
  }

  /** Writes the date of the records. */
  void date(List<String> lines) {
    String label = Words.quoted(label());
    Optional<Meaning> year = guess.of(Role.YEAR);
    String taken = "the names of the columns are taken for the %ss".formatted(wide.period());
    switch (wide.grain()) {
      case YEAR -> date(lines, taken, "{year: %s}".formatted(label));
      case QUARTER -> date(lines, taken, "{column: %s, form: edtf}".formatted(label));
      case MONTH ->
          date(
              lines,
              wide.titleYear().map(y -> taken + " of " + y + ", a year in a title").orElse(taken),
              "{column: %s, form: yyyy-MM}".formatted(label));
      case MONTH_OF_YEAR -> {
        if (year.isPresent()) {
          date(lines, taken, "{year: %s, month: %s}".formatted(year.get().name(), label));
        } else {
          date(lines, taken + ", but nothing shows the year", "unknown");
        }
      }
    }
  }

  private void date(List<String> lines, String doubt, String date) {
    notes.check(lines, "date", List.of(doubt));
    lines.add("date: " + date);
  }

  /** Writes the measures, of each group that has a name for one, or else of all numbers. */
  void measures(List<String> lines, MeasuresText measures) {
    if (wide.groups().size() == 1 && wide.groups().get(0).rest().isEmpty()) {
      measures.write(lines, number(wide.groups().get(0)), study.topic());
      return;
    }
    List<String> counts = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (WideColumns.Group group : wide.groups()) {
      Optional<Role> role =
          group
              .role(guess.lexicon())
              .filter(r -> guess.dataset() == Topic.dataset(r))
              .filter(r -> counts.stream().noneMatch(c -> c.startsWith(r.measure() + ":")));
      role.ifPresentOrElse(
          r ->
              counts.add(
                  "%s: {column: %s%s}"
                      .formatted(
                          r.measure(),
                          Words.quoted(number(group)),
                          MeasuresText.unit(group.rest()).orElse(""))),
          () -> left.add(group.rest()));
    }
    if (counts.isEmpty()) {
      measures.write(lines, number(wide.groups().get(0)), study.topic());
    } else {
      measures.write(lines, counts);
    }
    if (!left.isEmpty()) {
      notes.check(lines, "measures", List.of("nothing says what these count: " + left));
    }
  }

  private String number(WideColumns.Group group) {
    return wide.number(group, guess.sample(), guess.lexicon());
  }
}

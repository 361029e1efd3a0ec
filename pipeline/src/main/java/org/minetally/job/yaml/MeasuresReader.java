package org.minetally.job.yaml;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.Problem;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.profile.Input;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.NumberForm;
import org.minetally.profile.Unit;

/** Reads which columns contain the counts and areas of a record. */
final class MeasuresReader {

  private final Yaml profile;
  private final Set<Dataset> datasets;
  private final ColumnNames columns;
  private final List<Problem> problems;

  MeasuresReader(Yaml profile, Set<Dataset> datasets, ColumnNames columns, List<Problem> problems) {
    this.profile = profile;
    this.datasets = datasets;
    this.columns = columns;
    this.problems = problems;
  }

  /** Returns the default number format of the profile's columns. */
  NumberForm numbers() {
    return numbers(profile, NumberForm.PLAIN);
  }

  MeasureMapping read() {
    Optional<Yaml> given = profile.get("measures");
    Optional<Yaml> outcome = given.flatMap(m -> m.get("outcome"));
    Optional<Yaml> counts = given.flatMap(m -> m.get("counts"));
    if (given.isPresent() && given.get().isMapping() && outcome.isPresent() == counts.isPresent()) {
      problems.add(given.get().problem("expected either outcome or counts"));
    }
    if (outcome.isPresent()) {
      if (!datasets.contains(Dataset.CASUALTIES)) {
        problems.add(
            given.get().key("outcome").problem("only casualties have an outcome; expected counts"));
      }
      for (String key : List.of("series", "split", "checks")) {
        if (profile.get(key).isPresent()) {
          problems.add(
              profile
                  .key(key)
                  .problem(
                      key + " cannot be combined with outcome, where each record is one victim"));
        }
      }
      return new MeasureMapping.OneVictimPerRecord(
          new LabelsReader(columns, problems).outcome(outcome.get()));
    }
    SplitReader split = new SplitReader(profile, datasets, columns, this, problems);
    return new MeasureMapping.Counts(
        counts.map(this::quantities).orElse(Map.of()), split.split(), split.checks());
  }

  /** Reads a mapping of measures to their columns. */
  Map<Measure, MeasureMapping.Quantity> quantities(Yaml place) {
    Map<Measure, MeasureMapping.Quantity> quantities = new EnumMap<>(Measure.class);
    for (Map.Entry<Yaml, Yaml> pair : place.pairs()) {
      for (Measure measure : Measure.values()) {
        if (measure.isBound() || !measure.column().equals(pair.getKey().text().orElse(""))) {
          continue;
        }
        if (datasets.stream().anyMatch(measure.datasets()::contains)) {
          MeasureMapping.Quantity quantity = quantity(pair.getValue(), measure);
          quantities.put(measure, quantity);
          bound(pair.getValue(), "low", measure.low(), quantity, quantities);
          bound(pair.getValue(), "high", measure.high(), quantity, quantities);
          checkOrder(pair.getValue());
        } else {
          problems.add(pair.getKey().problem(foreign(datasets.iterator().next(), measure)));
        }
      }
    }
    return quantities;
  }

  /** Reads the column of a low or high estimate, which is written like the best one. */
  private void bound(
      Yaml place,
      String key,
      Measure measure,
      MeasureMapping.Quantity best,
      Map<Measure, MeasureMapping.Quantity> quantities) {
    if (place.get(key).isEmpty()) {
      return;
    }
    for (String other : List.of("constant", "geometry")) {
      if (place.get(other).isPresent()) {
        problems.add(place.key(key).problem("%s cannot be combined with %s".formatted(key, other)));
      }
    }
    for (String other : List.of("series", "split")) {
      if (profile.get(other).isPresent()) {
        problems.add(place.key(key).problem("%s cannot be combined with %s".formatted(key, other)));
      }
    }
    Input input = new Input.Column(columns.under(place, key));
    boolean widens = place.text("out_of_order", "reject").equals("widen");
    quantities.put(
        measure, new MeasureMapping.Quantity(input, best.unit(), best.numbers(), widens));
  }

  private void checkOrder(Yaml place) {
    if (place.get("out_of_order").isPresent()
        && place.get("low").isEmpty()
        && place.get("high").isEmpty()) {
      problems.add(
          place
              .key("out_of_order")
              .problem("out_of_order applies to low and high; add one of them"));
    }
  }

  private static String foreign(Dataset dataset, Measure measure) {
    return "%s have no measure %s; expected one of %s"
        .formatted(
            dataset.label(),
            measure.column(),
            String.join(
                ", ",
                dataset.measures().stream()
                    .filter(m -> m != Measure.RECORDS) // counted, never read
                    .map(Measure::column)
                    .toList()));
  }

  private MeasureMapping.Quantity quantity(Yaml place, Measure measure) {
    if (place.get("geometry").isPresent()) {
      checkArea(place, measure);
      return new MeasureMapping.Quantity(Input.geometryArea(), Unit.SQUARE_METRE);
    }
    Optional<Yaml> constant = place.get("constant");
    if (place.isMapping() && constant.isPresent() == place.get("column").isPresent()) {
      problems.add(place.problem("expected either column, constant, or geometry: area"));
    }
    Input input =
        constant.isPresent()
            ? new Input.Constant(number(constant.get(), measure))
            : new Input.Column(columns.under(place, "column"));
    return new MeasureMapping.Quantity(input, unit(place, measure), numbers(place, numbers()));
  }

  private void checkArea(Yaml place, Measure measure) {
    for (String key : List.of("column", "constant", "unit", "numbers")) {
      if (place.get(key).isPresent()) {
        problems.add(
            place.key(key).problem(key + " does not apply to the area of a geometry; remove it"));
      }
    }
    if (!measure.isArea()) {
      problems.add(
          place
              .key("geometry")
              .problem(measure.column() + " is a count, not the area of a geometry"));
    }
  }

  private String number(Yaml constant, Measure measure) {
    boolean area = measure.isArea();
    String text = constant.text().orElse("0");
    if (!text.matches(area ? "[0-9]{1,12}(\\.[0-9]{1,4})?" : "[0-9]{1,12}")) {
      problems.add(
          constant.problem(
              "\"%s\" cannot be a constant here; expected a %s"
                  .formatted(
                      text,
                      area
                          ? "number, 0 or more, with at most 4 decimal places"
                          : "whole number, 0 or more")));
    }
    return text;
  }

  private Unit unit(Yaml place, Measure measure) {
    Optional<Yaml> given = place.get("unit");
    if (!measure.isArea()) {
      given.ifPresent(
          unit -> problems.add(unit.problem(measure.column() + " is a count and has no unit")));
      return Unit.ONE;
    }
    String label = given.flatMap(Yaml::text).orElse("");
    for (Unit unit : Unit.values()) {
      if (unit.label().equals(label)) {
        return unit;
      }
    }
    return Unit.SQUARE_METRE;
  }

  private NumberForm numbers(Yaml parent, NumberForm fallback) {
    Optional<Yaml> place = parent.get("numbers");
    if (place.isEmpty()) {
      return fallback;
    }
    char decimal = separator(place.get().text("decimal", "."), '.');
    char group = separator(place.get().text("thousands", "none"), '\0');
    if (decimal == group) {
      problems.add(place.get().problem("the decimal and thousands separators must differ"));
      return fallback;
    }
    return new NumberForm(decimal, group);
  }

  private static char separator(String written, char fallback) {
    return switch (written) {
      case "none", "" -> fallback;
      case "space" -> ' ';
      default -> written.charAt(0);
    };
  }
}

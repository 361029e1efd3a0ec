package org.minetally.job;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateForms;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Filter;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.NumberForm;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.Unit;

/**
 * Turns a profile that the schema has seen into a typed one. What the schema cannot know is checked
 * here.
 */
final class ProfileReader {

  private static final List<String> OUTCOMES =
      List.of(Measure.KILLED.column(), Measure.INJURED.column(), Measure.OUTCOME_UNKNOWN.column());

  private final Yaml root;
  private final Dataset dataset;
  private final List<String> levels;
  private final List<Problem> problems;
  private final Map<String, Job.Place> columns = new LinkedHashMap<>();

  ProfileReader(Yaml root, Dataset dataset, List<String> levels, List<Problem> problems) {
    this.root = root;
    this.dataset = dataset;
    this.levels = levels;
    this.problems = problems;
  }

  Profile read() {
    List<String> key = new ArrayList<>();
    root.items("record_key").forEach(place -> key.add(named(place)));
    Map<String, Set<String>> missingIn = new HashMap<>();
    root.get("missing_in")
        .ifPresent(
            in ->
                in.pairs()
                    .forEach(
                        pair ->
                            missingIn.put(named(pair.getKey()), texts(pair.getValue().items()))));
    Set<String> personal = new HashSet<>();
    root.items("personal").forEach(place -> personal.add(named(place)));
    checkNothingPersonalIsKept(personal);
    NumberForm numbers = numbers(root.get("numbers"), NumberForm.PLAIN);
    return new Profile(
        dataset,
        key,
        root.items("filters").stream().map(this::filter).toList(),
        date(),
        root.items("region").stream().flatMap(place -> region(place).stream()).toList(),
        dimensions(),
        measures(numbers),
        numbers,
        texts(root.items("missing")),
        missingIn,
        personal);
  }

  /** A word that is kept becomes a key of the tables, where a personal value must not stand. */
  private void checkNothingPersonalIsKept(Set<String> personal) {
    for (Map.Entry<Yaml, Yaml> dimension :
        root.get("dimensions").map(Yaml::pairs).orElse(List.of())) {
      Yaml mapping = dimension.getValue();
      String column = mapping.text("column", "");
      if (personal.contains(column) && mapping.text("otherwise", "").equals("keep")) {
        problems.add(
            mapping.problem(
                "the column \"%s\" is personal, so that its words cannot be kept; expected values for each word that may be shown"
                    .formatted(column)));
      }
    }
  }

  /** Where each column is first named; complete after {@link #read()}. */
  Map<String, Job.Place> columns() {
    return columns;
  }

  private String named(Yaml place) {
    String name = place.text().orElse("");
    columns.putIfAbsent(name, new Job.Place(place.file(), place.line(), place.column()));
    return name;
  }

  private String column(Yaml place, String key) {
    return place.get(key).map(this::named).orElse("");
  }

  private static Set<String> texts(List<Yaml> items) {
    Set<String> texts = new HashSet<>();
    items.forEach(item -> item.text().ifPresent(text -> texts.add(text.strip())));
    return texts;
  }

  private Filter filter(Yaml place) {
    boolean keep = place.get("keep").isPresent();
    if (keep == place.get("leave_out").isPresent()) {
      problems.add(place.problem("a filter has either keep or leave_out"));
    }
    return new Filter(
        column(place, "column"), texts(place.items(keep ? "keep" : "leave_out")), keep);
  }

  private DateMapping date() {
    Optional<Yaml> given = root.get("date");
    if (given.isEmpty()) {
      return new DateMapping.Undated();
    }
    Yaml date = given.get();
    if (!date.isMapping()) {
      if (!date.text().orElse("").equals("unknown")) {
        problems.add(
            date.problem(
                "expected column and form, or year, month and day, or start and end, or unknown"));
      }
      return new DateMapping.Undated();
    }
    boolean one = date.get("column").isPresent();
    boolean parts = date.get("year").isPresent();
    boolean interval = date.get("start").isPresent() && date.get("end").isPresent();
    if ((one ? 1 : 0) + (parts ? 1 : 0) + (interval ? 1 : 0) != 1) {
      problems.add(
          date.problem("expected one of: column and form; year, month and day; start and end"));
      return new DateMapping.Undated();
    }
    if (parts) {
      if (date.get("day").isPresent() && date.get("month").isEmpty()) {
        problems.add(date.problem("a day needs a month"));
      }
      return new DateMapping.Parts(
          column(date, "year"), column(date, "month"), column(date, "day"));
    }
    List<String> forms = forms(date);
    return one
        ? new DateMapping.OneColumn(column(date, "column"), forms)
        : new DateMapping.StartEnd(column(date, "start"), column(date, "end"), forms);
  }

  private List<String> forms(Yaml date) {
    List<Yaml> places = new ArrayList<>(date.items("forms"));
    date.get("form").ifPresent(places::add);
    if (places.isEmpty()) {
      problems.add(date.problem("in which form are the dates? Expected form, such as yyyy-MM-dd"));
    }
    List<String> forms = new ArrayList<>();
    for (Yaml place : places) {
      String form = place.text().orElse("");
      try {
        DateForms.of(List.of(form));
        forms.add(form);
      } catch (IllegalArgumentException e) {
        problems.add(place.problem(sentence(e.getMessage())));
      }
    }
    return forms;
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private Optional<RegionColumns> region(Yaml place) {
    String code = column(place, "code");
    String name = column(place, "name");
    if (code.isEmpty() && name.isEmpty()) {
      problems.add(place.problem("expected the column of the code, of the name, or both"));
    }
    int pad =
        place
            .get("pad")
            .flatMap(Yaml::text)
            .filter(t -> t.matches("[0-9]{1,2}"))
            .map(Integer::valueOf)
            .orElse(0);
    return place
        .get("level")
        .flatMap(level -> JobReader.level(level, levels, problems))
        .map(level -> new RegionColumns(level, code, pad, name));
  }

  private Map<Dimension, LabelMapping> dimensions() {
    Map<Dimension, LabelMapping> mappings = new EnumMap<>(Dimension.class);
    for (Map.Entry<Yaml, Yaml> pair : root.get("dimensions").map(Yaml::pairs).orElse(List.of())) {
      for (Dimension dimension : Dimension.values()) {
        if (!dimension.column().equals(pair.getKey().text().orElse(""))) {
          continue;
        }
        if (!dimension.datasets().contains(dataset)) {
          problems.add(
              pair.getKey().problem(dataset.label() + " have no dimension " + dimension.column()));
          continue;
        }
        List<String> known = new ArrayList<>(dimension.members());
        known.add(dimension.unknown());
        mappings.put(
            dimension, labels(pair.getValue(), dimension::accepts, known, dimension.isOpen()));
      }
    }
    return mappings;
  }

  private LabelMapping labels(
      Yaml place, Predicate<String> accepts, List<String> known, boolean open) {
    Map<String, String> members = new HashMap<>();
    for (Map.Entry<Yaml, Yaml> pair : place.get("values").map(Yaml::pairs).orElse(List.of())) {
      members.put(pair.getKey().text().orElse("").strip(), member(pair.getValue(), accepts, known));
    }
    Optional<Yaml> constant = place.get("constant");
    boolean hasColumn = place.get("column").isPresent();
    if (hasColumn == constant.isPresent()) {
      problems.add(place.problem("expected either column or constant"));
    }
    Input input =
        constant.isPresent()
            ? new Input.Constant(member(constant.get(), accepts, known))
            : new Input.Column(column(place, "column"));
    Otherwise otherwise =
        place
            .get("otherwise")
            .map(o -> otherwise(o, accepts, known, open))
            .orElse(new Otherwise.Reject());
    if (hasColumn && members.isEmpty() && otherwise instanceof Otherwise.Reject) {
      problems.add(
          place.problem(
              "without values every word would be rejected; expected values"
                  + (open ? ", or otherwise: keep" : "")));
    }
    return new LabelMapping(input, members, otherwise);
  }

  private Otherwise otherwise(
      Yaml place, Predicate<String> accepts, List<String> known, boolean open) {
    Optional<Yaml> member = place.get("member");
    if (member.isPresent()) {
      return new Otherwise.Member(member(member.get(), accepts, known));
    }
    String word = place.text().orElse("");
    if (word.equals("keep") && open) {
      return new Otherwise.Keep();
    }
    if (word.equals("keep")) {
      problems.add(
          place.problem(
              "this vocabulary is fixed, so that no word can be kept; expected reject, or member with one of "
                  + String.join(", ", known)));
    } else if (!word.equals("reject")) {
      problems.add(
          place.problem(
              "expected reject, keep, or member: <one of the vocabulary>",
              Similar.to(word, List.of("reject", "keep"))));
    }
    return new Otherwise.Reject();
  }

  private String member(Yaml place, Predicate<String> accepts, List<String> known) {
    String label = place.text().orElse("");
    if (!accepts.test(label)) {
      problems.add(
          place.problem(
              "the vocabulary has no member \"%s\"; expected one of %s"
                  .formatted(label, String.join(", ", known)),
              Similar.to(label, known)));
    }
    return label;
  }

  private MeasureMapping measures(NumberForm numbers) {
    Optional<Yaml> given = root.get("measures");
    Optional<Yaml> outcome = given.flatMap(m -> m.get("outcome"));
    Optional<Yaml> counts = given.flatMap(m -> m.get("counts"));
    if (given.isPresent() && outcome.isPresent() == counts.isPresent()) {
      problems.add(given.get().problem("expected either outcome or counts"));
    }
    if (outcome.isPresent()) {
      if (dataset != Dataset.CASUALTIES) {
        problems.add(outcome.get().problem("only casualties have an outcome"));
      }
      return new MeasureMapping.OneVictimPerRecord(
          labels(outcome.get(), OUTCOMES::contains, OUTCOMES, false));
    }
    Map<Measure, MeasureMapping.Quantity> quantities = new EnumMap<>(Measure.class);
    for (Map.Entry<Yaml, Yaml> pair : counts.map(Yaml::pairs).orElse(List.of())) {
      for (Measure measure : Measure.values()) {
        if (measure.column().equals(pair.getKey().text().orElse(""))) {
          if (measure.datasets().contains(dataset)) {
            quantities.put(measure, quantity(pair.getValue(), measure, numbers));
          } else {
            problems.add(
                pair.getKey().problem(dataset.label() + " have no measure " + measure.column()));
          }
        }
      }
    }
    return new MeasureMapping.Counted(quantities);
  }

  private MeasureMapping.Quantity quantity(Yaml place, Measure measure, NumberForm numbers) {
    Optional<Yaml> constant = place.get("constant");
    if (constant.isPresent() == place.get("column").isPresent()) {
      problems.add(place.problem("expected either column or constant"));
    }
    boolean area = measure.kind() == Measure.Kind.AREA;
    Optional<Yaml> unit = place.get("unit");
    if (unit.isPresent() && !area) {
      problems.add(unit.get().problem(measure.column() + " is a count and has no unit"));
    }
    String given = constant.flatMap(Yaml::text).orElse("0");
    if (constant.isPresent()
        && !given.matches(area ? "[0-9]{1,12}(\\.[0-9]{1,4})?" : "[0-9]{1,12}")) {
      problems.add(
          constant
              .get()
              .problem(
                  "\"%s\" is no %s".formatted(given, area ? "area" : "whole number, 0 or more")));
    }
    Unit of = area ? Unit.SQUARE_METRE : Unit.ONE;
    for (Unit known : Unit.values()) {
      of = unit.flatMap(Yaml::text).orElse("").equals(known.label()) && area ? known : of;
    }
    Input input =
        constant.isPresent()
            ? new Input.Constant(given)
            : new Input.Column(column(place, "column"));
    return new MeasureMapping.Quantity(input, of, numbers(place.get("numbers"), numbers));
  }

  private NumberForm numbers(Optional<Yaml> place, NumberForm fallback) {
    if (place.isEmpty()) {
      return fallback;
    }
    String decimal = place.get().text("decimal", String.valueOf(fallback.decimal()));
    String thousands = place.get().text("thousands", "none");
    char group =
        switch (thousands) {
          case "none" -> '\0';
          case "space" -> ' ';
          default -> thousands.charAt(0);
        };
    if (decimal.length() != 1 || decimal.charAt(0) == group) {
      problems.add(place.get().problem("the decimal and the thousands separator must differ"));
      return fallback;
    }
    return new NumberForm(decimal.charAt(0), group);
  }
}

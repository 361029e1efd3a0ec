package org.minetally.job.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.claim.Claim;
import org.minetally.claim.Comparison;
import org.minetally.job.ClaimSpec;
import org.minetally.job.Job;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.period.internal.DateForms;

/** Reads the claims of a job, from the job file or from a separate file. */
final class ClaimsReader {

  private final FilePatterns files;
  private final JobFile reading;
  private final Set<Dataset> datasets;
  private final List<Problem> problems;
  private final DateForms days = DateForms.of(List.of("yyyy-MM-dd"));

  /**
   * Creates a reader.
   *
   * @param datasets the datasets of the job's sources
   */
  ClaimsReader(FilePatterns files, JobFile reading, Set<Dataset> datasets, List<Problem> problems) {
    this.files = files;
    this.reading = reading;
    this.datasets = datasets;
    this.problems = problems;
  }

  List<ClaimSpec> read(Yaml root) {
    Optional<Yaml> given = root.get("claims");
    if (given.isEmpty()) {
      return List.of();
    }
    Yaml place = given.get();
    List<Yaml> items =
        place.isList()
            ? place.items()
            : files
                .file(place)
                .flatMap(reading::claims)
                .map(file -> file.items("claims"))
                .orElse(List.of());
    List<ClaimSpec> claims = new ArrayList<>();
    items.forEach(item -> claim(item).ifPresent(claims::add));
    checkIds(items);
    new ClaimRelations(items, claims, problems).check();
    return claims;
  }

  private void checkIds(List<Yaml> items) {
    Map<String, Yaml> ids = new LinkedHashMap<>();
    for (Yaml item : items) {
      Yaml first = ids.putIfAbsent(item.text("id", ""), item);
      if (first != null) {
        problems.add(
            item.get("id")
                .orElse(item)
                .problem(
                    String.format(
                        Locale.ROOT,
                        "duplicate claim id \"%s\"; first used on line %d",
                        item.text("id", ""),
                        first.line())));
      }
    }
  }

  private Optional<ClaimSpec> claim(Yaml item) {
    Optional<Dataset> dataset = TablesReader.dataset(item.text("dataset", ""));
    Optional<Comparison> comparison = comparison(item.text("comparator", ""));
    if (dataset.isEmpty() || comparison.isEmpty()) {
      return Optional.empty(); // The schema check has reported it.
    }
    if (!datasets.contains(dataset.get())) {
      problems.add(
          item.get("dataset")
              .orElse(item)
              .problem("no source has the dataset " + dataset.get().label()));
    }
    Optional<Measure> measure = measure(item, dataset.get());
    List<ClaimSpec.Code> regions = new ArrayList<>();
    for (Yaml code : item.items("regions")) {
      regions.add(
          new ClaimSpec.Code(
              code.text().orElse(""), new Job.Place(code.file(), code.line(), code.column())));
    }
    SortedMap<Dimension, List<String>> filters = filters(item, dataset.get());
    DateInterval window = window(item);
    // With both keys, which is a mistake, the claim is a part.
    String partOf = item.text("part_of", "");
    Yaml place = ClaimRelations.whole(item).orElse(item);
    return measure.map(
        of ->
            new ClaimSpec(
                Claim.builder(item.text("id", ""))
                    .statement(item.text("statement", ""))
                    .counting(dataset.get(), of)
                    .window(window)
                    .filters(filters)
                    .figure(comparison.get(), figure(item, of))
                    .publishedOn(item.text("published_on", ""))
                    .source(item.text("source", ""))
                    .partOf(partOf)
                    .subsetOf(partOf.isEmpty() ? item.text("subset_of", "") : "")
                    .build(),
                regions,
                new Job.Place(place.file(), place.line(), place.column())));
  }

  private Optional<Measure> measure(Yaml item, Dataset dataset) {
    String name = item.text("measure", "");
    List<String> known = new ArrayList<>();
    for (Measure measure : dataset.measures()) {
      known.add(measure.column());
      if (measure.column().equals(name)) {
        return Optional.of(measure);
      }
    }
    problems.add(
        item.get("measure")
            .orElse(item)
            .problem(
                "%s have no measure \"%s\"; expected one of %s"
                    .formatted(dataset.label(), name, String.join(", ", known)),
                Similar.to(name, known)));
    return Optional.empty();
  }

  private SortedMap<Dimension, List<String>> filters(Yaml item, Dataset dataset) {
    SortedMap<Dimension, List<String>> filters = new TreeMap<>();
    for (Map.Entry<Yaml, Yaml> filter : item.get("filters").map(Yaml::pairs).orElse(List.of())) {
      String name = filter.getKey().text().orElse("");
      Optional<Dimension> dimension =
          dataset.dimensions().stream().filter(d -> d.column().equals(name)).findFirst();
      if (dimension.isEmpty()) {
        List<String> known = dataset.dimensions().stream().map(Dimension::column).toList();
        problems.add(
            filter
                .getKey()
                .problem(
                    "%s have no dimension \"%s\"; expected one of %s"
                        .formatted(dataset.label(), name, String.join(", ", known)),
                    Similar.to(name, known)));
        continue;
      }
      filters.put(dimension.get(), members(dimension.get(), filter.getValue()));
    }
    return filters;
  }

  private List<String> members(Dimension dimension, Yaml value) {
    List<String> members = new ArrayList<>();
    for (Yaml place : value.isList() ? value.items() : List.of(value)) {
      String member = place.text().orElse("");
      if (!dimension.accepts(member)) {
        problems.add(
            place.problem(
                "\"%s\" is not a member of %s".formatted(member, dimension.column()),
                Similar.to(member, dimension.members())));
      }
      members.add(member);
    }
    return members;
  }

  private DateInterval window(Yaml item) {
    Optional<Yaml> window = item.get("window");
    int from = window.flatMap(w -> w.get("from")).map(this::day).orElse(Integer.MIN_VALUE);
    int to = window.flatMap(w -> w.get("to")).map(this::day).orElse(Integer.MAX_VALUE);
    if (from > to) {
      problems.add(window.get().problem("the window ends before it begins"));
      return DateInterval.UNKNOWN;
    }
    return new DateInterval(from, to);
  }

  private int day(Yaml place) {
    byte[] text = place.text().orElse("").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    long day = days.read(text, 0, text.length);
    if (day == DateInterval.INVALID) {
      problems.add(
          place.problem(
              "\"%s\" is not a valid date; expected one such as 2022-12-21"
                  .formatted(place.text().orElse(""))));
      return DateInterval.startDay(DateInterval.UNKNOWN_PACKED);
    }
    return DateInterval.startDay(day);
  }

  private long figure(Yaml item, Measure measure) {
    int scale = measure.isArea() ? Measure.AREA_SCALE : 0;
    Optional<Yaml> value = item.get("value");
    try {
      return new BigDecimal(value.flatMap(Yaml::text).orElse("0"))
          .movePointRight(scale)
          .longValueExact();
    } catch (NumberFormatException e) {
      return 0; // The schema check has reported that it is not a number.
    } catch (ArithmeticException e) {
      problems.add(
          value
              .orElse(item)
              .problem(
                  "expected %s, but found %s"
                      .formatted(
                          scale == 0
                              ? "a whole number"
                              : "square metres with at most four decimal places",
                          value.flatMap(Yaml::text).orElse(""))));
      return 0;
    }
  }

  private static Optional<Comparison> comparison(String label) {
    for (Comparison comparison : Comparison.values()) {
      if (comparison.label().equals(label)) {
        return Optional.of(comparison);
      }
    }
    return Optional.empty();
  }
}

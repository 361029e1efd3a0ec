package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minetally.format.internal.unpivot.Unpivot;
import org.minetally.job.Problem;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.profile.Filter;
import org.minetally.profile.IncidentId;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;

/**
 * Converts a profile into a typed one, after the schema check, and checks what the schema cannot
 * express.
 */
final class ProfileReader {

  private final Yaml root;
  private final Set<Dataset> datasets;
  private final Levels levels;
  private final ColumnNames columns;
  private final DateFormsReader forms;
  private final List<Problem> problems;

  /**
   * Creates a reader.
   *
   * @param datasets the dataset of the source; several if it is not known
   * @param columns collects the columns that the profile names
   */
  ProfileReader(
      Yaml root,
      Set<Dataset> datasets,
      Levels levels,
      ColumnNames columns,
      List<Problem> problems) {
    this.root = root;
    this.datasets = datasets;
    this.levels = levels;
    this.columns = columns;
    this.forms = new DateFormsReader(problems);
    this.problems = problems;
  }

  Profile read() {
    // Read first, so that problems of the unpivoted columns are reported where they are declared.
    Unpivot unpivot = new UnpivotReader(root, columns, problems).read();
    MeasuresReader measures = new MeasuresReader(root, datasets, columns, problems);
    Map<Dimension, LabelMapping> dimensions =
        new LabelsReader(columns, problems).dimensions(root, datasets);
    Set<String> personal = new HashSet<>(named(root.items("personal")));
    checkPersonal(dimensions, personal);
    List<RegionColumns> regions = regions();
    Profile.Builder profile = Profile.builder(datasets.iterator().next());
    SeriesReader series = new SeriesReader(root, columns, forms, problems);
    new PrecisionsReader(columns, problems).read(root, levels, profile);
    return profile
        .recordKey(named(root.items("record_key")))
        .filters(root.items("filters").stream().map(this::filter).toList())
        .date(new DateMappingReader(root, columns, forms, problems).read())
        .regions(regions)
        .dimensions(dimensions)
        .measures(measures.read())
        .numbers(measures.numbers())
        .missing(texts(root.items("missing")))
        .missingIn(missingIn())
        .personal(personal)
        .revisions(
            new RevisionsReader(root, columns, problems).of(!root.items("record_key").isEmpty()))
        .incident(incident())
        .coordinates(new CoordinatesReader(root, columns, problems).read())
        .series(series.read())
        .reported(series.reported())
        .totals(new TotalRowsReader(root, columns, levels, problems).read(regions))
        .skippedRows(new SkippedRowsReader(root, columns, problems).read(unpivot))
        .unpivot(unpivot)
        .build();
  }

  private IncidentId incident() {
    Optional<Yaml> incident = root.get("incident");
    if (incident.isEmpty()) {
      return IncidentId.NONE;
    }
    Yaml place = incident.get();
    boolean declared = place.get("id").isPresent();
    long given =
        Stream.of("id", "estimate_by", "lookup").filter(key -> place.get(key).isPresent()).count();
    if (place.isMapping() && given != 1) {
      problems.add(place.problem("expected one of id, estimate_by and lookup"));
    }
    if (!datasets.contains(Dataset.CASUALTIES)) {
      problems.add(
          root.key("incident").problem("incident applies only to casualties, not to detections"));
    }
    if (place.get("lookup").isPresent()) {
      return IncidentId.NONE; // LookupsReader reads it.
    }
    return new IncidentId(named(place.items(declared ? "id" : "estimate_by")), !declared);
  }

  private List<String> named(List<Yaml> places) {
    return places.stream().map(columns::at).filter(name -> !name.isEmpty()).toList();
  }

  private Map<String, Set<String>> missingIn() {
    Map<String, Set<String>> missingIn = new HashMap<>();
    for (Map.Entry<Yaml, Yaml> pair : root.get("missing_in").map(Yaml::pairs).orElse(List.of())) {
      missingIn.put(columns.at(pair.getKey()), texts(pair.getValue().items()));
    }
    return missingIn;
  }

  private static Set<String> texts(List<Yaml> items) {
    Set<String> texts = new HashSet<>();
    items.forEach(item -> item.text().ifPresent(text -> texts.add(text.strip())));
    return texts;
  }

  private Filter filter(Yaml place) {
    boolean keep = place.get("keep").isPresent();
    // The schema check reports the retired key.
    boolean isRetired = place.get("leave_out").isPresent();
    if (place.isMapping() && !isRetired && keep == place.get("drop").isPresent()) {
      problems.add(place.problem("expected either keep or drop"));
    }
    return new Filter(
        columns.under(place, "column"), texts(place.items(keep ? "keep" : "drop")), keep);
  }

  private List<RegionColumns> regions() {
    List<RegionColumns> regions = new ArrayList<>();
    Map<String, Yaml> places = new HashMap<>();
    for (Yaml place : root.items("region")) {
      RegionColumns region = region(place);
      if (region.level().isEmpty()) {
        continue;
      }
      if (places.putIfAbsent(region.level(), place) != null) {
        problems.add(place.problem("duplicate level \"%s\"".formatted(region.level())));
      }
      regions.add(region);
    }
    // Regions are looked up from the highest level down, whatever their order in the profile.
    regions.sort(Comparator.comparingInt(region -> levels.names().indexOf(region.level())));
    checkConstants(regions, places);
    return regions;
  }

  /** Checks that no constant place is below a place that each record names. */
  private void checkConstants(List<RegionColumns> regions, Map<String, Yaml> places) {
    for (int i = 1; i < regions.size(); i++) {
      RegionColumns above = regions.get(i - 1);
      RegionColumns region = regions.get(i);
      if (!region.constant().isEmpty() && above.constant().isEmpty()) {
        problems.add(
            places
                .get(region.level())
                .problem(
                    "a constant %s cannot be below a region with columns; use columns for it or a constant for %s"
                        .formatted(region.level(), above.level())));
      }
    }
  }

  /** Reads one region; its level is empty if the gazetteer has no such level. */
  private RegionColumns region(Yaml place) {
    String code = columns.under(place, "code");
    String name = columns.under(place, "name");
    String constant = place.text("constant", "");
    if (place.isMapping() && (code.isEmpty() && name.isEmpty()) == constant.isEmpty()) {
      problems.add(
          place.problem("expected the column of the code, the name, or both; or a constant"));
    }
    if (place.get("pad").isPresent() && place.get("code").isEmpty()) {
      problems.add(place.key("pad").problem("pad has no effect without code"));
    }
    String pad = place.text("pad", "0");
    String level = place.get("level").flatMap(l -> levels.named(l, problems)).orElse("");
    return new RegionColumns(
        level, code, pad.matches("[0-9]{1,2}") ? Integer.parseInt(pad) : 0, name, constant);
  }

  /** Checks that no published label or finding takes its value from a personal column. */
  private void checkPersonal(Map<Dimension, LabelMapping> dimensions, Set<String> personal) {
    dimensions.forEach(
        (dimension, mapping) -> {
          if (mapping.otherwise() instanceof Otherwise.Keep) {
            root.get("dimensions")
                .flatMap(all -> all.get(dimension.column()))
                .flatMap(labels -> labels.get("column"))
                .filter(column -> personal.contains(column.text().orElse("")))
                .ifPresent(column -> problems.add(published(column)));
          }
        });
    quotedInFindings().stream()
        .filter(column -> personal.contains(column.text().orElse("")))
        .forEach(column -> problems.add(published(column)));
  }

  /** Returns the columns whose values a finding may quote. */
  private List<Yaml> quotedInFindings() {
    List<Yaml> quoted = new ArrayList<>();
    if (root.get("series").isPresent() || root.get("split").isPresent()) {
      Stream.concat(
              root.get("measures").flatMap(m -> m.get("counts")).stream(),
              root.get("split").flatMap(s -> s.get("members")).stream()
                  .flatMap(members -> members.pairs().stream())
                  .map(Map.Entry::getValue))
          .flatMap(counts -> counts.pairs().stream())
          .forEach(count -> count.getValue().get("column").ifPresent(quoted::add));
    }
    for (Yaml check : root.items("checks")) {
      check.get("total").ifPresent(quoted::add);
      quoted.addAll(check.items("parts"));
    }
    return quoted;
  }

  private static Problem published(Yaml column) {
    return column.problem(
        "column \"%s\" is personal, but its values would be published; use another column"
            .formatted(column.text().orElse("")));
  }
}

package org.minetally.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minetally.region.internal.NameFolding;
import org.minetally.source.internal.SourceReader;

/**
 * A gazetteer made of the places that a data file names, each below the place of the next higher
 * level in the same record. Use an official gazetteer instead if there is one: this draft repeats
 * every misspelling in the file.
 */
final class GazetteerDraft implements PlacesFile {

  /** The name of the file. */
  static final String FILE = "gazetteer.csv";

  /** The only level, and its only region, if the file names no places. */
  static final String WHOLE = "whole";

  private final List<String> levels;
  private final Lexicon lexicon;
  private final Map<String, Place> places = new LinkedHashMap<>();

  /** A place, with the number of occurrences of each spelling of its name. */
  private record Place(String level, String code, String parent, Map<String, Long> names) {

    String name() {
      return names.entrySet().stream()
          .max(
              Map.Entry.<String, Long>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
          .map(Map.Entry::getKey)
          .orElse(code);
    }

    /** Returns the spellings that differ in more than capitals and accents. */
    List<String> aliases() {
      Map<String, String> others = new TreeMap<>();
      names.keySet().forEach(name -> others.put(NameFolding.fold(name), name));
      others.remove(NameFolding.fold(name()));
      return List.copyOf(others.values());
    }
  }

  private GazetteerDraft(List<String> levels, Lexicon lexicon) {
    this.levels = levels;
    this.lexicon = lexicon;
  }

  /** The columns of places in some records. */
  record Source(Sample sample, Places places) {}

  /** Collects the places that records name. */
  static GazetteerDraft of(List<Source> sources, Lexicon lexicon) {
    List<String> named =
        sources.stream().flatMap(s -> s.places().labels().stream()).distinct().toList();
    GazetteerDraft places = new GazetteerDraft(named.isEmpty() ? List.of(WHOLE) : named, lexicon);
    if (named.isEmpty()) {
      places.places.put(WHOLE, new Place(WHOLE, "all", "", new HashMap<>(Map.of("All", 1L))));
      return places;
    }
    for (boolean orphans : new boolean[] {false, true}) {
      sources.forEach(source -> places.collect(source, orphans));
    }
    return places;
  }

  /**
   * Adds the places of all records.
   *
   * @param orphans whether to add only places whose record does not name the region above, which
   *     may be places that other records name with it
   */
  private void collect(Source source, boolean orphans) {
    Sample sample = source.sample();
    try (SourceReader records = SourceReader.open(sample.path(), sample.format())) {
      while (records.next()) {
        String above = "";
        boolean first = true;
        for (Places.Level level : source.places().levels()) {
          String code = field(sample, level.code(), records);
          String name = field(sample, level.name(), records);
          if (!code.isEmpty() || !name.isEmpty()) {
            boolean orphan = above.isEmpty() && !first;
            boolean known = orphan && code.isEmpty() && isNamed(level.label(), name);
            if (orphan == orphans && !known) {
              above = add(level.label(), above, code, name);
            } else if (!orphan) {
              above = code.isEmpty() ? generatedCode(above, name) : code;
            }
          }
          first = false;
        }
      }
    }
  }

  private boolean isNamed(String level, String name) {
    String folded = NameFolding.fold(name);
    return places.values().stream()
        .filter(place -> place.level().equals(level))
        .anyMatch(
            place ->
                place.names().keySet().stream().anyMatch(n -> NameFolding.fold(n).equals(folded)));
  }

  private String field(Sample sample, Optional<SampledColumn> column, SourceReader records) {
    return column
        .map(sample::position)
        .filter(field -> field < records.cursor().fields())
        .map(field -> Sample.text(records.cursor(), field, records.charset()))
        .filter(text -> !isUnknown(text) && !lexicon.isTotal(text))
        .orElse("");
  }

  /** Returns whether a text means that the place is not known. */
  private boolean isUnknown(String text) {
    return lexicon.isMissing(text);
  }

  /** Adds a place and returns its code. */
  private String add(String level, String parent, String code, String name) {
    String own = code.isEmpty() ? generatedCode(parent, name) : code.replace('/', '-');
    Place place =
        places.computeIfAbsent(
            level + ":" + own, key -> new Place(level, own, parent, new HashMap<>()));
    if (!name.isEmpty()) {
      place.names().merge(name, 1L, Long::sum);
    }
    return own;
  }

  /** Returns a code for a place that has none: its folded name, after the code of its parent. */
  private static String generatedCode(String parent, String name) {
    String own = NameFolding.fold(name).replace(' ', '-');
    return parent.isEmpty() ? own : parent + "." + own;
  }

  @Override
  public List<String> levels() {
    return levels;
  }

  @Override
  public Optional<String> levelOf(String label) {
    return Optional.of(label);
  }

  @Override
  public Optional<String> whole() {
    return levels.equals(List.of(WHOLE)) ? Optional.of("all") : Optional.empty();
  }

  @Override
  public List<String> tableLevels() {
    return levels;
  }

  @Override
  public List<String> yaml() {
    return List.of("file: " + FILE, "levels: [" + String.join(", ", levels) + "]");
  }

  @Override
  public List<String> comments() {
    return levels.equals(List.of(WHOLE))
        ? List.of("No column names a place: all records count in a single region.")
        : List.of(
            "The places that the file names. Use an official gazetteer instead if there is one:",
            "only that reveals wrong names. minetally init accepts it with --gazetteer.");
  }

  @Override
  public List<String> doubts() {
    return List.of();
  }

  @Override
  public int width(String label) {
    return 0;
  }

  @Override
  public boolean hasPolygons() {
    return false;
  }

  @Override
  public String unmatched() {
    return "0";
  }

  /** Returns the number of places at a level. */
  long count(String level) {
    return places.values().stream().filter(place -> place.level().equals(level)).count();
  }

  /** Returns the gazetteer as CSV. */
  String csv() {
    List<String> lines = new ArrayList<>();
    lines.add("code,name,level,parent,aliases");
    for (String level : levels) {
      places.values().stream()
          .filter(place -> place.level().equals(level))
          .sorted(Comparator.comparing(Place::parent).thenComparing(Place::code))
          .map(
              place ->
                  String.join(
                      ",",
                      quoted(place.code()),
                      quoted(place.name()),
                      place.level(),
                      quoted(place.parent()),
                      quoted(String.join("|", place.aliases()))))
          .forEach(lines::add);
    }
    return String.join("\n", lines) + "\n";
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}

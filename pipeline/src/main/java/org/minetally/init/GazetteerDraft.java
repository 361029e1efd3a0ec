package org.minetally.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
final class GazetteerDraft {

  /** The only level, and its only region, if the file names no places. */
  static final String WHOLE = "whole";

  private final List<String> levels;
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

  private GazetteerDraft(List<String> levels) {
    this.levels = levels;
  }

  /** Collects the places that a file names. */
  static GazetteerDraft of(Guess guess) {
    GazetteerDraft places =
        new GazetteerDraft(guess.levels().isEmpty() ? List.of(WHOLE) : guess.levels());
    if (guess.levels().isEmpty()) {
      places.places.put(WHOLE, new Place(WHOLE, "all", "", new HashMap<>(Map.of("All", 1L))));
      return places;
    }
    try (SourceReader records = SourceReader.open(guess.sample().path(), guess.sample().format())) {
      while (records.next()) {
        String above = "";
        for (String level : guess.levels()) {
          Optional<String> code = field(guess, level, true, records);
          Optional<String> name = field(guess, level, false, records);
          if (code.isEmpty() && name.isEmpty()) {
            break;
          }
          above = places.add(level, above, code.orElse(""), name.orElse(""));
        }
      }
    }
    return places;
  }

  private static Optional<String> field(
      Guess guess, String level, boolean code, SourceReader records) {
    return guess
        .place(level, code)
        .map(column -> guess.sample().columns().indexOf(column))
        .filter(field -> field < records.cursor().fields())
        .map(field -> Sample.text(records.cursor(), field, records.charset()))
        .filter(text -> !text.isEmpty() && !isUnknown(text));
  }

  /** Returns whether a string is blank or the reserved word "unknown". */
  private static boolean isUnknown(String text) {
    return NameFolding.fold(text).isEmpty() || text.toLowerCase(Locale.ROOT).equals("unknown");
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

  List<String> levels() {
    return levels;
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

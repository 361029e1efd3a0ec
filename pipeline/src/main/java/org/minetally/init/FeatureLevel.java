package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minetally.region.GazetteerException;

/**
 * A level of the regions of a GeoJSON file.
 *
 * @param label its name in the job file
 * @param code the property with the codes; empty if there is none
 * @param name the property with the names
 */
record FeatureLevel(String label, String code, String name) {

  /** Finds the levels of some features; records show what a level without a name may be. */
  static List<FeatureLevel> of(
      Sample features, List<GazetteerDraft.Source> records, Lexicon lexicon) {
    List<FeatureLevel> levels = new ArrayList<>();
    for (Places.Level level : Places.of(features, lexicon, Set.of()).levels()) {
      String name = level.name().or(level::code).orElseThrow().name();
      levels.add(
          new FeatureLevel(level.label(), level.code().map(SampledColumn::name).orElse(""), name));
    }
    if (!levels.isEmpty()) {
      return levels;
    }
    List<String> labels = records.get(0).places().labels();
    String label = labels.isEmpty() ? "district" : labels.get(labels.size() - 1);
    return features.columns().stream()
        .filter(column -> column.filled() == features.rows())
        .filter(column -> lexicon.score(column.name(), Role.PERSONAL) >= HeaderWords.AMONG)
        .findFirst()
        .map(column -> List.of(new FeatureLevel(label, idOf(features, column), column.name())))
        .orElseThrow(
            () ->
                new GazetteerException(
                    List.of(
                        features.path()
                            + ": no property looks like the name of a region; write the gazetteer"
                            + " into the job by hand")));
  }

  /** Returns the property that identifies a feature, if its name does not; empty if none does. */
  private static String idOf(Sample features, SampledColumn name) {
    return features.columns().stream()
        .filter(column -> !name.isDistinct() && column.isDistinct())
        .filter(column -> HeaderWords.tokens(column.name()).contains("id"))
        .map(SampledColumn::name)
        .findFirst()
        .orElse("");
  }

  String yaml() {
    String own = code.isEmpty() ? "" : ", code: " + Words.quoted(code);
    return "{level: %s%s, name: %s}".formatted(label, own, Words.quoted(name));
  }

  String properties() {
    return code.isEmpty() || code.equals(name) ? name : code + " and " + name;
  }
}

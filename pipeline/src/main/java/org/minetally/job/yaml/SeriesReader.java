package org.minetally.job.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.profile.Series;
import org.minetally.profile.Series.Kind;
import org.minetally.profile.Series.Nature;
import org.minetally.profile.Series.Publication;

/**
 * Reads whether the records of a source are a published series, and which of its figures to use;
 * otherwise, when they were first reported.
 */
final class SeriesReader {

  private static final List<String> NATURES = List.of("increment", "cumulative");

  private final Yaml profile;
  private final ColumnNames columns;
  private final DateFormsReader forms;
  private final List<Problem> problems;

  SeriesReader(Yaml profile, ColumnNames columns, DateFormsReader forms, List<Problem> problems) {
    this.profile = profile;
    this.columns = columns;
    this.forms = forms;
    this.problems = problems;
  }

  Series read() {
    Optional<Yaml> place = profile.get("series").filter(Yaml::isMapping);
    if (place.isEmpty()) {
      return Series.NONE;
    }
    boolean undated = profile.get("date").flatMap(Yaml::text).orElse("").equals("unknown");
    if (undated) {
      problems.add(profile.key("series").problem("a series needs dates, but date is unknown"));
    }
    Publication published =
        place.get().get("published").map(this::published).orElse(Publication.NOWHERE);
    Optional<Yaml> kind = place.get().get("kind");
    if (kind.isEmpty()) {
      return Series.NONE; // The schema check has reported it.
    }
    if (!kind.get().isMapping()) {
      return new Series(nature(kind.get()), Kind.ANY, published);
    }
    return ofKinds(kind.get(), published);
  }

  /** Reads the column of the day on which a record of events was first reported. */
  Publication reported() {
    Optional<Yaml> place = profile.get("reported").filter(Yaml::isMapping);
    if (place.isPresent() && profile.get("series").isPresent()) {
      problems.add(
          profile
              .key("reported")
              .problem("reported does not apply to a series; use series.published"));
    }
    return place.map(this::published).orElse(Publication.NOWHERE);
  }

  private Series ofKinds(Yaml place, Publication published) {
    Map<String, Nature> natures = new TreeMap<>();
    for (Map.Entry<Yaml, Yaml> pair : place.get("values").map(Yaml::pairs).orElse(List.of())) {
      natures.put(pair.getKey().text().orElse("").strip(), nature(pair.getValue()));
    }
    String use = place.text("use", "").strip();
    if (place.get("use").isPresent() && !natures.containsKey(use)) {
      problems.add(
          place
              .get("use")
              .get()
              .problem(
                  "\"%s\" is not among the values; expected one of %s"
                      .formatted(use, String.join(", ", natures.keySet())),
                  Similar.to(use, List.copyOf(natures.keySet()))));
    }
    Set<String> others = new TreeSet<>(natures.keySet());
    others.remove(use);
    return new Series(
        natures.getOrDefault(use, Nature.INCREMENT),
        new Kind(columns.under(place, "column"), use, others),
        published);
  }

  private Publication published(Yaml place) {
    DateFormsReader.DateFormat format = forms.read(place);
    return new Publication(columns.under(place, "column"), format.forms(), format.monthNames());
  }

  private Nature nature(Yaml place) {
    String word = place.text().orElse("");
    if (!NATURES.contains(word)) {
      problems.add(
          place.problem(
              "unknown value \"%s\"; expected increment or cumulative".formatted(word),
              Similar.to(word, NATURES)));
    }
    return word.equals("cumulative") ? Nature.CUMULATIVE : Nature.INCREMENT;
  }
}

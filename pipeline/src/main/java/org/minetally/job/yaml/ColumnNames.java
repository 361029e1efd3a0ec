package org.minetally.job.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.minetally.job.Job;

/** The columns that a profile names, each with the place where it is first named. */
final class ColumnNames {

  private final Map<String, Job.Place> places = new LinkedHashMap<>();

  /** The column that is named here; the empty text if none is. */
  String at(Yaml place) {
    String name = place.text().orElse("");
    if (!name.isEmpty()) {
      places.putIfAbsent(name, new Job.Place(place.file(), place.line(), place.column()));
    }
    return name;
  }

  /** Takes a column that another place than its own asks for. */
  void at(String name, Yaml place) {
    places.putIfAbsent(name, new Job.Place(place.file(), place.line(), place.column()));
  }

  /** The column that is named under a key; the empty text if none is. */
  String under(Yaml place, String key) {
    return place.get(key).map(this::at).orElse("");
  }

  Map<String, Job.Place> places() {
    return places;
  }
}

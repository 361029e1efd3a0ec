package org.minetally.job.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.minetally.job.Job;

/** The columns that a profile names, each with the position where it is first named. */
final class ColumnNames {

  private final Map<String, Job.Place> places = new LinkedHashMap<>();

  /** Records and returns the column that a value names; the empty string if it names none. */
  String at(Yaml place) {
    String name = place.text().orElse("");
    if (!name.isEmpty()) {
      places.putIfAbsent(name, new Job.Place(place.file(), place.line(), place.column()));
    }
    return name;
  }

  /** Records a column that a part of the job file requires without naming it. */
  void at(String name, Yaml place) {
    places.putIfAbsent(name, new Job.Place(place.file(), place.line(), place.column()));
  }

  /** Records a column with the position where it is named. */
  void at(String name, Job.Place place) {
    places.putIfAbsent(name, place);
  }

  /** Records and returns the column named under a key; the empty string if there is none. */
  String under(Yaml place, String key) {
    return place.get(key).map(this::at).orElse("");
  }

  Map<String, Job.Place> places() {
    return places;
  }
}

package org.minetally.job;

import java.nio.file.Path;
import java.util.List;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.GazetteerGeoJson;

/** Where the regions come from. */
public sealed interface GazetteerSpec {

  /** The file. */
  Path file();

  /** The levels' names, from the top down. */
  List<String> levels();

  /**
   * A CSV file, one region a record.
   *
   * @param columns the names of its columns
   */
  record Csv(Path file, List<String> levels, GazetteerCsv.Columns columns)
      implements GazetteerSpec {
    public Csv {
      levels = List.copyOf(levels);
    }
  }

  /**
   * The properties of a GeoJSON file.
   *
   * @param sources where each level's regions are found
   */
  record GeoJson(Path file, List<GazetteerGeoJson.LevelProperties> sources)
      implements GazetteerSpec {
    public GeoJson {
      sources = List.copyOf(sources);
    }

    @Override
    public List<String> levels() {
      return sources.stream().map(GazetteerGeoJson.LevelProperties::level).toList();
    }
  }
}

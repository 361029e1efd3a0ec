package org.minetally.job;


import java.util.List;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.GazetteerGeoJson;
import org.minetally.region.RegionMode;
import org.minetally.storage.Location;

/** Where the regions come from. */
public sealed interface GazetteerSpec {

  /** The file. */
  Location file();

  /** The levels' names, from the top down. */
  List<String> levels();

  /** What holds for any kind of file. */
  Options options();

  /**
   * What holds for any kind of file.
   *
   * @param mode which of a region's changing parents counts
   * @param aliases the files with further names, one or none
   */
  record Options(RegionMode mode, List<Location> aliases) {

    /** As at the event, and no further names. */
    public static final Options NONE = new Options(RegionMode.AT_EVENT, List.of());

    public Options {
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * A CSV file, one region a record.
   *
   * @param columns the names of its columns
   */
  record Csv(Location file, List<String> levels, GazetteerCsv.Columns columns, Options options)
      implements GazetteerSpec {
    public Csv {
      levels = List.copyOf(levels);
    }

    public Csv(Location file, List<String> levels, GazetteerCsv.Columns columns) {
      this(file, levels, columns, Options.NONE);
    }
  }

  /**
   * The properties of a GeoJSON file.
   *
   * @param sources where each level's regions are found
   */
  record GeoJson(Location file, List<GazetteerGeoJson.LevelProperties> sources, Options options)
      implements GazetteerSpec {
    public GeoJson {
      sources = List.copyOf(sources);
    }

    public GeoJson(Location file, List<GazetteerGeoJson.LevelProperties> sources) {
      this(file, sources, Options.NONE);
    }

    @Override
    public List<String> levels() {
      return sources.stream().map(GazetteerGeoJson.LevelProperties::level).toList();
    }
  }
}

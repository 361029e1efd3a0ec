package org.minetally.job;

import java.util.List;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.GazetteerGeoJson;
import org.minetally.region.RegionMode;
import org.minetally.storage.Location;

/** The gazetteer that a job file names: its file, and how to read it. */
public sealed interface GazetteerSpec {

  /** Returns the gazetteer file. */
  Location file();

  /** Returns the names of the levels, highest first. */
  List<String> levels();

  /** Returns the options that do not depend on the file format. */
  Options options();

  /** Returns the same gazetteer with other files of additional names; at most one. */
  GazetteerSpec withAliases(List<Location> files);

  /**
   * Options that do not depend on the file format.
   *
   * @param mode which parent counts for a region whose parent changed over time
   * @param aliases the files of additional names; at most one
   * @param attributes the attributes of the regions; at most one of each kind
   */
  record Options(RegionMode mode, List<Location> aliases, List<AttributeSpec> attributes) {

    /** Regions as at the event, no additional names, and no attributes. */
    public static final Options NONE = new Options(RegionMode.AT_EVENT, List.of(), List.of());

    public Options {
      aliases = List.copyOf(aliases);
      attributes = List.copyOf(attributes);
    }

    /** Returns the same options with other files of additional names. */
    public Options withAliases(List<Location> files) {
      return new Options(mode, files, attributes);
    }
  }

  /**
   * A CSV file with one region per record.
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

    @Override
    public GazetteerSpec withAliases(List<Location> files) {
      return new Csv(file, levels, columns, options.withAliases(files));
    }
  }

  /**
   * A GeoJSON file whose feature properties name the regions.
   *
   * @param sources for each level, the properties that contain its regions' codes and names
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
    public GazetteerSpec withAliases(List<Location> files) {
      return new GeoJson(file, sources, options.withAliases(files));
    }

    @Override
    public List<String> levels() {
      return sources.stream().map(GazetteerGeoJson.LevelProperties::level).toList();
    }
  }
}

package org.minetally.describe;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.OutputLayout;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.Boundaries;
import org.minetally.table.TableSchema;

/**
 * The boundaries of the regions of a job, as a GeoParquet 1.0 table and as GeoJSON. Both use WGS
 * 84, longitude first, and join {@code dim_region} on {@code region_id}.
 */
public final class Geography {

  /** No boundaries. */
  public static final Geography NONE = new Geography(0, new byte[0], new byte[0]);

  static final String GEO_JSON = "regions.geojson";

  private static final String PARQUET = OutputLayout.part(TableSchema.DIM_REGION_GEO.name());

  private final int rows;
  private final byte[] parquet;
  private final byte[] geoJson;

  private Geography(int rows, byte[] parquet, byte[] geoJson) {
    this.rows = rows;
    this.parquet = parquet;
    this.geoJson = geoJson;
  }

  /**
   * Returns the boundaries of the regions of a gazetteer, at the level that has them and at all
   * levels above.
   */
  public static Geography of(Gazetteer gazetteer, Boundaries boundaries) {
    var shapes =
        DissolvedLevels.of(gazetteer, boundaries.level(), boundaries.shapes()).entrySet().stream()
            .map(entry -> RegionGeometry.of(gazetteer, entry.getKey(), entry.getValue()))
            .toList();
    return new Geography(
        shapes.size(),
        new GeoParquet(shapes, boundaries.box()).bytes(),
        new RegionsGeoJson(shapes).bytes());
  }

  /** Returns the boundary table; empty if there are no boundaries. */
  Optional<DescribedTable> table() {
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            new DescribedTable(
                TableSchema.DIM_REGION_GEO,
                rows,
                parquet.length,
                HexFormat.of().formatHex(Fingerprint.newDigest().digest(parquet)),
                List.of(PARQUET)));
  }

  /** Returns the size of the GeoJSON file in bytes; 0 if there is none. */
  int geoJsonBytes() {
    return geoJson.length;
  }

  /** Returns the contents of the files, by path in the snapshot. */
  SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (rows > 0) {
      files.put(PARQUET, parquet.clone());
      files.put(GEO_JSON, geoJson.clone());
    }
    return files;
  }
}

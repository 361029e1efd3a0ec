package org.minetally.describe;

import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.publish.Fingerprint;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.Boundaries;
import org.minetally.table.TableSchema;

/**
 * The shapes of a job's regions, as a table in GeoParquet 1.0 and as GeoJSON. Both lie on the WGS
 * 84 ellipsoid, longitude first, and join {@code dim_region} by {@code region_id}.
 */
public final class Geography {

  /** No shapes. */
  public static final Geography NONE = new Geography(0, new byte[0], new byte[0]);

  static final String GEO_JSON = "regions.geojson";

  private final int rows;
  private final byte[] parquet;
  private final byte[] geoJson;

  private Geography(int rows, byte[] parquet, byte[] geoJson) {
    this.rows = rows;
    this.parquet = parquet;
    this.geoJson = geoJson;
  }

  /** The shapes of these regions. */
  public static Geography of(Gazetteer gazetteer, Boundaries boundaries) {
    var shapes =
        boundaries.shapes().entrySet().stream()
            .map(entry -> RegionGeometry.of(gazetteer, entry.getKey(), entry.getValue()))
            .toList();
    return new Geography(
        shapes.size(),
        new GeoParquet(shapes, boundaries.box()).bytes(),
        new RegionsGeoJson(shapes).bytes());
  }

  /** The table of them; empty if there are none. */
  Optional<DescribedTable> table() {
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            new DescribedTable(
                TableSchema.DIM_REGION_GEO,
                rows,
                parquet.length,
                HexFormat.of().formatHex(Fingerprint.newDigest().digest(parquet))));
  }

  /** The size of the GeoJSON; 0 if there is none. */
  int geoJsonBytes() {
    return geoJson.length;
  }

  /** The files, by their paths in the snapshot. */
  SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (rows > 0) {
      files.put(DescribedTable.path(TableSchema.DIM_REGION_GEO.name()), parquet.clone());
      files.put(GEO_JSON, geoJson.clone());
    }
    return files;
  }
}

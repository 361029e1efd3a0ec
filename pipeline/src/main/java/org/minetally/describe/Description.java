package org.minetally.describe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a snapshot holds, for the tools that open it. The same tables give the same bytes.
 *
 * @param title what the run is about
 * @param tables its tables, sorted by name
 * @param geography the shapes of its regions; empty if there are none
 */
public record Description(String title, List<DescribedTable> tables, Geography geography) {

  public Description {
    tables = List.copyOf(tables);
  }

  /** The files that are added to the snapshot: path, with slashes, and content. */
  public SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>(geography.files());
    files.put("datapackage.json", bytes(new DataPackage(this).json()));
    files.put("views.duckdb.sql", bytes(new DuckDbViews(this).sql()));
    files.put("views.trino.sql", bytes(new TrinoViews(this).sql()));
    return files;
  }

  /** All tables, that of the shapes last. */
  List<DescribedTable> allTables() {
    List<DescribedTable> all = new ArrayList<>(tables);
    geography.table().ifPresent(all::add);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package org.minetally.describe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.publish.About;

/**
 * The metadata of a snapshot for the tools that open it. The same tables always give the same
 * bytes.
 *
 * @param title the title of the run
 * @param about what the job says about its figures
 * @param tables the tables, sorted by name
 * @param geography the boundaries of the regions; {@link Geography#NONE} if there are none
 * @param exports the files with tables in other formats
 */
public record Description(
    String title,
    About about,
    List<DescribedTable> tables,
    Geography geography,
    List<Export> exports) {

  public Description {
    tables = List.copyOf(tables);
    exports = List.copyOf(exports);
  }

  /** Returns the contents of the files to add to the snapshot, by path with slashes. */
  public SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>(geography.files());
    files.put("datapackage.json", bytes(new DataPackage(this).json()));
    files.put("views.duckdb.sql", bytes(new DuckDbViews(this).sql()));
    files.put("views.trino.sql", bytes(new TrinoViews(this).sql()));
    return files;
  }

  /** Returns all tables, the boundary table last. */
  List<DescribedTable> allTables() {
    List<DescribedTable> all = new ArrayList<>(tables);
    geography.table().ifPresent(all::add);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

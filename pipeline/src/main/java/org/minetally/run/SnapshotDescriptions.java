package org.minetally.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minetally.describe.DescribedTable;
import org.minetally.describe.Description;
import org.minetally.describe.Export;
import org.minetally.describe.Geography;
import org.minetally.export.TableExports;
import org.minetally.gate.QualityChecks;
import org.minetally.plan.Plan;
import org.minetally.publish.About;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Manifest;
import org.minetally.region.boundary.Boundaries;
import org.minetally.table.TableSchema;

/** Writes the files that accompany the tables, such as quality.json and datapackage.json. */
final class SnapshotDescriptions {

  private SnapshotDescriptions() {}

  /**
   * Writes the files, which the manifest then lists.
   *
   * @param title the title of the job
   * @param about what the job says about its figures
   * @param tables the tables that were written
   * @param boundaries the boundaries of regions; null if the job names none
   * @param formats the formats in which tables are written in addition to Parquet
   * @param quality the checks as JSON, for readers of the snapshot
   * @param work the folder with the tables
   * @return the fingerprints of the written files, with paths relative to the folder
   */
  static List<Fingerprint> write(
      String title,
      About about,
      Plan plan,
      List<Manifest.TableEntry> tables,
      Boundaries boundaries,
      TableExports formats,
      byte[] quality,
      Path work)
      throws IOException {
    Map<String, TableSchema> schemas =
        plan.schemas().stream().collect(Collectors.toMap(TableSchema::name, Function.identity()));
    List<DescribedTable> described =
        tables.stream()
            .map(
                table ->
                    new DescribedTable(
                        schemas.get(table.name()),
                        table.rows(),
                        table.bytes(),
                        table.sha256(),
                        List.copyOf(table.sizes().keySet())))
            .toList();
    Geography geography =
        boundaries == null ? Geography.NONE : Geography.of(plan.gazetteer(), boundaries);
    List<Export> exports =
        formats.write(work, described.stream().map(DescribedTable::schema).toList());
    List<Fingerprint> written = new ArrayList<>();
    exports.forEach(export -> written.add(export.file()));
    SortedMap<String, byte[]> files =
        new TreeMap<>(new Description(title, about, described, geography, exports).files());
    files.put(QualityChecks.FILE, quality);
    for (var file : files.entrySet()) {
      Path path = work.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
      Fingerprint of = Fingerprint.of(path);
      written.add(new Fingerprint(file.getKey(), of.bytes(), of.sha256()));
    }
    return written;
  }
}

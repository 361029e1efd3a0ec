package org.minetally.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minetally.model.Dataset;
import org.minetally.publish.Manifest;

/**
 * A published snapshot.
 *
 * @param folder the folder of the snapshot
 * @param manifest its manifest
 * @param facts its fact tables
 * @param regions its regions
 */
record Snapshot(Path folder, Manifest manifest, List<ReportTable> facts, Regions regions) {

  Snapshot {
    facts = List.copyOf(facts);
  }

  /**
   * Opens a snapshot.
   *
   * @throws IOException if the folder is not a snapshot, or cannot be read
   */
  static Snapshot open(Path folder) throws IOException {
    Manifest manifest = Manifest.read(folder);
    List<ReportTable> facts = new ArrayList<>();
    for (Manifest.TableEntry entry : manifest.tables()) {
      ReportTable.of(folder, entry).ifPresent(facts::add);
    }
    return new Snapshot(folder, manifest, facts, Regions.of(folder));
  }

  /** Returns the fact tables of a dataset. */
  List<ReportTable> facts(Dataset dataset) {
    return facts.stream().filter(fact -> fact.dataset() == dataset).toList();
  }

  /** Returns whether the snapshot has a table. */
  boolean has(String table) {
    return manifest.tables().stream().anyMatch(entry -> entry.name().equals(table));
  }

  /** Returns the number of rows of a table; 0 if there is no such table. */
  long rows(String table) {
    return manifest.tables().stream()
        .filter(entry -> entry.name().equals(table))
        .mapToLong(Manifest.TableEntry::rows)
        .sum();
  }
}

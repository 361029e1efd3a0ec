package org.minetally.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minetally.parquet.internal.TableFiles;
import org.minetally.publish.ChangesEntry;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Manifest;
import org.minetally.publish.Manifest.StructureEntry;
import org.minetally.publish.Manifest.TableEntry;
import org.minetally.publish.Output.Before;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Reasons;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.ChangeTable;
import org.minetally.table.internal.ChangeTable.Kind;

/**
 * The differences between a run's fact tables and those of the previous snapshot.
 *
 * @param entry the entry of the manifest; empty if there is no previous snapshot
 * @param examples sentences about the first changed figures
 */
public record Changes(Optional<ChangesEntry> entry, List<String> examples) {

  private static final Pattern FACTS =
      Pattern.compile("(casualties|detections|incidents)_by_(day|week|month|quarter|year)_.+");

  public Changes {
    examples = List.copyOf(examples);
  }

  /** Returns the number of figures that differ. */
  public long cells() {
    return entry.map(ChangesEntry::cells).orElse(0L);
  }

  /**
   * Compares the tables and writes the table of changes into the work folder.
   *
   * @param before the previous snapshot; empty if there is none
   * @param work the folder with the run's tables
   * @param facts the run's fact tables
   * @param written the entries of all written tables
   * @throws IOException if the table cannot be written or a table of this run cannot be read. A
   *     table of the previous snapshot that cannot be read is only noted in the entry.
   */
  public static Changes write(
      Optional<Before> before, Path work, List<TableSchema> facts, List<TableEntry> written)
      throws IOException {
    Path file = OutputLayout.part(work, ChangeTable.SCHEMA.name());
    String runId = before.map(was -> was.manifest().runId()).orElse("");
    try (ChangeWriter writer = ChangeWriter.create(file, runId)) {
      if (before.isEmpty()) {
        return new Changes(Optional.empty(), List.of());
      }
      Manifest manifest = before.get().manifest();
      List<StructureEntry> structure =
          new Comparison(before.get(), work, writer).of(facts, written);
      return new Changes(
          Optional.of(
              new ChangesEntry.Builder(manifest)
                  .added(writer.count(Kind.ADDED))
                  .changed(writer.count(Kind.CHANGED))
                  .removed(writer.count(Kind.REMOVED))
                  .byTable(writer.byTable())
                  .structure(structure)
                  .build()),
          writer.examples());
    }
  }

  private record Comparison(Before before, Path work, ChangeWriter writer) {

    List<StructureEntry> of(List<TableSchema> facts, List<TableEntry> written) throws IOException {
      List<StructureEntry> structure = new ArrayList<>();
      Map<String, TableEntry> old = new HashMap<>();
      before.manifest().tables().stream()
          .filter(table -> FACTS.matcher(table.name()).matches())
          .forEach(table -> old.put(table.name(), table));
      for (TableSchema table : facts) {
        TableEntry was = old.remove(table.name());
        TableEntry is =
            written.stream().filter(e -> e.name().equals(table.name())).findFirst().orElseThrow();
        if (table.columns().stream().anyMatch(c -> c.name().equals(TableSchema.IS_SUPPRESSED))) {
          structure.add(
              ComparisonObstacle.SUPPRESSED.of(
                  table.name(), null, "not compared, because the job suppresses small counts"));
        } else if (was == null) {
          structure.add(ComparisonObstacle.TABLE_ADDED.of(table.name(), null, "new table"));
        } else if (!was.sha256().equals(is.sha256())) {
          compare(table, was, structure);
        }
      }
      old.keySet()
          .forEach(
              name ->
                  structure.add(
                      ComparisonObstacle.TABLE_REMOVED.of(
                          name, null, "the table has been removed")));
      structure.sort(
          Comparator.comparing(StructureEntry::table)
              .thenComparing(
                  StructureEntry::column, Comparator.nullsFirst(Comparator.naturalOrder())));
      return structure;
    }

    private void compare(TableSchema table, TableEntry was, List<StructureEntry> structure)
        throws IOException {
      Path old;
      try {
        old = before.table(table.name());
        if (before.manifest().hasUnknownFormat()
            || !Fingerprint.ofAll(was.name(), TableFiles.in(old)).sha256().equals(was.sha256())) {
          structure.add(unreadable(table, "it does not match its manifest"));
          return;
        }
      } catch (IOException e) {
        structure.add(unreadable(table, Reasons.of(e)));
        return;
      }
      new TableComparison(table, writer, structure)
          .compare(old, OutputLayout.table(work, table.name()));
    }

    private static StructureEntry unreadable(TableSchema table, String why) {
      return ComparisonObstacle.UNREADABLE.of(
          table.name(),
          null,
          "not compared, because the previous table cannot be read (%s)".formatted(why));
    }
  }
}

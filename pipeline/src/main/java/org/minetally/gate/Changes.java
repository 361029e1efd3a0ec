package org.minetally.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minetally.parquet.internal.TableFiles;
import org.minetally.publish.ChangesEntry;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Manifest.StructureEntry;
import org.minetally.publish.Manifest.TableEntry;
import org.minetally.publish.Output.Before;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Reasons;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.ChangeTable;
import org.minetally.table.internal.ChangeTable.Kind;

/**
 * The differences between a run's fact tables and those of the previous snapshot.
 *
 * @param entry the entry of the manifest; empty if there is no previous snapshot
 * @param examples sentences about the first changed figures
 * @param suppressed how many figures are suppressed in one of the snapshots
 */
public record Changes(Optional<ChangesEntry> entry, List<String> examples, long suppressed) {

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
    try (ChangeWriter writer = ChangeWriter.create(file, ChangeTable.SCHEMA, runId)) {
      if (before.isEmpty()) {
        return new Changes(Optional.empty(), List.of(), 0);
      }
      Comparison comparison =
          new Comparison(before.get(), table -> OutputLayout.table(work, table), writer);
      List<TableEntry> tables =
          facts.stream()
              .map(
                  table ->
                      written.stream()
                          .filter(e -> e.name().equals(table.name()))
                          .findFirst()
                          .orElseThrow())
              .toList();
      Set<String> suppressed =
          facts.stream()
              .filter(table -> table.columns().stream().anyMatch(Changes::isSuppressionFlag))
              .map(TableSchema::name)
              .collect(Collectors.toSet());
      return of(before.get(), writer, comparison.of(tables, suppressed));
    }
  }

  /**
   * Compares any two snapshots and writes the table of changes that turn one into the other.
   *
   * @param before the one
   * @param now the other
   * @param file the file to write, which must not exist
   * @throws IOException if the table cannot be written. A table that cannot be read is only noted
   *     in the entry.
   */
  public static Changes between(Before before, Before now, Path file) throws IOException {
    try (ChangeWriter writer =
        ChangeWriter.create(file, ChangeTable.ANY_SNAPSHOTS, before.manifest().runId())) {
      Comparison comparison = new Comparison(before, now::table, writer);
      List<StructureEntry> structure = new ArrayList<>();
      List<TableEntry> tables = new ArrayList<>();
      for (TableEntry table : now.manifest().tables()) {
        if (isFacts(table)) {
          Optional<String> problem = Comparison.problem(now, table);
          problem.ifPresent(why -> structure.add(Comparison.unreadable(now, table.name(), why)));
          if (problem.isEmpty()) {
            tables.add(table);
          }
        }
      }
      // Only published figures are compared, so the differences reveal no others.
      structure.addAll(comparison.of(tables, Set.of()));
      structure.removeIf(
          entry ->
              entry.what().equals("table_removed")
                  && now.manifest().table(entry.table()).isPresent());
      return of(before, writer, structure);
    }
  }

  private static boolean isSuppressionFlag(Column column) {
    return column.name().equals(TableSchema.IS_SUPPRESSED);
  }

  private static boolean isFacts(TableEntry table) {
    return FACTS.matcher(table.name()).matches();
  }

  private static Changes of(Before before, ChangeWriter writer, List<StructureEntry> structure) {
    return new Changes(
        Optional.of(
            new ChangesEntry.Builder(before.manifest())
                .added(writer.count(Kind.ADDED))
                .changed(writer.count(Kind.CHANGED))
                .removed(writer.count(Kind.REMOVED))
                .byTable(writer.byTable())
                .structure(structure)
                .build()),
        writer.examples(),
        writer.count(Kind.SUPPRESSED));
  }

  /** Finds the folder of a table. */
  @FunctionalInterface
  private interface Folders {
    Path of(String table) throws IOException;
  }

  private record Comparison(Before before, Folders now, ChangeWriter writer) {

    List<StructureEntry> of(List<TableEntry> tables, Set<String> suppressed) throws IOException {
      List<StructureEntry> structure = new ArrayList<>();
      Map<String, TableEntry> old = new HashMap<>();
      before.manifest().tables().stream()
          .filter(Changes::isFacts)
          .forEach(table -> old.put(table.name(), table));
      for (TableEntry is : tables) {
        TableEntry was = old.remove(is.name());
        if (suppressed.contains(is.name())) {
          structure.add(
              ComparisonObstacle.SUPPRESSED.of(
                  is.name(), null, "not compared, because the job suppresses small counts"));
        } else if (was == null) {
          structure.add(ComparisonObstacle.TABLE_ADDED.of(is.name(), null, "new table"));
        } else if (!was.sha256().equals(is.sha256())) {
          compare(was, structure);
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

    private void compare(TableEntry was, List<StructureEntry> structure) throws IOException {
      Optional<String> problem = problem(before, was);
      if (problem.isPresent()) {
        structure.add(unreadable(before, was.name(), problem.get()));
      } else {
        new TableComparison(was.name(), writer, structure)
            .compare(before.table(was.name()), now.of(was.name()));
      }
    }

    /** Returns why a table of a snapshot cannot be compared; empty if it can. */
    private static Optional<String> problem(Before snapshot, TableEntry table) {
      try {
        return snapshot.manifest().hasUnknownFormat()
                || !Fingerprint.ofAll(table.name(), TableFiles.in(snapshot.table(table.name())))
                    .sha256()
                    .equals(table.sha256())
            ? Optional.of("it does not match its manifest")
            : Optional.empty();
      } catch (IOException e) {
        return Optional.of(Reasons.of(e));
      }
    }

    private static StructureEntry unreadable(Before snapshot, String table, String why) {
      return ComparisonObstacle.UNREADABLE.of(
          table,
          null,
          "not compared, because the table of run %s cannot be read (%s)"
              .formatted(snapshot.manifest().runId(), why));
    }
  }
}

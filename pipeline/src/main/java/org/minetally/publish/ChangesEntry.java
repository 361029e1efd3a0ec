package org.minetally.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.publish.Manifest.StructureEntry;

/**
 * The changes from the previous snapshot, which the table of changes lists.
 *
 * @param previousRunId the run of the previous snapshot
 * @param previousEnded when its tables were complete, ISO 8601 in UTC
 * @param added figures in new rows
 * @param changed changed figures in existing rows
 * @param removed figures in removed rows
 * @param byTable the number of changed, added and removed figures by table
 * @param structure tables and columns that could not be compared
 */
public record ChangesEntry(
    String previousRunId,
    String previousEnded,
    long added,
    long changed,
    long removed,
    SortedMap<String, Long> byTable,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StructureEntry> structure) {

  public ChangesEntry {
    byTable = new TreeMap<>(byTable);
    structure = structure == null ? List.of() : List.copyOf(structure);
  }

  /** Returns the number of figures that differ. */
  public long cells() {
    return added + changed + removed;
  }

  /** Collects the changes from a snapshot. A count that is not set is zero. */
  public static final class Builder {

    private final String previousRunId;
    private final String previousEnded;
    private long added;
    private long changed;
    private long removed;
    private SortedMap<String, Long> byTable = new TreeMap<>();
    private List<StructureEntry> structure = List.of();

    /** Creates a builder without changes from a snapshot. */
    public Builder(Manifest previous) {
      this.previousRunId = previous.runId();
      this.previousEnded = previous.ended();
    }

    public Builder added(long figures) {
      added = figures;
      return this;
    }

    public Builder changed(long figures) {
      changed = figures;
      return this;
    }

    public Builder removed(long figures) {
      removed = figures;
      return this;
    }

    public Builder byTable(SortedMap<String, Long> figures) {
      byTable = figures;
      return this;
    }

    public Builder structure(List<StructureEntry> entries) {
      structure = entries;
      return this;
    }

    public ChangesEntry build() {
      return new ChangesEntry(
          previousRunId, previousEnded, added, changed, removed, byTable, structure);
    }
  }
}

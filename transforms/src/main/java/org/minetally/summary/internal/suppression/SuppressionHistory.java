package org.minetally.summary.internal.suppression;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that readers know from all snapshots published so far. It contains exact counts and
 * must not be published.
 */
public final class SuppressionHistory {

  /** The history before the first snapshot. */
  public static final SuppressionHistory NONE =
      new SuppressionHistory(Set.of(), Set.of(), List.of(), new TreeMap<>(), null);

  private final Set<Integer> counted;
  private final Set<Integer> everCounted;
  private final List<Unit> units;
  private final SortedMap<String, Cell> cells;
  private final Last last;

  SuppressionHistory(
      Set<Integer> counted,
      Set<Integer> everCounted,
      List<Unit> units,
      SortedMap<String, Cell> cells,
      Last last) {
    this.counted = Set.copyOf(counted);
    this.everCounted = Set.copyOf(everCounted);
    this.units = List.copyOf(units);
    this.cells = new TreeMap<>(cells);
    this.last = last;
  }

  /** Returns whether no counts of people have been published. */
  public boolean isEmpty() {
    return cells.isEmpty() && everCounted.isEmpty();
  }

  /**
   * Returns what readers knew before a snapshot: if it is the same as the last one, what they knew
   * before that. The same snapshot is then suppressed in the same way again.
   *
   * @param fingerprint identifies the snapshot
   */
  SuppressionHistory before(String fingerprint) {
    return last != null && last.fingerprint().equals(fingerprint) ? last.before() : this;
  }

  /** Returns this history with the fingerprint of the last snapshot and what was known before. */
  SuppressionHistory withLast(String fingerprint, SuppressionHistory before) {
    SuppressionHistory alone =
        new SuppressionHistory(
            before.counted, before.everCounted, before.units, before.cells, null);
    return new SuppressionHistory(counted, everCounted, units, cells, new Last(fingerprint, alone));
  }

  /** Returns the last snapshot; null if it is not known. */
  Last last() {
    return last;
  }

  /** Writes the history as a JSON object that {@link #read} reads. */
  public void write(JsonGenerator json) throws IOException {
    HistoryJson.write(this, json);
  }

  /**
   * Reads a history.
   *
   * @param json positioned before an object written by {@link #write}
   * @throws IOException if it cannot be read, or is anything else
   */
  public static SuppressionHistory read(JsonParser json) throws IOException {
    return HistoryJson.read(json);
  }

  /** Returns the measures that every snapshot so far has shown. */
  Set<Integer> counted() {
    return counted;
  }

  /** Returns the measures that at least one snapshot has shown. */
  Set<Integer> everCounted() {
    return everCounted;
  }

  List<Unit> units() {
    return units;
  }

  /** Returns the cells by their keys. */
  SortedMap<String, Cell> cells() {
    return cells;
  }

  /**
   * The last snapshot.
   *
   * @param fingerprint identifies what it published
   * @param before what readers knew before it
   */
  record Last(String fingerprint, SuppressionHistory before) {}

  /**
   * Cells whose sums are known.
   *
   * @param isSingle whether it is a single cell, which was shown
   * @param links the tied parts, if tied cells were shown only together with fresh records
   * @param shared the measures that those fresh records had
   */
  record Unit(boolean isSingle, List<Link> links, Set<Integer> shared) {
    Unit {
      links = List.copyOf(links);
      shared = Set.copyOf(shared);
    }

    /** Returns a unit of cells that are tied to no others. */
    static Unit of(boolean isSingle) {
      return new Unit(isSingle, List.of(), Set.of());
    }
  }

  /**
   * A tied part of a unit.
   *
   * @param gone the records that had been removed when it was linked
   * @param pooled the measures that were shown only together with the fresh records
   */
  record Link(Counts gone, Set<Integer> pooled) {
    Link {
      pooled = Set.copyOf(pooled);
    }
  }

  /**
   * One cell.
   *
   * @param last its counts in the last snapshot that showed anything of it; null if none did
   * @param pieces its records, grouped by the unit they are tied to, the oldest first
   * @param knownZero the measures that were shown to be 0 although nothing else was shown
   * @param hidden its counts in the last snapshot, if that showed no sum with them; otherwise null
   */
  record Cell(Counts last, List<Piece> pieces, Set<Integer> knownZero, Counts hidden) {
    Cell {
      pieces = List.copyOf(pieces);
      knownZero = Set.copyOf(knownZero);
    }
  }

  /**
   * Records of a cell that are tied to those of other cells.
   *
   * @param unit the position of the unit
   * @param part 0 for the fresh records of the unit, otherwise the number of its tied part
   * @param base the records that every snapshot since has had
   */
  record Piece(int unit, int part, Counts base) {}
}

package org.minetally.summary.internal.suppression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minetally.summary.internal.suppression.SuppressionHistory.Cell;
import org.minetally.summary.internal.suppression.SuppressionHistory.Link;
import org.minetally.summary.internal.suppression.SuppressionHistory.Piece;
import org.minetally.summary.internal.suppression.SuppressionHistory.Unit;

/** Builds the history for the next snapshot, group by group. */
final class NextHistory {

  private static final int YOUNGEST = Integer.MAX_VALUE;

  private final Carryover carryover;
  private final Set<Integer> counted;
  private final Set<Integer> zeroShown;
  private final List<Unit> units = new ArrayList<>();
  private final Map<String, SortedMap<Integer, Piece>> pieces = new HashMap<>();
  private final Map<String, Set<Integer>> knownZero = new HashMap<>();
  private final Set<String> unseen = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();

  /**
   * Starts the history.
   *
   * @param carryover what this snapshot still has of the previous history
   * @param counted the measures that this snapshot shows
   * @param zeroShown the measures for which it reveals that a cell has none
   */
  NextHistory(Carryover carryover, List<Integer> counted, Set<Integer> zeroShown) {
    this.carryover = carryover;
    this.counted = Set.copyOf(counted);
    this.zeroShown = Set.copyOf(zeroShown);
  }

  /** Keeps a group whose sums follow from what is published. */
  void tie(Group group) {
    if (group.parts().size() > 1) {
      List<Link> links = group.tied().stream().map(Part.TiedCells::link).toList();
      int unit = unit(new Unit(false, links, links.isEmpty() ? Set.of() : shared(group)));
      for (Part part : group.parts()) {
        if (part instanceof Part.FreshRecords fresh) {
          addFresh(group, fresh, new Piece(unit, 0, fresh.counts()));
        } else if (part instanceof Part.TiedCells tied) {
          keep(tied, unit, 1 + group.tied().indexOf(tied));
        }
      }
    } else if (group.parts().get(0) instanceof Part.TiedCells tied) {
      keep(tied, unit(Unit.of(tied.isSingle())), 0);
    } else if (group.parts().get(0) instanceof Part.FreshRecords fresh) {
      tieRow(fresh);
    }
  }

  private Set<Integer> shared(Group group) {
    return IntStream.range(0, group.fresh().measures())
        .filter(group::shares)
        .boxed()
        .collect(Collectors.toSet());
  }

  private void tieRow(Part.FreshRecords fresh) {
    Set<Integer> exposed = new HashSet<>(fresh.exposed());
    exposed.retainAll(counted);
    if (fresh.isNewRow()) {
      add(fresh.first(), YOUNGEST, new Piece(unit(Unit.of(true)), 0, fresh.counts()));
    } else if (!exposed.isEmpty()) {
      Counts shown = fresh.counts().only(exposed);
      add(fresh.first(), YOUNGEST, new Piece(unit(Unit.of(true)), 0, shown));
    }
  }

  /** Adds a fresh part. In a linked group, it is already a piece of the history. */
  private void addFresh(Group group, Part.FreshRecords fresh, Piece piece) {
    int age =
        group.isLinked()
            ? carryover.pieces(new UnitPart(group.linked().unit(), 0)).stream()
                .filter(old -> old.key().equals(fresh.first()))
                .findFirst()
                .orElseThrow()
                .age()
            : YOUNGEST;
    add(fresh.first(), age, piece);
  }

  private int unit(Unit unit) {
    units.add(unit);
    return units.size() - 1;
  }

  private void add(String key, int age, Piece piece) {
    pieces.computeIfAbsent(key, any -> new TreeMap<>()).put(age, piece);
  }

  private void keep(Part.TiedCells tied, int unit, int part) {
    carryover.pieces(tied.id()).stream()
        .filter(piece -> !piece.isGone())
        .forEach(piece -> add(piece.key(), piece.age(), new Piece(unit, part, piece.kept())));
  }

  /**
   * Keeps the earlier knowledge of a group. This snapshot reveals at most which of its measures are
   * 0.
   */
  void release(Group group) {
    group.parts().forEach(part -> unseen.addAll(keys(part)));
    group.parts().forEach(part -> hidden.addAll(keys(part)));
    if (group.isLinked()) {
      Unit old = carryover.history().units().get(group.linked().unit());
      int unit = unit(old);
      for (int part = 0; part <= old.links().size(); part++) {
        restore(new UnitPart(group.linked().unit(), part), unit);
      }
      return;
    }
    for (Part part : group.parts()) {
      if (part instanceof Part.TiedCells tied) {
        restore(new UnitPart(tied.id().unit(), 0), unit(Unit.of(tied.isSingle())));
      } else if (part instanceof Part.FreshRecords fresh && fresh.isNewRow()) {
        Set<Integer> zeros = new HashSet<>(fresh.cell().knownZero());
        zeroShown.stream().filter(measure -> fresh.counts().get(measure) == 0).forEach(zeros::add);
        knownZero.put(fresh.first(), zeros);
      }
    }
  }

  private void restore(UnitPart old, int as) {
    for (CarriedPiece piece : carryover.pieces(old)) {
      unseen.add(piece.key());
      add(piece.key(), piece.age(), new Piece(as, old.part(), piece.before().base()));
    }
  }

  private List<String> keys(Part part) {
    return part.atoms().stream().map(atom -> carryover.atoms().get(atom).key()).toList();
  }

  /** Returns the history, once all groups were passed to {@link #tie} or {@link #release}. */
  SuppressionHistory history() {
    SortedMap<String, Cell> cells = new TreeMap<>();
    for (int atom = 0; atom < carryover.atoms().size(); atom++) {
      String key = carryover.atoms().get(atom).key();
      Cell old = carryover.history().cells().get(key);
      Counts last = unseen.contains(key) ? old == null ? null : old.last() : carryover.counts(atom);
      Set<Integer> zero = knownZero.getOrDefault(key, old == null ? Set.of() : old.knownZero());
      Counts now = hidden.contains(key) ? carryover.counts(atom) : null;
      if (last != null || now != null || !zero.isEmpty()) {
        cells.put(key, new Cell(last, ordered(key), zero, now));
      }
    }
    // Removed cells that are tied to cells of which this snapshot shows nothing.
    pieces.keySet().stream()
        .filter(key -> !cells.containsKey(key))
        .forEach(
            key ->
                cells.put(
                    key,
                    new Cell(
                        carryover.history().cells().get(key).last(),
                        ordered(key),
                        Set.of(),
                        null)));
    Set<Integer> everCounted = new HashSet<>(carryover.history().everCounted());
    everCounted.addAll(counted);
    return new SuppressionHistory(counted, everCounted, units, cells, null);
  }

  private List<Piece> ordered(String key) {
    return List.copyOf(pieces.getOrDefault(key, new TreeMap<>()).values());
  }
}

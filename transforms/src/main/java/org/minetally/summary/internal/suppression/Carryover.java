package org.minetally.summary.internal.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minetally.summary.internal.suppression.SuppressionHistory.Cell;
import org.minetally.summary.internal.suppression.SuppressionHistory.Link;
import org.minetally.summary.internal.suppression.SuppressionHistory.Piece;
import org.minetally.summary.internal.suppression.SuppressionHistory.Unit;

/** Compares the atoms of a snapshot with what earlier snapshots have shown. */
final class Carryover {

  /** A unit of the history, or one of the tied parts of a unit. */
  private record Place(int unit, int part) {}

  /**
   * A piece of the history in this snapshot.
   *
   * @param key the key of its cell
   * @param atom the cell's position; -1 if the cell has been removed
   * @param before the piece as recorded in the history
   * @param age its position among the cell's pieces
   * @param kept the part of it that remains
   * @param holdsRow whether the cell's row depends on it
   * @param knownZero the measures that were shown to be 0
   * @param added the counts that the cell has in addition
   * @param hidden the unchanged counts that the last snapshot suppressed, by measure; 0 for other
   *     measures
   */
  record Carried(
      String key,
      int atom,
      Piece before,
      int age,
      Counts kept,
      boolean holdsRow,
      Set<Integer> knownZero,
      Counts added,
      Counts hidden) {
    boolean isGone() {
      return atom < 0;
    }

    Counts gone() {
      return before.base().minus(kept);
    }

    Counts changes() {
      return gone().plus(added);
    }
  }

  /** Records added to those of a known cell. */
  private record Addition(int atom, Counts counts, Cell cell) {}

  private final SuppressionHistory history;
  private final List<Atom> atoms;
  private final Set<Integer> outcomes;
  private final Map<Place, List<Carried>> carried = new HashMap<>();
  private final List<Addition> additions = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  private Carryover(SuppressionHistory history, List<Atom> atoms, Set<Integer> outcomes) {
    this.history = history;
    this.atoms = atoms;
    this.outcomes = outcomes;
  }

  static Carryover of(SuppressionHistory history, List<Atom> atoms, Set<Integer> outcomes) {
    Carryover carryover = new Carryover(history, atoms, outcomes);
    carryover.compare();
    carryover.tie();
    carryover.additions.forEach(carryover::add);
    carryover.groups.sort(Comparator.comparing(Group::first));
    return carryover;
  }

  /** Returns the initial groups, in the order of their keys. */
  List<Group> groups() {
    return List.copyOf(groups);
  }

  private void compare() {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < atoms.size(); i++) {
      positions.put(atoms.get(i).key(), i);
    }
    for (Map.Entry<String, Cell> entry : history.cells().entrySet()) {
      Integer atom = positions.remove(entry.getKey());
      Cell cell = entry.getValue();
      if (cell.last() != null) {
        compare(entry.getKey(), cell, atom == null ? -1 : atom);
      } else if (atom != null) {
        addRow(atom, cell.knownZero(), cell.hidden());
      }
    }
    for (int atom : positions.values()) {
      addRow(atom, Set.of(), null);
    }
  }

  private void addRow(int atom, Set<Integer> knownZero, Counts hidden) {
    Counts now = counts(atom);
    add(
        new Part.Fresh(
            atoms.get(atom).key(), atom, now, true, Set.of(), knownZero, now.whereEqual(hidden)));
  }

  private void add(Part part) {
    groups.add(Group.of(part, atoms, outcomes));
  }

  private void compare(String key, Cell cell, int atom) {
    Counts none = Counts.zero(cell.last().measures());
    Counts now = atom < 0 ? none : counts(atom);
    Counts base = cell.pieces().stream().map(Piece::base).reduce(none, Counts::plus);
    Counts lost = base.lostUntil(now, outcomes);
    List<Counts> kept = new ArrayList<>();
    for (int i = cell.pieces().size() - 1; i >= 0; i--) {
      Counts piece = cell.pieces().get(i).base();
      Counts taken = piece.min(lost);
      kept.add(0, piece.minus(taken));
      lost = lost.minus(taken);
    }
    Counts added =
        atom < 0 ? none : now.minus(cell.last().minus(cell.last().lostUntil(now, outcomes)));
    boolean rowIsHeld = atom < 0;
    for (int i = 0; i < kept.size(); i++) {
      Piece piece = cell.pieces().get(i);
      boolean holds = !rowIsHeld && kept.get(i).records() > 0;
      rowIsHeld |= holds;
      carried
          .computeIfAbsent(new Place(piece.unit(), piece.part()), any -> new ArrayList<>())
          .add(
              new Carried(
                  key,
                  atom,
                  piece,
                  i,
                  kept.get(i),
                  holds,
                  cell.knownZero(),
                  added,
                  now.whereEqual(cell.hidden())));
    }
    if (!added.isZero()) {
      additions.add(new Addition(atom, added, cell));
    }
  }

  /** Returns the counts of an atom. */
  Counts counts(int atom) {
    return Counts.of(atoms.get(atom).records(), atoms.get(atom).measures());
  }

  /** Builds the groups of the history. */
  private void tie() {
    for (int number = 0; number < history.units().size(); number++) {
      Unit unit = history.units().get(number);
      if (unit.links().isEmpty()) {
        List<Carried> pieces = pieces(number, 0);
        if (pieces.stream().anyMatch(piece -> !piece.isGone())) {
          long goneRows = pieces.stream().filter(Carried::isGone).count();
          Part.Tied tied =
              tied(number, 0, unit.isSingle(), lost(pieces), goneRows, changed(pieces));
          add(tied);
        }
      } else {
        link(number, unit);
      }
    }
  }

  private void link(int number, Unit unit) {
    List<Part> parts = new ArrayList<>();
    for (Carried piece : pieces(number, 0)) {
      if (!piece.isGone()) {
        parts.add(
            new Part.Fresh(
                piece.key(),
                piece.atom(),
                piece.kept(),
                piece.holdsRow(),
                Set.of(),
                piece.knownZero(),
                Counts.zero(piece.kept().measures())));
      }
    }
    boolean isTorn = parts.size() < pieces(number, 0).size();
    for (int part = 1; part <= unit.links().size(); part++) {
      isTorn |= pieces(number, part).stream().anyMatch(Carried::isGone);
      if (pieces(number, part).stream().anyMatch(piece -> !piece.isGone())) {
        Link link = unit.links().get(part - 1);
        parts.add(tied(number, part, false, link.gone(), 0, link.pooled()));
      }
    }
    if (!parts.isEmpty()) {
      Counts changes = changes(pieces(number, 0));
      groups.add(
          Group.linked(parts, new Group.Linked(number, unit.shared(), changes, isTorn), outcomes));
    }
  }

  private Part.Tied tied(
      int unit, int part, boolean isSingle, Counts gone, long goneRows, Set<Integer> pooled) {
    List<Carried> there = pieces(unit, part).stream().filter(piece -> !piece.isGone()).toList();
    return new Part.Tied(
        unit,
        part,
        there.stream().map(Carried::key).min(Comparator.naturalOrder()).orElseThrow(),
        there.stream().map(piece -> new Part.Member(piece.atom(), zeros(piece))).toList(),
        isSingle,
        there.stream().map(Carried::kept).reduce(Counts::plus).orElseThrow(),
        there.stream()
            .map(
                piece ->
                    Counts.ofRow(piece.holdsRow(), piece.knownZero(), outcomes, gone.measures()))
            .reduce(Counts::plus)
            .orElseThrow(),
        gone,
        goneRows,
        changes(pieces(unit, part)),
        pieces(unit, part).stream().anyMatch(Carried::isGone),
        pooled,
        there.stream().map(Carried::hidden).reduce(Counts::plus).orElseThrow());
  }

  private Set<Integer> zeros(Carried piece) {
    Counts now = counts(piece.atom());
    return piece.knownZero().stream()
        .filter(measure -> now.get(measure) == 0)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the measures that have changed in any of the pieces. */
  private static Set<Integer> changed(List<Carried> pieces) {
    Counts lost = lost(pieces);
    boolean isTorn = pieces.stream().anyMatch(Carried::isGone);
    return IntStream.range(SafeGroups.RECORDS, lost.measures())
        .filter(measure -> isTorn || lost.get(measure) > 0)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static Counts changes(List<Carried> pieces) {
    return pieces.stream().map(Carried::changes).reduce(Counts::plus).orElseThrow();
  }

  private static Counts lost(List<Carried> pieces) {
    return pieces.stream().map(Carried::gone).reduce(Counts::plus).orElseThrow();
  }

  /**
   * Adds records to a cell. They are exposed in the measures that no older record of the cell
   * hides.
   */
  private void add(Addition addition) {
    Set<Integer> exposed =
        addition
            .counts()
            .present()
            .filter(
                measure ->
                    addition.cell().knownZero().contains(measure)
                        || addition.cell().pieces().stream()
                            .flatMap(piece -> pieces(piece.unit(), piece.part()).stream())
                            .allMatch(piece -> piece.kept().get(measure) == 0))
            .boxed()
            .collect(Collectors.toSet());
    add(
        new Part.Fresh(
            atoms.get(addition.atom()).key(),
            addition.atom(),
            addition.counts(),
            false,
            exposed,
            Set.of(),
            Counts.zero(addition.counts().measures())));
  }

  /** Returns the pieces of a part of a unit. */
  List<Carried> pieces(int unit, int part) {
    return carried.getOrDefault(new Place(unit, part), List.of());
  }

  SuppressionHistory history() {
    return history;
  }

  List<Atom> atoms() {
    return atoms;
  }
}

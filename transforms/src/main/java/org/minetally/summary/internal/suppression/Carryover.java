package org.minetally.summary.internal.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minetally.summary.internal.suppression.CarriedPiece.CarriedCell;
import org.minetally.summary.internal.suppression.SuppressionHistory.Cell;
import org.minetally.summary.internal.suppression.SuppressionHistory.Link;
import org.minetally.summary.internal.suppression.SuppressionHistory.Piece;
import org.minetally.summary.internal.suppression.SuppressionHistory.Unit;

/** Compares the atoms of a snapshot with what earlier snapshots have shown. */
final class Carryover {

  /** Records added to those of a known cell. */
  private record Addition(int atom, Counts counts, Cell cell) {}

  private final SuppressionHistory history;
  private final List<Atom> atoms;
  private final Set<Integer> outcomes;
  private final Map<UnitPart, List<CarriedPiece>> carried = new HashMap<>();
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
        new Part.FreshRecords(
            new Part.PartCell(atoms.get(atom).key(), atom, knownZero),
            now,
            true,
            Set.of(),
            now.whereEqual(hidden)));
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
    CarriedCell carriedCell =
        new CarriedCell(key, atom, cell.knownZero(), added, now.whereEqual(cell.hidden()));
    boolean rowIsHeld = atom < 0;
    for (int i = 0; i < kept.size(); i++) {
      Piece piece = cell.pieces().get(i);
      boolean holds = !rowIsHeld && kept.get(i).records() > 0;
      rowIsHeld |= holds;
      carried
          .computeIfAbsent(new UnitPart(piece.unit(), piece.part()), any -> new ArrayList<>())
          .add(new CarriedPiece(carriedCell, piece, i, kept.get(i), holds));
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
      UnitPart whole = new UnitPart(number, 0);
      if (!unit.links().isEmpty()) {
        link(whole, unit);
      } else if (isHere(whole)) {
        List<CarriedPiece> pieces = pieces(whole);
        long goneRows = pieces.stream().filter(CarriedPiece::isGone).count();
        add(tied(whole, new Part.Loss(lost(pieces), goneRows), unit.isSingle(), changed(pieces)));
      }
    }
  }

  private void link(UnitPart whole, Unit unit) {
    List<Part> parts = new ArrayList<>();
    for (CarriedPiece piece : pieces(whole)) {
      if (!piece.isGone()) {
        parts.add(
            new Part.FreshRecords(
                new Part.PartCell(piece.key(), piece.cell().atom(), piece.cell().knownZero()),
                piece.kept(),
                piece.holdsRow(),
                Set.of(),
                Counts.zero(piece.kept().measures())));
      }
    }
    boolean isTorn = isTorn(whole);
    for (int number = 1; number <= unit.links().size(); number++) {
      UnitPart part = new UnitPart(whole.unit(), number);
      isTorn |= isTorn(part);
      if (isHere(part)) {
        Link link = unit.links().get(number - 1);
        parts.add(tied(part, new Part.Loss(link.gone(), 0), false, link.pooled()));
      }
    }
    if (!parts.isEmpty()) {
      CellChange change = new CellChange(changes(pieces(whole)), isTorn);
      groups.add(
          Group.linked(
              parts, new Group.EarlierLink(whole.unit(), unit.shared(), change), outcomes));
    }
  }

  /** Returns whether this snapshot has any cell of a part. */
  private boolean isHere(UnitPart part) {
    return pieces(part).stream().anyMatch(piece -> !piece.isGone());
  }

  /** Returns whether any cell of a part was removed. */
  private boolean isTorn(UnitPart part) {
    return pieces(part).stream().anyMatch(CarriedPiece::isGone);
  }

  private Part.TiedCells tied(
      UnitPart part, Part.Loss loss, boolean isSingle, Set<Integer> pooled) {
    List<CarriedPiece> here = pieces(part).stream().filter(piece -> !piece.isGone()).toList();
    return new Part.TiedCells(
        part,
        here.stream().map(this::cellStillZero).toList(),
        here.stream().map(piece -> piece.rowCounts(outcomes)).reduce(RowCounts::plus).orElseThrow(),
        loss,
        new CellChange(changes(pieces(part)), isTorn(part)),
        new Part.Exposure(
            isSingle,
            pooled,
            here.stream().map(CarriedPiece::hidden).reduce(Counts::plus).orElseThrow()));
  }

  /** Returns a piece's cell, with the measures that were shown to be 0 and still are. */
  private Part.PartCell cellStillZero(CarriedPiece piece) {
    CarriedCell cell = piece.cell();
    Counts now = counts(cell.atom());
    return new Part.PartCell(
        cell.key(),
        cell.atom(),
        cell.knownZero().stream()
            .filter(measure -> now.get(measure) == 0)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Returns the measures that have changed in any of the pieces. */
  private static Set<Integer> changed(List<CarriedPiece> pieces) {
    Counts lost = lost(pieces);
    boolean isTorn = pieces.stream().anyMatch(CarriedPiece::isGone);
    return IntStream.range(SafeGroups.RECORDS, lost.measures())
        .filter(measure -> isTorn || lost.get(measure) > 0)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static Counts changes(List<CarriedPiece> pieces) {
    return pieces.stream().map(CarriedPiece::changes).reduce(Counts::plus).orElseThrow();
  }

  private static Counts lost(List<CarriedPiece> pieces) {
    return pieces.stream().map(CarriedPiece::gone).reduce(Counts::plus).orElseThrow();
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
                            .flatMap(
                                piece -> pieces(new UnitPart(piece.unit(), piece.part())).stream())
                            .allMatch(piece -> piece.kept().get(measure) == 0))
            .boxed()
            .collect(Collectors.toSet());
    add(
        new Part.FreshRecords(
            new Part.PartCell(atoms.get(addition.atom()).key(), addition.atom(), Set.of()),
            addition.counts(),
            false,
            exposed,
            Counts.zero(addition.counts().measures())));
  }

  /** Returns the pieces of a part of a unit. */
  List<CarriedPiece> pieces(UnitPart part) {
    return carried.getOrDefault(part, List.of());
  }

  SuppressionHistory history() {
    return history;
  }

  List<Atom> atoms() {
    return atoms;
  }
}

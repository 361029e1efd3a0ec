package org.minetally.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minetally.disclosure.SuppressionHistory.Cell;
import org.minetally.disclosure.SuppressionHistory.Link;
import org.minetally.disclosure.SuppressionHistory.Piece;
import org.minetally.disclosure.SuppressionHistory.Unit;

/** Compares the atoms of a snapshot with what earlier snapshots have shown. */
final class Carryover {

  /** A unit of the history, or one of the tied parts of a unit. */
  private record Place(int unit, int part) {}

  /**
   * A piece of the history in this snapshot.
   *
   * @param key its cell
   * @param atom the cell's position; -1 if it is no longer there
   * @param before what the history has
   * @param age its position among the cell's pieces
   * @param kept what is left of it
   * @param holdsRow whether the cell's row rests on it
   * @param knownZero the measures that were shown to be 0
   * @param added what the cell has on top
   * @param hidden what the last snapshot hid of the cell and is the same now, by measure; else 0
   */
  private record Carried(
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

  /** Records that came on top of those of a known cell. */
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

  /** The groups to begin with, in the order of their keys. */
  List<Group> groups() {
    return List.copyOf(groups);
  }

  Set<Integer> everCounted() {
    return history.everCounted();
  }

  /** Whether an earlier snapshot has shown a measure. */
  boolean wasCounted(int measure) {
    return history.everCounted().contains(measure);
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

  private Counts counts(int atom) {
    return Counts.of(atoms.get(atom).records(), atoms.get(atom).measures());
  }

  /** Makes the groups of the history. */
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

  /** The measures in which they have changed. */
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

  private List<Carried> pieces(int unit, int part) {
    return carried.getOrDefault(new Place(unit, part), List.of());
  }

  /** What is added to a cell is exposed in the measures that nothing older in it hides. */
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

  /**
   * Begins the history for the next snapshot.
   *
   * @param counted the measures that this snapshot shows
   * @param zeroShown those of which it shows that a cell has none
   */
  Successor successor(List<Integer> counted, Set<Integer> zeroShown) {
    return new Successor(Set.copyOf(counted), Set.copyOf(zeroShown));
  }

  /** Builds the history for the next snapshot. */
  final class Successor {

    private static final int YOUNGEST = Integer.MAX_VALUE;

    private final Set<Integer> counted;
    private final Set<Integer> zeroShown;
    private final List<Unit> units = new ArrayList<>();
    private final Map<String, SortedMap<Integer, Piece>> pieces = new HashMap<>();
    private final Map<String, Set<Integer>> knownZero = new HashMap<>();
    private final Set<String> unseen = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    private Successor(Set<Integer> counted, Set<Integer> zeroShown) {
      this.counted = counted;
      this.zeroShown = zeroShown;
    }

    /** Keeps a group whose sums follow from what is published. */
    void tie(Group group) {
      if (group.parts().size() > 1) {
        List<Link> links = group.tied().stream().map(Part.Tied::link).toList();
        int unit = unit(new Unit(false, links, links.isEmpty() ? Set.of() : shared(group)));
        for (Part part : group.parts()) {
          if (part instanceof Part.Fresh fresh) {
            addFresh(group, fresh, new Piece(unit, 0, fresh.counts()));
          } else if (part instanceof Part.Tied tied) {
            keep(tied, unit, 1 + group.tied().indexOf(tied));
          }
        }
      } else if (group.parts().get(0) instanceof Part.Tied tied) {
        keep(tied, unit(Unit.of(tied.isSingle())), 0);
      } else if (group.parts().get(0) instanceof Part.Fresh fresh) {
        tieRow(fresh);
      }
    }

    private Set<Integer> shared(Group group) {
      return IntStream.range(0, group.fresh().measures())
          .filter(group::shares)
          .boxed()
          .collect(Collectors.toSet());
    }

    private void tieRow(Part.Fresh fresh) {
      Set<Integer> exposed = new HashSet<>(fresh.exposed());
      exposed.retainAll(counted);
      if (fresh.isNewRow()) {
        add(fresh.first(), YOUNGEST, new Piece(unit(Unit.of(true)), 0, fresh.counts()));
      } else if (!exposed.isEmpty()) {
        Counts shown = fresh.counts().only(exposed);
        add(fresh.first(), YOUNGEST, new Piece(unit(Unit.of(true)), 0, shown));
      }
    }

    /** A fresh part of a linked group is a piece of the history already. */
    private void addFresh(Group group, Part.Fresh fresh, Piece piece) {
      int age =
          group.isLinked()
              ? pieces(group.linked().unit(), 0).stream()
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

    private void keep(Part.Tied tied, int unit, int part) {
      pieces(tied.unit(), tied.part()).stream()
          .filter(piece -> !piece.isGone())
          .forEach(piece -> add(piece.key(), piece.age(), new Piece(unit, part, piece.kept())));
    }

    /** Keeps what was known of a group before, where this snapshot shows only what it lacks. */
    void release(Group group) {
      group.parts().forEach(part -> unseen.addAll(keys(part)));
      group.parts().forEach(part -> hidden.addAll(keys(part)));
      if (group.isLinked()) {
        Unit old = history.units().get(group.linked().unit());
        int unit = unit(old);
        for (int part = 0; part <= old.links().size(); part++) {
          restore(group.linked().unit(), part, unit);
        }
        return;
      }
      for (Part part : group.parts()) {
        if (part instanceof Part.Tied tied) {
          restore(tied.unit(), 0, unit(Unit.of(tied.isSingle())));
        } else if (part instanceof Part.Fresh fresh && fresh.isNewRow()) {
          Set<Integer> zeros = new HashSet<>(fresh.knownZero());
          zeroShown.stream()
              .filter(measure -> fresh.counts().get(measure) == 0)
              .forEach(zeros::add);
          knownZero.put(fresh.first(), zeros);
        }
      }
    }

    private void restore(int unit, int part, int as) {
      for (Carried piece : pieces(unit, part)) {
        unseen.add(piece.key());
        add(piece.key(), piece.age(), new Piece(as, part, piece.before().base()));
      }
    }

    private List<String> keys(Part part) {
      return part.atoms().stream().map(atom -> atoms.get(atom).key()).toList();
    }

    /** Returns the history, once all groups are given. */
    SuppressionHistory history() {
      SortedMap<String, Cell> cells = new TreeMap<>();
      for (int atom = 0; atom < atoms.size(); atom++) {
        String key = atoms.get(atom).key();
        Cell old = history.cells().get(key);
        Counts last = unseen.contains(key) ? old == null ? null : old.last() : counts(atom);
        Set<Integer> zero = knownZero.getOrDefault(key, old == null ? Set.of() : old.knownZero());
        Counts now = hidden.contains(key) ? counts(atom) : null;
        if (last != null || now != null || !zero.isEmpty()) {
          cells.put(key, new Cell(last, ordered(key), zero, now));
        }
      }
      // Cells that are gone, where this snapshot shows nothing of what they are tied to.
      pieces.keySet().stream()
          .filter(key -> !cells.containsKey(key))
          .forEach(
              key ->
                  cells.put(
                      key,
                      new Cell(history.cells().get(key).last(), ordered(key), Set.of(), null)));
      Set<Integer> everCounted = new HashSet<>(history.everCounted());
      everCounted.addAll(counted);
      return new SuppressionHistory(counted, everCounted, units, cells);
    }

    private List<Piece> ordered(String key) {
      return List.copyOf(pieces.getOrDefault(key, new TreeMap<>()).values());
    }
  }
}

package org.minetally.summary.internal.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Joins unsafe groups, container by container: the unsafe groups of one container become one. If
 * the result is not safe, safe groups of the container are sacrificed for it, the cheapest first.
 */
final class Grouping {

  private final List<Atom> atoms;
  private final Rules rules;

  Grouping(List<Atom> atoms, Rules rules) {
    this.atoms = atoms;
    this.rules = rules;
  }

  /** Joins groups at each step. The step after the last container covers everything. */
  List<Group> join(List<Group> groups) {
    List<Group> joined = groups;
    int steps = atoms.isEmpty() ? 0 : atoms.get(0).containers().size();
    for (int step = 0; step <= steps; step++) {
      joined = join(joined, step);
    }
    return joined;
  }

  private List<Group> join(List<Group> groups, int step) {
    Map<String, List<Group>> inside = new TreeMap<>();
    List<Group> all = new ArrayList<>();
    for (Group group : groups) {
      if (group.span() > step || !group.canJoin()) {
        all.add(group);
      } else {
        String container = container(group.parts().get(0).atoms().get(0), step);
        inside.computeIfAbsent(container, any -> new ArrayList<>()).add(group);
      }
    }
    Comparator<Group> cheapest = cheapest(step);
    inside.values().forEach(some -> all.addAll(joinContainer(some, cheapest)));
    return all;
  }

  private String container(int atom, int step) {
    List<String> containers = atoms.get(atom).containers();
    return step < containers.size() ? containers.get(step) : "";
  }

  /**
   * Orders groups by the loss that sacrificing them causes, the smallest first. Sacrificing a group
   * hides every sum with a part of it, so the loss is all records of the previous step's containers
   * that contain it.
   */
  private Comparator<Group> cheapest(int step) {
    Comparator<Group> byRecords =
        Comparator.comparingLong(Group::records).thenComparing(Group::first);
    if (step == 0) {
      return byRecords;
    }
    Map<String, Long> records = new HashMap<>();
    for (int atom = 0; atom < atoms.size(); atom++) {
      records.merge(container(atom, step - 1), atoms.get(atom).records(), Math::addExact);
    }
    IdentityHashMap<Group, Long> costs = new IdentityHashMap<>();
    return Comparator.<Group>comparingLong(
            group -> costs.computeIfAbsent(group, any -> cost(group, step - 1, records)))
        .thenComparing(byRecords);
  }

  private long cost(Group group, int step, Map<String, Long> records) {
    Set<String> containers = new HashSet<>();
    group.parts().stream()
        .flatMap(part -> part.atoms().stream())
        .forEach(atom -> containers.add(container(atom, step)));
    return containers.stream().mapToLong(records::get).sum();
  }

  /**
   * Joins the groups of one container, the unsafe ones into one. Safe groups are sacrificed only if
   * that makes the joined group safe; otherwise the container's own sum is too small, and the next
   * step has to help.
   */
  private List<Group> joinContainer(List<Group> groups, Comparator<Group> cheapest) {
    List<Group> fresh = new ArrayList<>();
    List<Group> tied = new ArrayList<>();
    List<Group> unsafe = new ArrayList<>();
    for (Group group : groups) {
      (!group.isSafe(rules) ? unsafe : group.tied().isEmpty() ? fresh : tied).add(group);
    }
    List<Group> joined = new ArrayList<>();
    if (!unsafe.isEmpty()) {
      fresh.sort(cheapest);
      tied.sort(cheapest);
      joined.add(makeSafe(Group.union(unsafe), fresh, tied));
    }
    joined.addAll(fresh);
    joined.addAll(tied);
    return joined;
  }

  /**
   * Adds groups from the lists to an unsafe one until it is safe, and removes them from the lists.
   * Adds none if that would not make it safe.
   */
  private Group makeSafe(Group rest, List<Group> fresh, List<Group> tied) {
    if (rest.isSafe(rules) || canMakeSafe(rest, fresh)) {
      return addUntilSafe(rest, fresh);
    }
    for (Group changed : tied) {
      Group both = rest.with(changed);
      if (both.isSafe(rules) || canMakeSafe(both, fresh)) {
        tied.remove(changed);
        return addUntilSafe(both, fresh);
      }
    }
    return rest;
  }

  private boolean canMakeSafe(Group rest, List<Group> fresh) {
    List<Group> all = new ArrayList<>(fresh);
    all.add(rest);
    return !fresh.isEmpty() && Group.union(all).isSafe(rules);
  }

  private Group addUntilSafe(Group rest, List<Group> fresh) {
    Group result = rest;
    while (!result.isSafe(rules)) {
      result = result.with(fresh.remove(bestAddition(result, fresh)));
    }
    return result;
  }

  /** Returns the index of the first group that suffices alone; if none does, of the last one. */
  private int bestAddition(Group rest, List<Group> fresh) {
    for (int i = 0; i < fresh.size(); i++) {
      if (rest.isSafeWith(fresh.get(i), rules)) {
        return i;
      }
    }
    return fresh.size() - 1;
  }
}

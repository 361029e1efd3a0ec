package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.internal.NameFolding;
import org.minetally.region.internal.RegionCell;

/** Random gazetteers, compared with a simple search of the entries they were made of. */
class GazetteerPropertiesTest {

  private static final int ROUNDS = 200;

  private interface Property {
    void holds(Gazetteer gazetteer, Map<String, Entry> entries, Random random);
  }

  private static void forAll(Property property) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Entry> entries = RandomGazetteer.entries(random, 1 + random.nextInt(40));
      Map<String, Entry> byCode = new HashMap<>();
      entries.forEach(entry -> byCode.put(entry.code(), entry));
      property.holds(Gazetteer.of(RandomGazetteer.LEVELS, entries), byCode, random);
    }
  }

  /**
   * Returns the code of the entry's ancestor at a level, or null, by following the entries'
   * parents.
   */
  private static String ancestor(Map<String, Entry> entries, String code, int level) {
    for (Entry at = entries.get(code); at != null; at = entries.get(at.parentCode())) {
      if (at.level().equals(RandomGazetteer.LEVELS.get(level))) {
        return at.code();
      }
    }
    return null;
  }

  @Test
  void findsEveryRegionByItsCode() {
    forAll(
        (gazetteer, entries, random) -> {
          assertThat(gazetteer.size(), is(entries.size()));
          for (int id = 0; id < gazetteer.size(); id++) {
            Region region = gazetteer.region(id);
            assertThat(gazetteer.findCode(region.level(), region.code()), is(id));
          }
        });
  }

  @Test
  void ancestorsFollowTheChainOfParents() {
    forAll(
        (gazetteer, entries, random) -> {
          for (int id = 0; id < gazetteer.size(); id++) {
            for (int level = 0; level < RandomGazetteer.LEVELS.size(); level++) {
              int ancestor = gazetteer.ancestorAt(id, level);
              String code = ancestor < 0 ? null : gazetteer.region(ancestor).code();
              assertThat(code, is(ancestor(entries, gazetteer.region(id).code(), level)));
            }
          }
        });
  }

  @Test
  void findsTheOnlyRegionWithANameWithinAParent() {
    forAll(
        (gazetteer, entries, random) -> {
          for (int round = 0; round < 20; round++) {
            int level = random.nextInt(RandomGazetteer.LEVELS.size());
            int parent = random.nextInt(gazetteer.size() + 1) - 1;
            String name = RandomGazetteer.name(random);
            List<Integer> bearers =
                Stream.iterate(0, id -> id < gazetteer.size(), id -> id + 1)
                    .filter(id -> gazetteer.region(id).level() == level)
                    .filter(id -> parent < 0 || isInside(gazetteer, entries, id, parent))
                    .filter(id -> hasName(gazetteer.region(id), name))
                    .toList();
            int expected =
                switch (bearers.size()) {
                  case 0 -> Gazetteer.NOT_FOUND;
                  case 1 -> bearers.get(0);
                  default -> Gazetteer.AMBIGUOUS;
                };
            assertThat(gazetteer.findName(level, parent, name), is(expected));
          }
        });
  }

  private static boolean isInside(
      Gazetteer gazetteer, Map<String, Entry> entries, int id, int parent) {
    Region above = gazetteer.region(parent);
    return above.code().equals(ancestor(entries, gazetteer.region(id).code(), above.level()));
  }

  private static boolean hasName(Region region, String name) {
    return Stream.concat(Stream.of(region.name()), region.aliases().stream())
        .anyMatch(own -> NameFolding.fold(own).equals(NameFolding.fold(name)));
  }

  @Test
  void cellsOfALevelPartitionAllPlaces() {
    forAll(
        (gazetteer, entries, random) -> {
          for (int level = 0; level < RandomGazetteer.LEVELS.size(); level++) {
            Map<String, RegionCell> byCode = new HashMap<>();
            for (int id = Gazetteer.UNKNOWN; id < gazetteer.size(); id++) {
              RegionCell cell = gazetteer.cell(id, level);
              assertThat(cell.code(), is(expectedCode(gazetteer, entries, id, level)));
              // One code, one row: name and parent belong to the code.
              RegionCell same = byCode.putIfAbsent(cell.code(), cell);
              assertThat(same == null ? cell : same, is(cell));
            }
          }
        });
  }

  private static String expectedCode(
      Gazetteer gazetteer, Map<String, Entry> entries, int id, int level) {
    if (id < 0) {
      return "unknown";
    }
    String code = gazetteer.region(id).code();
    String own = ancestor(entries, code, level);
    if (own != null) {
      return own;
    }
    for (int above = level - 1; above >= 0; above--) {
      String ancestor = ancestor(entries, code, above);
      if (ancestor != null) {
        return ancestor + "/unknown";
      }
    }
    return "unknown";
  }

  @Test
  void parentOfACellIsTheCellAboveOrItsKnownPart() {
    forAll(
        (gazetteer, entries, random) -> {
          for (int id = 0; id < gazetteer.size(); id++) {
            for (int level = 0; level < RandomGazetteer.LEVELS.size(); level++) {
              RegionCell cell = gazetteer.cell(id, level);
              int own = gazetteer.ancestorAt(id, level);
              if (own >= 0) {
                assertThat(cell.parentCode(), is(entries.get(cell.code()).parentCode()));
              } else if (cell.parentCode() != null) {
                assertThat(cell.code(), is(cell.parentCode() + "/unknown"));
              } else {
                assertThat(cell, is(RegionCell.WHOLLY_UNKNOWN));
              }
            }
          }
        });
  }
}

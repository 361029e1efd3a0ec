package org.minetally.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.minetally.region.Gazetteer.Entry;

/** Random entries with skipped levels, missing parents and shared names. */
final class RandomGazetteer {

  static final List<String> LEVELS = List.of("l0", "l1", "l2", "l3");

  private RandomGazetteer() {}

  static List<Entry> entries(Random random, int count) {
    Map<Integer, List<String>> codesByLevel = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int level = random.nextInt(LEVELS.size());
      String code = "c" + i;
      List<String> above = new ArrayList<>();
      for (int higher = 0; higher < level; higher++) {
        above.addAll(codesByLevel.getOrDefault(higher, List.of()));
      }
      String parent =
          above.isEmpty() || random.nextInt(8) == 0
              ? null
              : above.get(random.nextInt(above.size()));
      codesByLevel.computeIfAbsent(level, absent -> new ArrayList<>()).add(code);
      entries.add(
          Entry.of(LEVELS.get(level), code, name(random))
              .within(parent)
              .withAliases(List.of(name(random)))
              .from("entry " + i));
    }
    return entries;
  }

  static String name(Random random) {
    return new String[] {"Ağdam", "AGDAM", "Bərdə", "Berde", "Şuşa", "Susa", "Xocavənd"}
            [random.nextInt(7)]
        + (random.nextBoolean() ? "" : " " + random.nextInt(4));
  }
}

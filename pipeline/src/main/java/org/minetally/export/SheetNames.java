package org.minetally.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of sheets: at most 31 characters, and different in a workbook even if case is ignored. A
 * longer name is cut and numbered.
 */
final class SheetNames {

  private static final int LONGEST = 31;

  private final Set<String> taken = new HashSet<>();

  /** Returns the name of the sheet of a table. */
  String of(String table) {
    String name = table.length() <= LONGEST ? table : table.substring(0, LONGEST);
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      String end = "~" + number;
      name = table.substring(0, Math.min(table.length(), LONGEST - end.length())) + end;
    }
    return name;
  }
}

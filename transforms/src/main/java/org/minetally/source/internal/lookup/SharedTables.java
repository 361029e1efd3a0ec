package org.minetally.source.internal.lookup;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * The tables that functions in one JVM use at the moment. An engine that runs on one machine gives
 * the same rows to all of its threads; a table of them is built once, by the first that needs it.
 *
 * <p>Safe for use by several threads.
 */
public final class SharedTables {

  private static final SharedTables OF_THIS_JVM = new SharedTables();

  /** By the first part of a table; parts are compared by identity. */
  private final Map<LookupRows, WeakReference<LookupTable>> tables = new WeakHashMap<>();

  SharedTables() {}

  /** Returns the tables of this JVM. */
  public static SharedTables ofThisJvm() {
    return OF_THIS_JVM;
  }

  /**
   * Returns the table of a lookup.
   *
   * @param parts all rows of the lookup
   * @param build builds the table if no function in this JVM uses a table of these parts
   */
  public synchronized LookupTable get(List<LookupRows> parts, Supplier<LookupTable> build) {
    if (parts.isEmpty()) {
      return LookupTable.EMPTY;
    }
    WeakReference<LookupTable> known = tables.get(parts.get(0));
    LookupTable table = known == null ? null : known.get();
    if (table == null) {
      table = build.get();
      tables.put(parts.get(0), new WeakReference<>(table));
    }
    return table;
  }
}

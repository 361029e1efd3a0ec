package org.minetally.source;

import java.io.Serializable;
import org.minetally.model.internal.Shards;

/**
 * Distributes the keys of lookups over shards. Each lookup has the same number of shards.
 *
 * @param each the shards of a lookup
 * @param areInMemory whether every worker has the rows of all shards
 */
record LookupShards(Shards each, boolean areInMemory) implements Serializable {

  /** One shard of each lookup, which every worker has. */
  static final LookupShards IN_MEMORY = new LookupShards(new Shards(1), true);

  /** Returns this many shards that are divided among the workers; in memory if it is 1. */
  static LookupShards of(int number) {
    return number == 1 ? IN_MEMORY : new LookupShards(new Shards(number), false);
  }

  /** Returns the number of shards of a lookup. */
  int number() {
    return each.number();
  }

  /** Returns the shard of a key among those of all lookups. */
  int of(int lookup, long high, long low) {
    return lookup * number() + each.of(high, low);
  }

  /** Returns the number of the lookup that a shard belongs to. */
  int lookup(int shard) {
    return shard / number();
  }
}

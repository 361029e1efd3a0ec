package org.minetally.source;

import java.io.Serializable;
import org.minetally.model.internal.Shards;

/**
 * Distributes the keys of lookups over shards. Each lookup has the same number of shards.
 *
 * @param each the shards of a lookup; a single one if the lookups are kept in memory
 */
record LookupShards(Shards each) implements Serializable {

  /** Creates shards. */
  LookupShards(int number) {
    this(new Shards(number));
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

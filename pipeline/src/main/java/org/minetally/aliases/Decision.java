package org.minetally.aliases;

/**
 * A person's decision that a name means a region.
 *
 * @param place the name
 * @param code the code of the region
 * @param where where the decision was made, for messages
 */
public record Decision(UnmatchedPlace place, String code, String where) {}

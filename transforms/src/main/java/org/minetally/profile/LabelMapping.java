package org.minetally.profile;

import java.io.Serializable;
import java.util.Map;

/**
 * How a source's words become members of a vocabulary. A missing value becomes the vocabulary's
 * unknown member.
 *
 * @param input where the source's word is
 * @param members source word to member, compared after trimming white space; empty with {@link
 *     Otherwise.Keep}
 * @param otherwise what becomes of any other word
 */
public record LabelMapping(Input input, Map<String, String> members, Otherwise otherwise)
    implements Serializable {

  public LabelMapping {
    members = Map.copyOf(members);
  }

  /** What becomes of a word that the map does not have. */
  public sealed interface Otherwise extends Serializable {

    /** The record is rejected. */
    record Reject() implements Otherwise {}

    /** It becomes this member. */
    record Member(String label) implements Otherwise {}

    /** It is a member as it stands; for open dimensions only. */
    record Keep() implements Otherwise {}
  }
}

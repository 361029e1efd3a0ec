package org.minetally.profile;

import java.io.Serializable;
import java.util.Map;

/**
 * Maps a source's words to members of a vocabulary. A missing value becomes the vocabulary's
 * unknown member.
 *
 * @param input the origin of the source's word
 * @param members the member for each source word, compared after trimming white space; empty with
 *     {@link Otherwise.Keep}
 * @param otherwise what to do with any other word
 */
public record LabelMapping(Input input, Map<String, String> members, Otherwise otherwise)
    implements Serializable {

  public LabelMapping {
    members = Map.copyOf(members);
  }

  /** What to do with a word that is not in the map. */
  public sealed interface Otherwise extends Serializable {

    /** Rejects the record. */
    record Reject() implements Otherwise {}

    /** Maps the word to this member. */
    record Member(String label) implements Otherwise {}

    /** Keeps the word as a member; for open dimensions only. */
    record Keep() implements Otherwise {}
  }
}

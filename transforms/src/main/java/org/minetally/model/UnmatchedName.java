package org.minetally.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import org.minetally.internal.codec.Codec;

/**
 * A place name or code that the gazetteer does not have, or that is ambiguous in it.
 *
 * @param source the source's number in the run
 * @param level the index of the gazetteer level that was searched
 * @param parent the region within which it was searched, or -1 for the whole gazetteer
 * @param text the name or code as written in the source
 * @param ambiguous true if several regions match, false if none does
 */
public record UnmatchedName(int source, int level, int parent, String text, boolean ambiguous)
    implements Serializable, Comparable<UnmatchedName> {

  private static final Comparator<UnmatchedName> ORDER =
      Comparator.comparingInt(UnmatchedName::source)
          .thenComparingInt(UnmatchedName::level)
          .thenComparingInt(UnmatchedName::parent)
          .thenComparing(UnmatchedName::text)
          .thenComparing(UnmatchedName::ambiguous);

  @Override
  public int compareTo(UnmatchedName other) {
    return ORDER.compare(this, other);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(source);
    out.writeInt(level);
    out.writeInt(parent);
    Codec.writeText(text, out);
    out.writeBoolean(ambiguous);
  }

  static UnmatchedName read(DataInput in) throws IOException {
    return new UnmatchedName(
        in.readInt(), in.readInt(), in.readInt(), Codec.readText(in), in.readBoolean());
  }
}

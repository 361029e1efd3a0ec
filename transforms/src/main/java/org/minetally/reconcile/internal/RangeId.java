package org.minetally.reconcile.internal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;

/**
 * Identifies a byte range of a file. Sorted in reading order.
 *
 * @param source the source's number in the run
 * @param file the file's number in the source
 * @param range the range's number in the file
 */
public record RangeId(int source, int file, int range)
    implements Serializable, Comparable<RangeId> {

  private static final Comparator<RangeId> ORDER =
      Comparator.comparingInt(RangeId::source)
          .thenComparingInt(RangeId::file)
          .thenComparingInt(RangeId::range);

  /** Returns whether both are ranges of one file. */
  public boolean isInFileOf(RangeId other) {
    return source == other.source && file == other.file;
  }

  /** Writes this in the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(source);
    out.writeInt(file);
    out.writeInt(range);
  }

  /** Reads what {@link #write} wrote. */
  public static RangeId read(DataInput in) throws IOException {
    return new RangeId(in.readInt(), in.readInt(), in.readInt());
  }

  @Override
  public int compareTo(RangeId other) {
    return ORDER.compare(this, other);
  }
}

package org.minetally.claim;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.minetally.internal.codec.Codec;

/** Encodes a {@link Tallies}. Equal tallies have equal encodings. */
final class TalliesCoder extends AtomicCoder<Tallies> {

  private static final long serialVersionUID = 1L;

  private static final TalliesCoder INSTANCE = new TalliesCoder();

  private TalliesCoder() {}

  /** Returns the coder. */
  static TalliesCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Tallies tallies, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(tallies.of().size());
    for (Tally tally : tallies.of()) {
      write(tally, data);
    }
    data.flush();
  }

  @Override
  public Tallies decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    int size = data.readInt();
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      tallies.add(readTally(data));
    }
    return new Tallies(tallies);
  }

  private static void write(Tally tally, DataOutput out) throws IOException {
    out.writeLong(tally.sums().certain());
    out.writeLong(tally.sums().more());
    out.writeLong(tally.sums().less());
    out.writeLong(tally.records().certain());
    out.writeLong(tally.records().possible());
    out.writeLong(tally.records().silent());
    out.writeLong(tally.records().inTime());
    Codec.writeCounts(tally.doubts(), out);
  }

  private static Tally readTally(DataInput in) throws IOException {
    return new Tally(
        new Tally.Sums(in.readLong(), in.readLong(), in.readLong()),
        new Tally.Records(in.readLong(), in.readLong(), in.readLong(), in.readLong()),
        Codec.readCounts(in));
  }

  /** Makes the coder the default for tallies. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(Tallies.class), of()));
    }
  }
}

package org.minetally.source;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.minetally.source.internal.lookup.LookupTable;

/** Encodes a {@link LookupTable}. */
final class LookupTableCoder extends AtomicCoder<LookupTable> {

  private static final long serialVersionUID = 1L;

  private static final LookupTableCoder INSTANCE = new LookupTableCoder();

  private LookupTableCoder() {}

  /** Returns the coder. */
  static LookupTableCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(LookupTable table, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    table.write(data);
    data.flush();
  }

  @Override
  public LookupTable decode(InputStream in) throws IOException {
    return LookupTable.read(new DataInputStream(in));
  }

  /** Makes the coder the default for tables of lookup rows. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(LookupTable.class), of()));
    }
  }
}

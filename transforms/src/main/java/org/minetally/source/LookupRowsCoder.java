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
import org.minetally.source.internal.lookup.LookupRows;

/** Encodes a {@link LookupRows}. */
final class LookupRowsCoder extends AtomicCoder<LookupRows> {

  private static final long serialVersionUID = 1L;

  private static final LookupRowsCoder INSTANCE = new LookupRowsCoder();

  private LookupRowsCoder() {}

  /** Returns the coder. */
  static LookupRowsCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(LookupRows rows, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    rows.write(data);
    data.flush();
  }

  @Override
  public LookupRows decode(InputStream in) throws IOException {
    return LookupRows.read(new DataInputStream(in));
  }

  /** Makes the coder the default for lookup rows. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(LookupRows.class), of()));
    }
  }
}

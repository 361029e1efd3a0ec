package org.minetally.summary.internal;

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

/** Encodes a {@link CellTable}. Equal tables have equal encodings. */
public final class CellTableCoder extends AtomicCoder<CellTable> {

  private static final long serialVersionUID = 1L;

  private static final CellTableCoder INSTANCE = new CellTableCoder();

  private CellTableCoder() {}

  /** Returns the coder. */
  public static CellTableCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(CellTable cells, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    cells.write(data);
    data.flush();
  }

  @Override
  public CellTable decode(InputStream in) throws IOException {
    return CellTable.read(new DataInputStream(in));
  }

  /** Makes the coder the default for tables. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(CellTable.class), of()));
    }
  }
}

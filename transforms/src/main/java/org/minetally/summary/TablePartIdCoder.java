package org.minetally.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Encodes a {@link TablePartId}. Equal ids have equal encodings. */
final class TablePartIdCoder extends AtomicCoder<TablePartId> {

  private static final long serialVersionUID = 1L;

  private static final TablePartIdCoder INSTANCE = new TablePartIdCoder();
  private static final VarIntCoder NUMBER = VarIntCoder.of();

  private TablePartIdCoder() {}

  /** Returns the coder. */
  static TablePartIdCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(TablePartId id, OutputStream out) throws IOException {
    NUMBER.encode(id.table(), out);
    NUMBER.encode(id.part(), out);
  }

  @Override
  public TablePartId decode(InputStream in) throws IOException {
    return new TablePartId(NUMBER.decode(in), NUMBER.decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  /** Registers the coder as the default for ids of parts. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(TablePartId.class), of()));
    }
  }
}

package org.minetally.model.internal;

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
import org.minetally.model.Batch;

/** Encodes a {@link Batch}. Equal batches have equal encodings. */
public final class BatchCoder extends AtomicCoder<Batch> {

  private static final long serialVersionUID = 1L;

  private static final BatchCoder INSTANCE = new BatchCoder();

  private BatchCoder() {}

  /** Returns the coder. */
  public static BatchCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Batch batch, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    batch.write(data);
    data.flush();
  }

  @Override
  public Batch decode(InputStream in) throws IOException {
    return Batch.read(new DataInputStream(in));
  }

  /** Makes the coder the default for batches. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(Batch.class), of()));
    }
  }
}

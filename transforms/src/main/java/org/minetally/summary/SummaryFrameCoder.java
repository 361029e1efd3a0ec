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
import org.minetally.period.internal.DataEnd;

/** Encodes a {@link SummaryFrame}. Equal frames have equal encodings. */
final class SummaryFrameCoder extends AtomicCoder<SummaryFrame> {

  private static final long serialVersionUID = 1L;

  private static final SummaryFrameCoder INSTANCE = new SummaryFrameCoder();
  private static final VarIntCoder DAY = VarIntCoder.of();

  private SummaryFrameCoder() {}

  /** Returns the coder. */
  static SummaryFrameCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(SummaryFrame frame, OutputStream out) throws IOException {
    DAY.encode(frame.firstCasualty(), out);
    DAY.encode(frame.firstDetection(), out);
    DAY.encode(frame.lastDay(), out);
    DAY.encode(frame.dataEnd().precise(), out);
    DAY.encode(frame.dataEnd().any(), out);
  }

  @Override
  public SummaryFrame decode(InputStream in) throws IOException {
    return new SummaryFrame(
        DAY.decode(in),
        DAY.decode(in),
        DAY.decode(in),
        new DataEnd(DAY.decode(in), DAY.decode(in)));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  /** Registers the coder as the default for frames. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(SummaryFrame.class), of()));
    }
  }
}

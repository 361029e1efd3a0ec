package org.minetally.internal;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Emits a few given elements, in one bundle. Beam's {@code Create} is a source that engines divide
 * and read in several bundles, each of which costs the DirectRunner as much as thousands of
 * records.
 *
 * @param <T> the type of the elements
 */
public final class FewElements<T> extends PTransform<PBegin, PCollection<T>> {

  private static final long serialVersionUID = 1L;

  private final byte[] encoded;
  private final Coder<T> coder;

  private FewElements(byte[] encoded, Coder<T> coder) {
    this.encoded = encoded;
    this.coder = coder;
  }

  /** Returns a transform that emits these elements. */
  public static <T> FewElements<T> of(List<T> elements, Coder<T> coder) {
    try {
      return new FewElements<>(CoderUtils.encodeToByteArray(ListCoder.of(coder), elements), coder);
    } catch (CoderException e) {
      throw new IllegalArgumentException("cannot encode the elements with " + coder, e);
    }
  }

  @Override
  public PCollection<T> expand(PBegin begin) {
    return begin
        .apply("Start", Impulse.create())
        .apply("Emit", ParDo.of(new EmitFn<>(encoded, coder)))
        .setCoder(coder);
  }

  private static final class EmitFn<T> extends DoFn<byte[], T> {
    private static final long serialVersionUID = 1L;

    private final byte[] encoded;
    private final Coder<T> coder;

    EmitFn(byte[] encoded, Coder<T> coder) {
      this.encoded = encoded;
      this.coder = coder;
    }

    @ProcessElement
    public void emit(OutputReceiver<T> out) throws CoderException {
      CoderUtils.decodeFromByteArray(ListCoder.of(coder), encoded).forEach(out::output);
    }
  }
}

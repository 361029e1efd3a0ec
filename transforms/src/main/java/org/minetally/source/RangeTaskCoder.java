package org.minetally.source;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.TextEncoding;
import org.minetally.format.internal.delimited.ByteRange;
import org.minetally.format.internal.delimited.QuoteState;
import org.minetally.internal.codec.Codec;
import org.minetally.source.internal.Footer;
import org.minetally.source.internal.SourceFile;
import org.minetally.source.internal.TextForm;

/** Encodes a {@link RangeTask}. Equal ranges have equal bytes. */
final class RangeTaskCoder extends AtomicCoder<RangeTask> {

  private static final long serialVersionUID = 1L;

  private static final RangeTaskCoder INSTANCE = new RangeTaskCoder();

  private RangeTaskCoder() {}

  /** Returns the coder. */
  static RangeTaskCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(RangeTask task, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(task.source());
    data.writeInt(task.file());
    Codec.writeText(task.path(), data);
    data.writeInt(task.range());
    write(task.bytes(), data);
    write(task.header(), data);
    data.flush();
  }

  @Override
  public RangeTask decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    return new RangeTask(
        data.readInt(),
        data.readInt(),
        Codec.readText(data),
        data.readInt(),
        readRange(data),
        readHeader(data));
  }

  private static void write(ByteRange range, DataOutput out) throws IOException {
    out.writeLong(range.start());
    out.writeLong(range.end());
    Codec.writeText(range.state().name(), out);
  }

  private static ByteRange readRange(DataInput in) throws IOException {
    return new ByteRange(in.readLong(), in.readLong(), QuoteState.valueOf(Codec.readText(in)));
  }

  private static void write(SourceFile.Header header, DataOutput out) throws IOException {
    Headings headings = header.headings();
    Codec.writeTexts(headings.names(), out);
    Codec.writeTexts(headings.tags(), out);
    out.writeInt(headings.unreadable().size());
    for (Map.Entry<String, String> column : new TreeMap<>(headings.unreadable()).entrySet()) {
      Codec.writeText(column.getKey(), out);
      Codec.writeText(column.getValue(), out);
    }
    out.writeLong(header.end());
    out.writeLong(header.lines());
    Codec.writeText(header.form().encoding().charsetName(), out);
    out.writeInt(header.form().encoding().markLength());
    out.writeBoolean(header.form().carriageReturns());
    out.writeLong(header.footer().start());
    out.writeLong(header.footer().rows());
  }

  private static SourceFile.Header readHeader(DataInput in) throws IOException {
    List<String> names = Codec.readTexts(in);
    List<String> tags = Codec.readTexts(in);
    int size = in.readInt();
    Map<String, String> unreadable = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      unreadable.put(Codec.readText(in), Codec.readText(in));
    }
    return new SourceFile.Header(
        new Headings(names, tags, unreadable),
        in.readLong(),
        in.readLong(),
        new TextForm(new TextEncoding(Codec.readText(in), in.readInt()), in.readBoolean()),
        new Footer(in.readLong(), in.readLong()));
  }

  /** Registers the coder as the default for ranges. */
  public static final class Registrar implements CoderProviderRegistrar {
    @Override
    public List<CoderProvider> getCoderProviders() {
      return List.of(CoderProviders.forCoder(TypeDescriptor.of(RangeTask.class), of()));
    }
  }
}

package org.minetally.model;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.AtomicCoder;

/**
 * A coder for a type that writes and reads itself. Equal values have equal encodings. <pre>{@code
 * Coder<Batch> coder = StreamCoder.of(Batch::write, Batch::read); }</pre>
 *
 * @param <T> the type
 */
public final class StreamCoder<T> extends AtomicCoder<T> {

  private static final long serialVersionUID = 1L;

  private final Writer<T> writer;
  private final Reader<T> reader;

  private StreamCoder(Writer<T> writer, Reader<T> reader) {
    this.writer = writer;
    this.reader = reader;
  }

  public static <T> StreamCoder<T> of(Writer<T> writer, Reader<T> reader) {
    return new StreamCoder<>(writer, reader);
  }

  @Override
  public void encode(T value, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    writer.write(value, data);
    data.flush();
  }

  @Override
  public T decode(InputStream in) throws IOException {
    return reader.read(new DataInputStream(in));
  }

  /** Writes a value. */
  @FunctionalInterface
  public interface Writer<T> extends Serializable {
    void write(T value, DataOutput out) throws IOException;
  }

  /** Reads what the writer wrote. */
  @FunctionalInterface
  public interface Reader<T> extends Serializable {
    T read(DataInput in) throws IOException;
  }
}

package org.minetally.internal;

import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;

/**
 * An immutable value that the functions of a pipeline carry. Engines serialize a function often:
 * the DirectRunner does it several times for every bundle. This type serializes its value once, and
 * a JVM deserializes equal bytes once, however many functions carry them.
 *
 * <p>Safe for use by several threads.
 *
 * @param <T> the type of the value, which must be immutable
 */
public final class Shared<T extends Serializable> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Values that were serialized or deserialized, by their bytes. */
  private static final Cache VALUES = new Cache();

  private final byte[] bytes;

  private transient volatile T value;

  private Shared(byte[] bytes, T value) {
    this.bytes = bytes;
    this.value = value;
  }

  /** Serializes a value, and keeps it for the functions that this JVM will deserialize. */
  public static <T extends Serializable> Shared<T> of(T value) {
    byte[] bytes = SerializableUtils.serializeToByteArray(value);
    VALUES.put(bytes, value);
    return new Shared<>(bytes, value);
  }

  /** Returns the value. */
  @SuppressWarnings("unchecked") // the bytes are those of a T
  public T get() {
    T known = value;
    if (known == null) {
      known = (T) VALUES.get(bytes);
      value = known;
    }
    return known;
  }

  /** The values used last, as long as there is enough memory. */
  private static final class Cache {

    private static final int CAPACITY = 64;

    private final Map<ByteBuffer, SoftReference<Object>> values =
        new LinkedHashMap<>(2 * CAPACITY, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<ByteBuffer, SoftReference<Object>> eldest) {
            return size() > CAPACITY;
          }
        };

    synchronized void put(byte[] bytes, Object value) {
      values.put(ByteBuffer.wrap(bytes), new SoftReference<>(value));
    }

    synchronized Object get(byte[] bytes) {
      ByteBuffer key = ByteBuffer.wrap(bytes);
      SoftReference<Object> reference = values.get(key);
      Object known = reference == null ? null : reference.get();
      if (known == null) {
        known = SerializableUtils.deserializeFromByteArray(bytes, "a shared value");
        values.put(key, new SoftReference<>(known));
      }
      return known;
    }
  }
}

package org.minetally.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * A value that reveals or narrows a count of people: a record count, the date of a record, the size
 * or hash of an input.
 *
 * <p>Jackson writes the plain value if the {@link Audience} of the writer is trusted, and omits it
 * otherwise, or if the writer has no audience.
 *
 * @param <T> the type of the value
 */
@JsonSerialize(using = Confidential.Writer.class)
@JsonDeserialize(using = Confidential.Reader.class)
public final class Confidential<T> {

  private final T value;

  private Confidential(T value) {
    this.value = value;
  }

  /** Returns a known value. */
  public static <T> Confidential<T> of(T value) {
    return new Confidential<>(Objects.requireNonNull(value));
  }

  /**
   * Returns a value that may be unknown.
   *
   * @param value the value; null if unknown
   */
  public static <T> Confidential<T> ofNullable(T value) {
    return new Confidential<>(value);
  }

  /** Returns an unknown value, for a file that lacks it. */
  public static <T> Confidential<T> absent() {
    return new Confidential<>(null);
  }

  /** Returns the value, or an unknown one for null, which Jackson passes for a missing property. */
  static <T> Confidential<T> orAbsent(Confidential<T> read) {
    return read == null ? absent() : read;
  }

  /** Returns the value if it is known and the audience may see it. */
  public Optional<T> shownTo(Audience audience) {
    return audience == Audience.TRUSTED ? value() : Optional.empty();
  }

  /** Returns the value if it is known. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /**
   * Returns the value.
   *
   * @throws NoSuchElementException if it is unknown
   */
  public T get() {
    return value().orElseThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Confidential<?> confidential
        && Objects.equals(value, confidential.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  /** Hides the value, because messages and logs may be published along with a snapshot. */
  @Override
  public String toString() {
    return value == null ? "absent" : "confidential";
  }

  static class Writer extends JsonSerializer<Confidential<?>> {

    @Override
    public boolean isEmpty(SerializerProvider provider, Confidential<?> confidential) {
      return confidential.value == null || provider.getAttribute(Audience.KEY) != Audience.TRUSTED;
    }

    @Override
    public void serialize(
        Confidential<?> confidential, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      checkShown(confidential, provider);
      provider.defaultSerializeValue(confidential.value, out);
    }

    final void checkShown(Confidential<?> confidential, SerializerProvider provider) {
      if (isEmpty(provider, confidential)) {
        throw new IllegalStateException(
            "a confidential value must be a property, so that it can be omitted");
      }
    }

    @Override
    public JsonSerializer<Confidential<?>> unwrappingSerializer(NameTransformer names) {
      return new UnwrappingWriter(names);
    }
  }

  /** Writes the members of a value instead of the value. */
  private static final class UnwrappingWriter extends Writer {

    private final NameTransformer names;

    UnwrappingWriter(NameTransformer names) {
      this.names = names;
    }

    @Override
    public boolean isUnwrappingSerializer() {
      return true;
    }

    @Override
    public void serialize(
        Confidential<?> confidential, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      checkShown(confidential, provider);
      provider
          .findValueSerializer(confidential.value.getClass(), null)
          .unwrappingSerializer(names)
          .serialize(confidential.value, out, provider);
    }
  }

  static final class Reader extends JsonDeserializer<Confidential<?>>
      implements ContextualDeserializer {

    private final JavaType type;

    Reader() {
      this(null);
    }

    private Reader(JavaType type) {
      this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) {
      return new Reader(context.getContextualType().containedType(0));
    }

    @Override
    public Confidential<?> deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return ofNullable(context.readValue(in, type));
    }
  }
}

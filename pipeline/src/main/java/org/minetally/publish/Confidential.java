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
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * A value that tells how many people there are, or narrows it: a count of records, a date of a
 * record, the size or hash of an input.
 *
 * <p>Jackson writes it as the value itself if the writer says that its {@link Audience} is trusted,
 * and not at all otherwise. A writer that does not name its audience omits it.
 *
 * @param <T> the value's type
 */
@JsonSerialize(using = Confidential.Writer.class)
@JsonDeserialize(using = Confidential.Reader.class)
public final class Confidential<T> {

  private final T value;

  private Confidential(T value) {
    this.value = value;
  }

  /** A value that is known. */
  public static <T> Confidential<T> of(T value) {
    return new Confidential<>(Objects.requireNonNull(value));
  }

  /**
   * A value that may be missing.
   *
   * @param value null: it is
   */
  public static <T> Confidential<T> ofNullable(T value) {
    return new Confidential<>(value);
  }

  /** Nothing is known: the file it was read from does not have it. */
  public static <T> Confidential<T> absent() {
    return new Confidential<>(null);
  }

  /** Of two, the one that is not null: a record's component that Jackson did not find is null. */
  static <T> Confidential<T> orAbsent(Confidential<T> read) {
    return read == null ? absent() : read;
  }

  /** The value, if it is known and this audience may see it. */
  public Optional<T> shownTo(Audience audience) {
    return audience == Audience.TRUSTED ? value() : Optional.empty();
  }

  /** The value, if it is known. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /**
   * The value.
   *
   * @throws NoSuchElementException if it is not known
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

  /** Does not show the value: messages and logs of snapshots may be published with them. */
  @Override
  public String toString() {
    return value == null ? "absent" : "confidential";
  }

  static final class Writer extends JsonSerializer<Confidential<?>> {

    @Override
    public boolean isEmpty(SerializerProvider provider, Confidential<?> confidential) {
      return confidential.value == null || provider.getAttribute(Audience.KEY) != Audience.TRUSTED;
    }

    @Override
    public void serialize(
        Confidential<?> confidential, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (isEmpty(provider, confidential)) {
        throw new IllegalStateException("a confidential value must be a property, to be omitted");
      }
      provider.defaultSerializeValue(confidential.value, out);
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

package org.minetally.source;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.logicaltypes.EnumerationType;
import org.apache.beam.sdk.schemas.logicaltypes.MicrosInstant;
import org.apache.beam.sdk.schemas.logicaltypes.NanosInstant;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.schemas.logicaltypes.UuidLogicalType;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.Row;
import org.joda.time.ReadableInstant;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.TextRecord;
import org.minetally.internal.text.FieldText;

/** Converts a row to a record of text, by a schema. */
final class RowText implements SerializableFunction<Row, TextRecord> {
  private static final long serialVersionUID = 1L;

  private static final Set<Schema.TypeName> SIMPLE =
      Set.of(
          Schema.TypeName.BYTE,
          Schema.TypeName.INT16,
          Schema.TypeName.INT32,
          Schema.TypeName.INT64,
          Schema.TypeName.DECIMAL,
          Schema.TypeName.FLOAT,
          Schema.TypeName.DOUBLE,
          Schema.TypeName.STRING,
          Schema.TypeName.DATETIME,
          Schema.TypeName.BOOLEAN);

  /** Logical types whose values are converted directly, not through their base types. */
  private static final Set<String> CONVERTED =
      Set.of(
          SqlTypes.DATE.getIdentifier(),
          SqlTypes.TIME.getIdentifier(),
          SqlTypes.DATETIME.getIdentifier(),
          MicrosInstant.IDENTIFIER,
          NanosInstant.IDENTIFIER,
          UuidLogicalType.IDENTIFIER,
          EnumerationType.IDENTIFIER);

  private final Schema schema;

  private RowText(Schema schema) {
    this.schema = schema;
  }

  /**
   * Returns the conversion for a schema.
   *
   * @throws IllegalArgumentException if a field does not have one simple value
   */
  static RowText of(Schema schema) {
    for (Schema.Field field : schema.getFields()) {
      if (!isSimple(field.getType())) {
        throw new IllegalArgumentException(
            "RecordsFromRows: field %s has the type %s, which is not one simple value; drop the"
                    .formatted(field.getName(), name(field.getType()))
                + " field or convert it to text");
      }
    }
    return new RowText(schema);
  }

  private static boolean isSimple(Schema.FieldType type) {
    Schema.LogicalType<?, ?> logical = type.getLogicalType();
    return logical == null
        ? SIMPLE.contains(type.getTypeName())
        : CONVERTED.contains(logical.getIdentifier()) || isSimple(logical.getBaseType());
  }

  private static String name(Schema.FieldType type) {
    return type.getLogicalType() == null
        ? type.getTypeName().toString()
        : type.getLogicalType().getIdentifier();
  }

  Headings headings() {
    return Headings.of(schema.getFieldNames().stream().map(Headings::normalized).toList())
        .withOwnTags();
  }

  @Override
  public TextRecord apply(Row row) {
    TextRecord record = new TextRecord();
    for (int i = 0; i < schema.getFieldCount(); i++) {
      Object value = row.getValue(i);
      record.add(value == null ? "" : text(value, schema.getField(i).getType()));
    }
    return record;
  }

  private static String text(Object value, Schema.FieldType type) {
    if (value instanceof BigDecimal decimal) {
      return FieldText.number(decimal);
    } else if (value instanceof Double || value instanceof Float) {
      return FieldText.fraction(value.toString());
    } else if (value instanceof LocalTime time) {
      return FieldText.time(time);
    } else if (value instanceof LocalDateTime time) {
      return FieldText.dateTime(time);
    } else if (value instanceof Instant instant) {
      return utc(instant);
    } else if (value instanceof ReadableInstant instant) {
      return utc(Instant.ofEpochMilli(instant.getMillis()));
    } else if (value instanceof EnumerationType.Value entry) {
      return type.getLogicalType(EnumerationType.class).toString(entry);
    } else if (type.getLogicalType() != null
        && !CONVERTED.contains(type.getLogicalType().getIdentifier())) {
      return text(base(value, type.getLogicalType()), type.getLogicalType().getBaseType());
    }
    // Whole numbers, booleans, strings, LocalDate and UUID.
    return value.toString();
  }

  @SuppressWarnings("unchecked")
  private static Object base(Object value, Schema.LogicalType<?, ?> type) {
    return ((Schema.LogicalType<Object, Object>) type).toBaseType(value);
  }

  private static String utc(Instant instant) {
    return FieldText.dateTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }
}

package org.minetally.format.internal.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.JulianFields;
import java.util.Locale;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.TextRecord;
import org.minetally.internal.text.FieldText;

/** Converts the values of one Parquet column to text. Timestamps are in UTC. */
final class ValueText {

  private static final long NANOS = 1_000_000_000L;

  private final PrimitiveType type;
  private final LogicalTypeAnnotation means;

  ValueText(PrimitiveType type) {
    this.type = type;
    this.means = type.getLogicalTypeAnnotation();
  }

  /** Adds the current value of a column to a record. */
  void add(ColumnValues value, TextRecord to) throws FormatException {
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> to.add(Boolean.toString(value.get(ColumnReader::getBoolean)));
      case INT32 -> to.add(whole(value.get(ColumnReader::getInteger)));
      case INT64 -> to.add(whole(value.get(ColumnReader::getLong)));
      case FLOAT -> to.add(FieldText.fraction(Float.toString(value.get(ColumnReader::getFloat))));
      case DOUBLE ->
          to.add(FieldText.fraction(Double.toString(value.get(ColumnReader::getDouble))));
      case INT96 -> to.add(julian(bytes(value)));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> addBytes(bytes(value), to);
    }
  }

  private static byte[] bytes(ColumnValues value) throws FormatException {
    return value.get(reader -> reader.getBinary().getBytes());
  }

  private String whole(long value) {
    if (means instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    }
    if (means instanceof TimestampLogicalTypeAnnotation timestamp) {
      long second = perSecond(timestamp.getUnit());
      return instant(Math.floorDiv(value, second), Math.floorMod(value, second) * (NANOS / second));
    }
    if (means instanceof TimeLogicalTypeAnnotation time) {
      return time(Math.floorDiv(value, perSecond(time.getUnit())));
    }
    if (means instanceof DecimalLogicalTypeAnnotation decimal) {
      return FieldText.number(BigDecimal.valueOf(value, decimal.getScale()));
    }
    if (means instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
      boolean small = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT32;
      return small ? Integer.toUnsignedString((int) value) : Long.toUnsignedString(value);
    }
    return Long.toString(value);
  }

  private void addBytes(byte[] bytes, TextRecord to) throws FormatException {
    if (means instanceof DecimalLogicalTypeAnnotation decimal) {
      if (bytes.length == 0) {
        throw Damage.of("a decimal number has no bytes", null);
      }
      to.add(FieldText.number(new BigDecimal(new BigInteger(bytes), decimal.getScale())));
    } else if (means instanceof Float16LogicalTypeAnnotation) {
      to.add(FieldText.fraction(Float.toString(half(bytes))));
    } else if (means instanceof UUIDLogicalTypeAnnotation) {
      ByteBuffer parts = ByteBuffer.wrap(bytes);
      to.add(new UUID(parts.getLong(), parts.getLong()).toString());
    } else {
      to.add(bytes);
    }
  }

  /**
   * Returns a timestamp in the format of older writers: nanoseconds of the day, then the Julian
   * day.
   */
  private static String julian(byte[] bytes) {
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = parts.getLong();
    LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, parts.getInt());
    return instant(
        day.toEpochDay() * 86_400 + Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  /** Formats an instant without fractions of a second: no profile can refer to them. */
  private static String instant(long second, long nanos) {
    return FieldText.dateTime(LocalDateTime.ofEpochSecond(second, (int) nanos, ZoneOffset.UTC));
  }

  /** Formats a time. One outside the day is kept as it is, so that it is rejected. */
  private static String time(long second) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d",
        Math.floorDiv(second, 3600),
        Math.floorMod(Math.floorDiv(second, 60), 60),
        Math.floorMod(second, 60));
  }

  /** Returns a 16-bit number (IEEE 754 binary16), lowest byte first. */
  private static float half(byte[] bytes) {
    int bits = (bytes[0] & 0xFF) | (bytes[1] & 0xFF) << 8;
    int exponent = bits >> 10 & 0x1F;
    int digits = bits & 0x3FF;
    float size =
        switch (exponent) {
          case 0 -> Math.scalb((float) digits, -24);
          case 0x1F -> digits == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb((float) (0x400 | digits), exponent - 25);
        };
    return (bits & 0x8000) == 0 ? size : -size;
  }

  private static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000L;
      case MICROS -> 1_000_000L;
      case NANOS -> NANOS;
    };
  }
}

package org.minetally.columnar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.JulianFields;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.minetally.format.TextRecord;

/** The values of one Parquet column as text. A timestamp is shown as in UTC. */
final class ValueText {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final long NANOS = 1_000_000_000L;

  private final PrimitiveType type;
  private final LogicalTypeAnnotation means;

  ValueText(PrimitiveType type) {
    this.type = type;
    this.means = type.getLogicalTypeAnnotation();
  }

  /** Adds the value of a row to a record. */
  void add(Group row, int column, TextRecord to) {
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> to.add(Boolean.toString(row.getBoolean(column, 0)));
      case INT32 -> to.add(whole(row.getInteger(column, 0)));
      case INT64 -> to.add(whole(row.getLong(column, 0)));
      case FLOAT -> to.add(fraction(Float.toString(row.getFloat(column, 0))));
      case DOUBLE -> to.add(fraction(Double.toString(row.getDouble(column, 0))));
      case INT96 -> to.add(julian(row.getInt96(column, 0).getBytes()));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> addBytes(row.getBinary(column, 0).getBytes(), to);
    }
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
      return TIME.format(LocalTime.ofNanoOfDay(value * (NANOS / perSecond(time.getUnit()))));
    }
    if (means instanceof DecimalLogicalTypeAnnotation decimal) {
      return plain(BigDecimal.valueOf(value, decimal.getScale()));
    }
    if (means instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
      boolean small = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT32;
      return small ? Integer.toUnsignedString((int) value) : Long.toUnsignedString(value);
    }
    return Long.toString(value);
  }

  private void addBytes(byte[] bytes, TextRecord to) {
    if (means instanceof DecimalLogicalTypeAnnotation decimal) {
      to.add(plain(new BigDecimal(new BigInteger(bytes), decimal.getScale())));
    } else if (means instanceof UUIDLogicalTypeAnnotation) {
      ByteBuffer parts = ByteBuffer.wrap(bytes);
      to.add(new UUID(parts.getLong(), parts.getLong()).toString());
    } else {
      to.add(bytes);
    }
  }

  /** The timestamp that older writers left: nanoseconds of a day, then its Julian day. */
  private static String julian(byte[] bytes) {
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = parts.getLong();
    LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, parts.getInt());
    return instant(
        day.toEpochDay() * 86_400 + Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  /** A part of a second is left out: no profile can name it. */
  private static String instant(long second, long nanos) {
    return DATE_TIME.format(LocalDateTime.ofEpochSecond(second, (int) nanos, ZoneOffset.UTC));
  }

  private static String fraction(String number) {
    char last = number.charAt(number.length() - 1);
    return Character.isDigit(last) ? plain(new BigDecimal(number)) : number;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000L;
      case MICROS -> 1_000_000L;
      case NANOS -> NANOS;
    };
  }
}

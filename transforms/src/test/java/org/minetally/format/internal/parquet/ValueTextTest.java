package org.minetally.format.internal.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

class ValueTextTest {

  private static List<String> texts(String type, Object... values) throws IOException {
    List<Consumer<Group>> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(
          row -> {
            if (value instanceof Integer number) {
              row.add("v", number);
            } else if (value instanceof Long number) {
              row.add("v", number);
            } else if (value instanceof Float number) {
              row.add("v", number);
            } else if (value instanceof Double number) {
              row.add("v", number);
            } else if (value instanceof Boolean flag) {
              row.add("v", flag);
            } else if (value instanceof NanoTime time) {
              row.add("v", time);
            } else if (value instanceof byte[] bytes) {
              row.add("v", Binary.fromConstantByteArray(bytes));
            } else {
              row.add("v", value.toString());
            }
          });
    }
    return ParquetBytes.column("optional " + type, rows).records().stream()
        .map(record -> record.get(0))
        .toList();
  }

  private static byte[] half(int bits) {
    return new byte[] {(byte) bits, (byte) (bits >> 8)};
  }

  @Test
  void writesWholeNumbers() throws IOException {
    assertThat(
        texts("int32 v", Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE),
        is(List.of("-2147483648", "-1", "0", "2147483647")));
    assertThat(
        texts("int64 v", Long.MIN_VALUE, Long.MAX_VALUE),
        is(List.of("-9223372036854775808", "9223372036854775807")));
    assertThat(texts("int32 v (INTEGER(8,true))", -128), is(List.of("-128")));
    assertThat(texts("int32 v (INTEGER(32,false))", -1), is(List.of("4294967295")));
    assertThat(texts("int64 v (INTEGER(64,false))", -1L), is(List.of("18446744073709551615")));
    assertThat(texts("boolean v", true, false), is(List.of("true", "false")));
  }

  @Test
  void writesFractionsWithoutExponents() throws IOException {
    assertThat(
        texts("double v", 0.1, -0.0, 1e21, 1e-7, Double.NaN, Double.NEGATIVE_INFINITY),
        is(List.of("0.1", "0", "1000000000000000000000", "0.0000001", "NaN", "-Infinity")));
    assertThat(texts("float v", 1.1f, 16777216f), is(List.of("1.1", "16777216")));
    assertThat(
        texts(
            "fixed_len_byte_array(2) v (FLOAT16)",
            half(0x3C00),
            half(0xC000),
            half(0x0001),
            half(0x7BFF),
            half(0x8000),
            half(0x7C00),
            half(0x7E00),
            half(0x3555)),
        is(List.of("1", "-2", "0.000000059604645", "65504", "0", "Infinity", "NaN", "0.33325195")));
  }

  @Test
  void writesDecimalsOfEveryPhysicalType() throws IOException {
    byte[] bytes = new BigInteger("-1234567890123456789012345").toByteArray();
    byte[] fixed = ByteBuffer.allocate(4).putInt(-1250).array();
    assertThat(texts("int32 v (DECIMAL(9,2))", 100, -5), is(List.of("1", "-0.05")));
    assertThat(texts("int64 v (DECIMAL(18,4))", 123456L), is(List.of("12.3456")));
    assertThat(
        texts("binary v (DECIMAL(30,5))", bytes), is(List.of("-12345678901234567890.12345")));
    assertThat(texts("fixed_len_byte_array(4) v (DECIMAL(9,3))", fixed), is(List.of("-1.25")));
  }

  @Test
  void writesDatesAndTimes() throws IOException {
    assertThat(
        texts("int32 v (DATE)", 0, -1, 18628),
        is(List.of("1970-01-01", "1969-12-31", "2021-01-01")));
    Map<String, Long> perSecond =
        Map.of("MILLIS", 1_000L, "MICROS", 1_000_000L, "NANOS", 1_000_000_000L);
    for (Map.Entry<String, Long> unit : perSecond.entrySet()) {
      for (boolean utc : new boolean[] {true, false}) {
        assertThat(
            texts(
                "int64 v (TIMESTAMP(%s,%s))".formatted(unit.getKey(), utc),
                1_614_600_000L * unit.getValue(),
                -1L),
            is(List.of("2021-03-01T12:00:00", "1969-12-31T23:59:59")));
      }
    }
    assertThat(
        texts("int32 v (TIME(MILLIS,true))", 3_661_999, 86_400_000, -1),
        is(List.of("01:01:01", "24:00:00", "-1:59:59")));
    assertThat(texts("int64 v (TIME(NANOS,true))", 86_399_999_999_999L), is(List.of("23:59:59")));
  }

  @Test
  void writesTimestampsOfOldWriters() throws IOException {
    assertThat(
        texts(
            "int96 v",
            new NanoTime(2_440_588, 0),
            new NanoTime(2_440_588, -1),
            new NanoTime(2_459_275, 43_200_000_000_000L)),
        is(List.of("1970-01-01T00:00:00", "1969-12-31T23:59:59", "2021-03-01T12:00:00")));
  }

  @Test
  void writesTextsAndIdentifiers() throws IOException {
    assertThat(texts("binary v (STRING)", "Alder", ""), is(List.of("Alder", "")));
    assertThat(texts("binary v (ENUM)", "MINE"), is(List.of("MINE")));
    assertThat(texts("binary v (JSON)", "{}"), is(List.of("{}")));
    assertThat(
        texts("binary v", "old writers do not mark texts"),
        is(List.of("old writers do not mark texts")));
    byte[] id =
        ByteBuffer.allocate(16)
            .order(ByteOrder.BIG_ENDIAN)
            .putLong(0x0011_2233_4455_6677L)
            .putLong(0x8899_AABB_CCDD_EEFFL)
            .array();
    assertThat(
        texts("fixed_len_byte_array(16) v (UUID)", id),
        is(List.of("00112233-4455-6677-8899-aabbccddeeff")));
  }
}

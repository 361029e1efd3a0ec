package org.minetally.format.internal.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

class RunsTest {

  private static Optional<Integer> ones(int width, int values, int... bytes) {
    ByteBuffer runs = ByteBuffer.allocate(bytes.length);
    IntStream.of(bytes).forEach(b -> runs.put((byte) b));
    return Runs.ones(runs.flip(), width, values);
  }

  private static byte[] encoded(int width, int[] values) throws IOException {
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(width, 64, 1 << 20, new HeapByteBufferAllocator())) {
      for (int value : values) {
        encoder.writeInt(value);
      }
      return encoder.toBytes().toInputStream().readAllBytes();
    }
  }

  @Test
  void countsOnesWrittenByTheLibrary() throws IOException {
    Random random = new Random(5);
    for (int trial = 0; trial < 300; trial++) {
      int stretch = 1 + random.nextInt(30);
      int[] values = new int[1 + random.nextInt(700)];
      for (int i = 0; i < values.length; i++) {
        values[i] = i % stretch == 0 ? random.nextInt(2) : values[i - 1];
      }
      byte[] bytes = encoded(1, values);
      assertThat(
          Runs.ones(ByteBuffer.wrap(bytes), 1, values.length),
          is(Optional.of(Arrays.stream(values).sum())));
      int cut = random.nextInt(bytes.length);
      assertThat(Runs.ones(ByteBuffer.wrap(bytes, 0, cut), 1, values.length), is(Optional.empty()));
    }
  }

  @Test
  void rejectsRunsThatAreTooShort() {
    assertThat(ones(1, 8, 0x10, 1), is(Optional.of(8)));
    assertThat(ones(1, 9, 0x10, 1), is(Optional.empty()));
    assertThat(ones(1, 8, 0x10), is(Optional.empty()));
    assertThat(ones(1, 8, 0x03), is(Optional.empty()));
    assertThat(ones(1, 9, 0x05, 0xFF), is(Optional.empty()));
    assertThat("eight of sixteen values suffice", ones(1, 8, 0x05, 0x0F), is(Optional.of(4)));
  }

  @Test
  void rejectsFalseLengths() {
    assertThat("an empty run", ones(1, 8, 0x00, 1), is(Optional.empty()));
    assertThat(
        "half a gigabyte of packed values",
        ones(1, 8, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF),
        is(Optional.empty()));
    assertThat("packed in zero bits", ones(0, 8, 0xFF, 0xFF, 0xFF, 0x7F), is(Optional.empty()));
    assertThat(
        "a 40-bit number", ones(1, 8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1), is(Optional.empty()));
  }

  @Test
  void acceptsValuesOfZeroBits() {
    assertThat(ones(0, 8, 0x10), is(Optional.of(0)));
    assertThat(ones(0, 8, 0x03), is(Optional.of(0)));
  }
}

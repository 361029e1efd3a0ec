package org.minetally.format.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextRecordTest {

  @Test
  void returnsFieldsUnchanged() {
    Random random = new Random(5);
    TextRecord record = new TextRecord();
    for (int round = 0; round < 200; round++) {
      List<String> fields = new ArrayList<>();
      record.clear();
      for (int i = random.nextInt(40); i >= 0; i--) {
        String field =
            random
                .ints(random.nextInt(60), 0, 0x11000)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        fields.add(field);
        if (random.nextBoolean()) {
          record.add(field);
        } else {
          record.add(field.getBytes(UTF_8));
        }
      }
      record.padTo(fields.size() + 2);
      fields.addAll(List.of("", ""));
      assertThat(fields(record), is(fields));
      assertThat(
          record.isAscii(),
          is(fields.stream().allMatch(field -> field.chars().allMatch(c -> c < 0x80))));
    }
  }

  @Test
  void differentFieldsHaveDifferentBytes() {
    assertThat(bytes("1", "23"), is(not(bytes("12", "3"))));
    assertThat(bytes("", "1"), is(not(bytes("1", ""))));
  }

  private static List<Byte> bytes(String... fields) {
    TextRecord record = new TextRecord();
    Arrays.stream(fields).forEach(record::add);
    List<Byte> bytes = new ArrayList<>();
    for (int i = record.recordStart(); i < record.recordEnd(); i++) {
      bytes.add(record.bytes()[i]);
    }
    return bytes;
  }

  private static List<String> fields(TextRecord record) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < record.fields(); i++) {
      fields.add(
          new String(record.bytes(), record.start(i), record.end(i) - record.start(i), UTF_8));
    }
    return fields;
  }
}

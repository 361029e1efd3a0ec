package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dimension;
import org.minetally.profile.LabelMapping.Otherwise;

/** A record with invalid bytes in any field is rejected. */
class MapperTextTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** The oracle is Java's strict decoder, applied to the record as it is in the file. */
  @Test
  void rejectsRecordOnlyIfItIsNotValidUtf8() {
    Random random = new Random(61);
    String[] pieces = {"\"\"", "é", "ə", "€", "\uD83D\uDCA3", "\ufffd", "a"};
    int[] bad = {0x80, 0xbf, 0xc3, 0xe2, 0xf0, 0xff, 0xc0, 0xed, 0xa0};
    int rejected = 0;
    int accepted = 0;
    for (int i = 0; i < 3_000; i++) {
      ByteArrayOutputStream record = new ByteArrayOutputStream();
      for (int field = 0; field < 3; field++) {
        record.writeBytes(field == 0 ? new byte[] {'"'} : new byte[] {'"', ',', '"'});
        for (int p = random.nextInt(5); p > 0; p--) {
          if (random.nextInt(12) == 0) {
            record.write(bad[random.nextInt(bad.length)]);
          } else {
            record.writeBytes(pieces[random.nextInt(pieces.length)].getBytes(UTF_8));
          }
        }
      }
      record.write('"');
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes("a,b,c\n".getBytes(UTF_8));
      file.writeBytes(record.toByteArray());
      String outcome = Mapped.of(casualties(), file.toByteArray(), UTF_8).outcomes().get(0);
      boolean text = isUtf8(record.toByteArray());
      assertThat(
          new String(record.toByteArray(), ISO_8859_1) + ": " + outcome,
          outcome.startsWith("MALFORMED_TEXT "),
          is(!text));
      accepted += text ? 1 : 0;
      rejected += text ? 0 : 1;
    }
    assertThat(accepted, greaterThan(500));
    assertThat(rejected, greaterThan(500));
  }

  @Test
  void namesColumnWithInvalidBytesButNotItsValue() {
    byte[] file = "a,b,c\nx,y,z\u00e9\n\"\u00c3\"\"\u00a9\",y,z\n".getBytes(ISO_8859_1);
    assertThat(
        Mapped.of(casualties(), file, UTF_8).outcomes(),
        is(List.of("MALFORMED_TEXT c []", "MALFORMED_TEXT a []")));
  }

  @Test
  void acceptsReplacementCharacter() {
    assertThat(
        Mapped.of(casualties(), "a\nx\ufffdy\n\ufffd\n").outcomes(),
        is(List.of("accepted", "accepted")));
  }

  @Test
  void readsFileInWindowsCharset() {
    ProfileBuilder profile =
        casualties()
            .region("municipality", "", 0, "m")
            .dimension(
                Dimension.ACTIVITY, "w", Map.of("Niño", "child’s play"), new Otherwise.Reject());
    byte[] file = "m,w\nMapiripán,Niño\nMAPIRIPAN,\u0081\nMapirip\u00e1n,x\n".getBytes(WINDOWS);
    file[new String(file, WINDOWS).indexOf("MAPIRIPAN,") + 10] = (byte) 0x81;
    Mapped mapped = Mapped.of(profile, file, WINDOWS, Dimension.ACTIVITY);
    assertThat(
        mapped.outcomes(), is(List.of("accepted", "MALFORMED_TEXT w []", "UNKNOWN_WORD w [x]")));
    assertThat(mapped.places(), is(List.of("50325")));
    assertThat(mapped.labels(Dimension.ACTIVITY), is(List.of("child’s play")));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}

package org.minetally.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hashes of the examples in FIPS 180-4. */
final class FingerprintTest {

  @TempDir private Path folder;

  @Test
  void hashesAbcAsInStandard() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    assertThat(
        Fingerprint.of(file),
        is(
            new Fingerprint(
                file.toString(),
                3,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
  }

  @Test
  void hashesMillionTimesAAsInStandard() throws IOException {
    byte[] bytes = new byte[1_000_000];
    Arrays.fill(bytes, (byte) 'a');
    Path file = Files.write(folder.resolve("many"), bytes);
    assertThat(
        Fingerprint.of(file).sha256(),
        is("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
  }

  @Test
  void hashesEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty"));
    assertThat(
        Fingerprint.of(file).sha256(),
        is("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  }

  @Test
  void failsOnMissingFile() {
    assertThrows(NoSuchFileException.class, () -> Fingerprint.of(folder.resolve("none")));
  }
}

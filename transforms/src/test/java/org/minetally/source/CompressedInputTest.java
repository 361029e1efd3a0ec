package org.minetally.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.Dialect;
import org.minetally.format.UnreadableInputException;
import org.minetally.source.internal.SourceFile;

/** A compressed file is either read to its last byte or rejected. */
class CompressedInputTest {

  private static final String FIRST = "a,b\n1,2\n";
  private static final String SECOND = "3,4\n5,6\n";
  private static final String DAMAGED = "the compressed data is damaged or truncated";

  @TempDir private Path folder;

  @Test
  void readsEveryMemberOfGzip() throws IOException {
    assertThat(records("d.csv.gz", concat(gzip(FIRST), gzip(""), gzip(SECOND))), is(3L));
  }

  @Test
  void rejectsGzipWithDamagedSecondMember() throws IOException {
    byte[] second = gzip(SECOND);
    second[0] = 0x1e;
    assertDamaged("d.csv.gz", concat(gzip(FIRST), second));
  }

  @Test
  void rejectsGzipWithZerosBeforeSecondMember() throws IOException {
    assertDamaged("d.csv.gz", concat(gzip(FIRST), new byte[512], gzip(SECOND)));
  }

  @Test
  void rejectsGzipWithZerosAtItsEnd() throws IOException {
    // The zeros may be a member that was never written to disk.
    assertDamaged("d.csv.gz", concat(gzip(FIRST), new byte[512]));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 12, -1, -8})
  void rejectsGzipWithIncompleteSecondMember(int bytes) throws IOException {
    byte[] second = gzip(SECOND);
    int length = bytes < 0 ? second.length + bytes : bytes;
    assertDamaged("d.csv.gz", concat(gzip(FIRST), Arrays.copyOf(second, length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "garbage", "3,4\n"})
  void rejectsBytesAfterGzip(String garbage) throws IOException {
    assertDamaged("d.csv.gz", concat(gzip(FIRST), garbage.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "geojson", "jsonl"})
  void rejectsBytesAfterGzipOfOtherFormats(String format) throws IOException {
    String text =
        switch (format) {
          case "json" -> "[{\"a\": 1}]";
          case "geojson" -> "{\"features\": [{\"properties\": {\"a\": 1}}]}";
          default -> "{\"a\": 1}\n";
        };
    assertThat(records("d." + format + ".gz", gzip(text)), is(1L));
    assertDamaged("d." + format + ".gz", concat(gzip(text), new byte[1]));
  }

  @Test
  void readsEveryFrameOfZstd() throws IOException {
    assertThat(records("d.csv.zst", concat(zstd(FIRST), zstd(SECOND))), is(3L));
  }

  @Test
  void skipsSkippableFramesOfZstd() throws IOException {
    byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};
    assertThat(records("d.csv.zst", concat(zstd(FIRST), skippable, zstd(SECOND))), is(3L));
    assertThat(records("d.csv.zst", concat(skippable, zstd(FIRST), skippable)), is(1L));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 9, -1})
  void rejectsZstdWithIncompleteSecondFrame(int bytes) throws IOException {
    byte[] second = zstd(SECOND);
    int length = bytes < 0 ? second.length + bytes : bytes;
    assertDamaged("d.csv.zst", concat(zstd(FIRST), Arrays.copyOf(second, length)));
  }

  @Test
  void rejectsBytesAfterZstd() throws IOException {
    for (int length : new int[] {1, 2, 3, 4, 5, 17, 512}) {
      assertDamaged("d.csv.zst", concat(zstd(FIRST), new byte[length]));
      assertDamaged("d.csv.zst", concat(zstd(FIRST), "x".repeat(length).getBytes(UTF_8)));
    }
  }

  @Test
  void readsZipWithAndWithoutDataDescriptors() throws IOException {
    assertThat(records("d.csv.zip", zip("d.csv", FIRST)), is(1L));
    assertThat(records("d.csv.zip", stored("d.csv", FIRST)), is(1L));
    assertThat(records("d.csv.zip", zip("__MACOSX/._d.csv", "x", "d.csv", FIRST)), is(1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "PK\u0003\u0004", "3,4\n"})
  void rejectsBytesAfterZip(String garbage) throws IOException {
    byte[] bytes = concat(zip("d.csv", FIRST), garbage.getBytes(ISO_8859_1));
    assertThat(rejection("d.csv.zip", bytes), containsString("follow the end of the archive"));
  }

  @Test
  void readsZipWithComment() throws IOException {
    byte[] bytes = concat(zip("d.csv", FIRST), "remark".getBytes(UTF_8));
    bytes[bytes.length - 8] = 6;
    assertThat(records("d.csv.zip", bytes), is(1L));
  }

  @Test
  void rejectsTwoZipsInOneFile() throws IOException {
    byte[] bytes = concat(zip("d.csv", FIRST), zip("d.csv", FIRST));
    assertThat(
        rejection("d.csv.zip", bytes), containsString("bytes of the archive belong to no file"));
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 18, 22, 8, 30})
  void rejectsZipWhoseLocalHeaderDiffersFromItsDirectory(int offset) throws IOException {
    // CRC-32, compressed size, size, method, name.
    byte[] bytes = stored("d.csv", FIRST);
    bytes[offset] ^= 8;
    assertThat(
        rejection("d.csv.zip", bytes),
        allOf(startsWith(folder + "/d.csv.zip: "), containsString("two different")));
  }

  @Test
  void rejectsZipWithWrongDataDescriptor() throws IOException {
    byte[] bytes = zip("d.csv", FIRST);
    int descriptor = new String(bytes, ISO_8859_1).indexOf("PK\u0007\b");
    bytes[descriptor + 12]++;
    assertThat(rejection("d.csv.zip", bytes), containsString("d.csv.zip: "));
  }

  @Test
  void rejectsZipWithUnlistedFile() throws IOException {
    byte[] bytes = zip("d.csv", FIRST, "e.csv", SECOND);
    String text = new String(bytes, ISO_8859_1);
    int second = text.indexOf("PK\u0001\u0002", text.indexOf("PK\u0001\u0002") + 1);
    int end = text.indexOf("PK\u0005\u0006");
    // The directory omits the second file.
    byte[] tail = Arrays.copyOfRange(bytes, end, bytes.length);
    tail[8] = 1;
    tail[10] = 1;
    tail[12] = (byte) (tail[12] - (end - second));
    assertThat(
        rejection("d.csv.zip", concat(Arrays.copyOf(bytes, second), tail)),
        containsString("bytes of the archive belong to no file"));
  }

  private void assertDamaged(String name, byte[] bytes) {
    assertThat(
        rejection(name, bytes),
        allOf(startsWith(folder.resolve(name) + ": " + DAMAGED), containsString("again")));
  }

  private long records(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    SourceFile source = new SourceFile(file.toString(), Dialect.CSV);
    long records = 0;
    try (SourceFile.Records all = source.records(source.header())) {
      while (all.cursor().next()) {
        records++;
      }
    } catch (IOException e) {
      throw source.unreadable(e);
    }
    return records;
  }

  private String rejection(String name, byte[] bytes) {
    return assertThrows(UnreadableInputException.class, () -> records(name, bytes)).getMessage();
  }

  private static byte[] concat(byte[]... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.write(part);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zstd(String text) {
    return Zstd.compress(text.getBytes(UTF_8));
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** Returns an archive with an uncompressed file, whose length and checksum precede its bytes. */
  private static byte[] stored(String name, String text) throws IOException {
    byte[] content = text.getBytes(UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(entry);
      out.write(content);
    }
    return bytes.toByteArray();
  }
}

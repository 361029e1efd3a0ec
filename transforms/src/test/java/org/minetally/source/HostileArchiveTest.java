package org.minetally.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.format.Dialect;
import org.minetally.format.UnreadableInputException;
import org.minetally.source.internal.SourceFile;

/** Malicious archives are rejected with a message, quickly and in little memory. */
@Timeout(600)
class HostileArchiveTest {

  private static final String TEXT = "a,b\n1,2\n";

  @TempDir private Path folder;

  @Test
  void neverUsesNameInArchiveAsPath() throws IOException {
    for (String name :
        List.of("../../escaped.csv", "/tmp/escaped.csv", "..\\escaped.csv", "C:\\x.csv")) {
      assertThat(name, read("d.csv.zip", zip(name, TEXT)), is(1L));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(
          left.map(Path::getFileName).map(Path::toString).toList(), is(List.of("d.csv.zip")));
    }
    assertThat(Files.exists(folder.resolve("../../escaped.csv")), is(false));
    assertThat(Files.exists(Path.of("/tmp/escaped.csv")), is(false));
  }

  @Test
  void rejectsHugeRecord() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(TEXT.getBytes(UTF_8));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        out.write(block);
      }
    }
    assertThat(
        rejection("d.csv.gz", bytes.toByteArray()),
        containsString("d.csv.gz:3: a record is longer than 16 MiB"));
  }

  @Test
  void rejectsFalseLength() throws IOException {
    byte[] bytes = zip("d.csv", TEXT);
    bytes[directory(bytes) + 24]++;
    assertThat(
        rejection("d.csv.zip", bytes),
        containsString("two different lengths for the file \"d.csv\""));
  }

  @Test
  void reportsEncryptedFile() throws IOException {
    byte[] bytes = zip("d.csv", TEXT);
    int flags = directory(bytes) + 8;
    bytes[flags] = (byte) (bytes[flags] | 1);
    assertThat(
        rejection("d.csv.zip", bytes),
        containsString(
            "the file \"d.csv\" in the archive is encrypted; pack it again without a password"));
  }

  @Test
  void rejectsFilesThatOverlap() throws IOException {
    byte[] bytes = zip("d.csv", TEXT, "e.csv", TEXT);
    // Both entries of the directory lead to the first file's bytes.
    int second = new String(bytes, ISO_8859_1).indexOf("PK\u0001\u0002", directory(bytes) + 1);
    for (int i = 42; i < 46; i++) {
      bytes[second + i] = 0;
    }
    assertThat(rejection("d.csv.zip", bytes), containsString("two files of the archive overlap"));
  }

  @Test
  void rejectsDirectoryOfTooManyFiles() throws IOException {
    byte[] one = zip("d.csv", TEXT);
    int directory = directory(one);
    int end = new String(one, ISO_8859_1).indexOf("PK\u0005\u0006");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(one, 0, directory);
    for (int i = 0; i < 200_000; i++) {
      bytes.write(one, directory, end - directory);
    }
    int size = 200_000 * (end - directory);
    for (int i = 0; i < 4; i++) {
      one[end + 12 + i] = (byte) (size >> (8 * i));
    }
    bytes.write(one, end, one.length - end);
    assertThat(
        rejection("d.csv.zip", bytes.toByteArray()),
        containsString("the archive's list of files is larger than 8 MiB"));
  }

  private static int directory(byte[] zip) {
    return new String(zip, ISO_8859_1).indexOf("PK\u0001\u0002");
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

  private long read(String name, byte[] bytes) throws IOException {
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
    return assertThrows(UnreadableInputException.class, () -> read(name, bytes)).getMessage();
  }
}

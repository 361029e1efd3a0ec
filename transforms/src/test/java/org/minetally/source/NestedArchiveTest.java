package org.minetally.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.format.Dialect;
import org.minetally.format.UnreadableInputException;
import org.minetally.source.internal.SourceFile;

/** An archive in place of records is rejected, and the message names its kind. */
class NestedArchiveTest {

  private static final byte[] TEXT = "a,b\n1,2\n".getBytes(UTF_8);

  @TempDir private Path folder;

  @Test
  void namesArchiveInArchive() throws IOException {
    assertNested("d.zip", zip("e.zip", zip("d.csv", TEXT)), "zip", "zip");
    assertNested("d.csv.zip", zip("d.csv.gz", gzip(TEXT)), "zip", "gzip");
    assertNested("d.csv.gz", gzip(zip("d.csv", TEXT)), "gzip", "zip");
    assertNested("d.csv.gz", gzip(gzip(TEXT)), "gzip", "gzip");
    assertNested("d.tar.gz", gzip(tar("d.csv", TEXT)), "gzip", "tar");
    assertNested("d.tar.zst", Zstd.compress(tar("d.csv", TEXT)), "zstd", "tar");
    assertNested("d.csv.gz", gzip(Zstd.compress(TEXT)), "gzip", "zstd");
    assertNested("d.json.gz", gzip(gzip(TEXT)), "gzip", "gzip");
    assertNested("d.jsonl.gz", gzip(bzip2(TEXT)), "gzip", "bzip2");
    assertNested("d.xlsx.gz", gzip(tar("d.csv", TEXT)), "gzip", "tar");
    assertNested("d.parquet.gz", gzip(zip("d.parquet", TEXT)), "gzip", "zip");
  }

  @Test
  void namesUnsupportedArchive() throws IOException {
    for (String name : new String[] {"d.csv", "d.tar", "d.json", "d.xlsx", "d.parquet"}) {
      assertThat(
          rejection(name, tar("d.csv", TEXT)),
          is(
              folder.resolve(name)
                  + ": the file is a tar archive, which is not supported; unpack it first."));
    }
    assertThat(
        rejection("d.csv.bz2", bzip2(TEXT)),
        is(
            folder
                + "/d.csv.bz2: the file is a bzip2 archive, which is not supported; unpack it"
                + " first."));
  }

  private void assertNested(String name, byte[] bytes, String outer, String inner) {
    assertThat(
        rejection(name, bytes),
        is(
            "%s: the %s archive contains another archive (%s); unpack it first."
                .formatted(folder.resolve(name), outer, inner)));
  }

  private String rejection(String name, byte[] bytes) {
    return assertThrows(
            UnreadableInputException.class,
            () ->
                new SourceFile(Files.write(folder.resolve(name), bytes).toString(), Dialect.CSV)
                    .header())
        .getMessage();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] bzip2(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      out.putArchiveEntry(entry);
      out.write(content);
      out.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}

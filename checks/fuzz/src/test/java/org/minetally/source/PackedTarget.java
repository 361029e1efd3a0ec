package org.minetally.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.RecordCursor;
import org.minetally.format.internal.delimited.ByteRange;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.source.internal.SourceFile;

/**
 * Reads files as a job does: uncompressed, gzip, zip or zstd, in UTF-8 or UTF-16, with LF or CR.
 * Either a file is rejected with its name in the message, or its ranges of any size yield the
 * records of the whole file.
 */
public final class PackedTarget implements Target {

  private static final byte[] TEXT =
      "\uFEFFday,place,killed\n#date,#adm1,#killed\n2019-03-01,\"Al\nder\",2\n2019-03-02,Birch,3\n"
          .getBytes(UTF_8);

  private final Path file = Seeds.temporaryFolder().resolve("data.csv");

  @Override
  public String name() {
    return "packed";
  }

  @Override
  public List<byte[]> seeds() {
    try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
      return List.of(
          TEXT,
          Seeds.file("sample/data/bom-semicolon-decimal-comma.csv"),
          Seeds.file("sample/data/compressed.csv.gz"),
          gzip(),
          concat(gzip(), gzip()),
          concat(Zstd.compress(TEXT), Zstd.compress(TEXT)),
          new String(TEXT, UTF_8).getBytes(UTF_16LE),
          new String(TEXT, UTF_8).replace('\n', '\r').getBytes(UTF_8),
          zip("data.csv"),
          zip("../data.csv", "__MACOSX/._x"),
          zip("a.csv", "b.csv"),
          zstd.setChecksum(true).compress(TEXT),
          Zstd.compress(TEXT));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<String> words() {
    return List.of("PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "#date", "\"", "\n");
  }

  @Override
  public int inShortRun() {
    return 400;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    Files.write(file, input);
    SourceFile source = new SourceFile(file.toString(), FileFormat.DEFAULT);
    try {
      SourceFile.Header header = source.header();
      Promise.that(header.lines() > 0, "a header without a line");
      List<String> whole = new ArrayList<>();
      read(source, header, source.ranges(header, Long.MAX_VALUE, 1), whole);
      List<String> cut = new ArrayList<>();
      List<ByteRange> ranges = source.ranges(header, 1 + input.length / 3, 1);
      read(source, header, ranges, cut);
      Promise.equal(cut, whole, ranges.size() + " ranges");
      return true;
    } catch (UnreadableInputException e) {
      String message = e.getMessage();
      Promise.that(message.startsWith(file.toString()), "no file in: " + message);
      Promise.isUserMessage(
          message.substring(file.toString().length()),
          new String(input, ISO_8859_1) + new String(input, UTF_8));
      return false;
    }
  }

  private static void read(
      SourceFile source, SourceFile.Header header, List<ByteRange> ranges, List<String> into) {
    long line = header.lines();
    for (ByteRange range : ranges) {
      try (SourceFile.Records records = source.records(range, header)) {
        RecordCursor cursor = records.cursor();
        while (cursor.next()) {
          int from = cursor.recordStart();
          String text = new String(cursor.bytes(), from, cursor.recordEnd() - from, ISO_8859_1);
          into.add((line + cursor.linesBefore()) + ": " + cursor.fields() + " in " + text);
        }
        line += cursor.linesRead();
      } catch (IOException e) {
        throw source.unreadable(e);
      }
    }
  }

  private static byte[] gzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(TEXT);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String name : names) {
        ZipEntry entry = new ZipEntry(name);
        // Without a time of its own, an entry has the present one, and no input is reproducible.
        entry.setTimeLocal(LocalDateTime.of(2020, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(TEXT);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] one, byte[] other) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(one);
    bytes.write(other);
    return bytes.toByteArray();
  }
}

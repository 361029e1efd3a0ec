package org.minetally.aliases;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minetally.region.Alias;
import org.minetally.region.AliasCsv;

/** A file of aliases, to which lines are added. */
public final class AliasFile {

  private final Path path;
  private final byte[] content;

  private AliasFile(Path path, byte[] content) {
    this.path = path;
    this.content = content;
  }

  /** Reads a file; one that does not exist has no lines. */
  public static AliasFile read(Path path) throws IOException {
    return Files.exists(path)
        ? new AliasFile(path.toRealPath(), Files.readAllBytes(path))
        : new AliasFile(path, new byte[0]);
  }

  /**
   * Returns the lines.
   *
   * @throws org.minetally.region.GazetteerException if it is not a file of aliases
   */
  public List<Alias> lines() throws IOException {
    return content.length == 0
        ? List.of()
        : AliasCsv.read(new ByteArrayInputStream(content), path.toString());
  }

  /**
   * Adds lines at the end. The file has either all of them afterwards or none. Keeps its columns,
   * its line breaks and its permissions.
   *
   * @throws AliasesException if the file is not UTF-8, or changed since it was read
   */
  public void append(List<Alias> lines) throws IOException {
    String text = text();
    StringBuilder all = new StringBuilder(text);
    if (text.isEmpty()) {
      all.append("level,code,alias\n");
    }
    String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
    if (all.charAt(all.length() - 1) != '\n') {
      all.append(lineBreak);
    }
    List<String> columns = columns(all.toString());
    for (Alias line : lines) {
      all.append(row(columns, line)).append(lineBreak);
    }
    replace(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new AliasesException(
          List.of(path + ": the text is not UTF-8; save the file as CSV in UTF-8"));
    }
  }

  private static List<String> columns(String text) throws IOException {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(unmarked)) {
      return csv.iterator().next().getFields().stream().map(String::strip).toList();
    }
  }

  private static String row(List<String> columns, Alias line) throws IOException {
    List<String> fields = new ArrayList<>();
    for (String column : columns) {
      fields.add(
          switch (column) {
            case "level" -> line.level();
            case "code" -> line.code();
            case "alias" -> line.name();
            default -> "";
          });
    }
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(fields);
    }
    return text.toString().stripTrailing();
  }

  private void replace(byte[] bytes) throws IOException {
    Path next = path.resolveSibling("." + path.getFileName() + ".new");
    Files.createFile(next);
    try {
      Files.write(next, bytes);
      if (Files.exists(path)) {
        PosixFileAttributeView old = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (old != null) {
          Files.setPosixFilePermissions(next, old.readAttributes().permissions());
        }
      }
      byte[] now = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
      if (!Arrays.equals(now, content)) {
        throw new AliasesException(
            List.of(path + ": the file changed meanwhile; nothing was added, try again"));
      }
      Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }
}

package org.minetally.region;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minetally.delimited.Dialect;
import org.minetally.delimited.RecordReader;

/** Reads a gazetteer from a CSV file in UTF-8, one region a record. */
public final class GazetteerCsv {

  private static final int MOST_COLUMNS = 256;

  private final String label;
  private final Columns columns;
  private final List<String> problems = new ArrayList<>();

  /**
   * The names of the columns. Those of the parent and of the aliases may be missing from the file.
   *
   * @param code the region's code
   * @param name its name
   * @param level its level
   * @param parent the code of the region above; empty in a region of the top level
   * @param aliases its other names
   * @param aliasSeparator what stands between two aliases
   */
  public record Columns(
      String code,
      String name,
      String level,
      String parent,
      String aliases,
      String aliasSeparator) {

    /** {@code code,name,level,parent,aliases}, with {@code |} between aliases. */
    public static final Columns DEFAULT =
        new Columns("code", "name", "level", "parent", "aliases", "|");
  }

  private GazetteerCsv(String label, Columns columns) {
    this.label = label;
    this.columns = columns;
  }

  /**
   * The entries of a file.
   *
   * @throws GazetteerException with all that is wrong
   */
  public static List<GazetteerEntry> read(Path file, Columns columns) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), columns);
    }
  }

  /** The entries of what {@code in} gives; {@code label} names it in messages. */
  public static List<GazetteerEntry> read(InputStream in, String label, Columns columns)
      throws IOException {
    return new GazetteerCsv(label, columns).entries(in);
  }

  private List<GazetteerEntry> entries(InputStream in) throws IOException {
    RecordReader reader = new RecordReader(Dialect.CSV, in, 0, MOST_COLUMNS);
    if (!reader.next()) {
      throw new GazetteerException(List.of(label + ": the gazetteer is empty"));
    }
    List<String> header = new ArrayList<>(fields(reader));
    header.set(0, header.get(0).replace("\ufeff", "").strip());
    int code = required(header, columns.code());
    int name = required(header, columns.name());
    int level = required(header, columns.level());
    int parent = header.indexOf(columns.parent());
    int aliases = header.indexOf(columns.aliases());
    List<GazetteerEntry> entries = new ArrayList<>();
    while (problems.isEmpty() && reader.next()) {
      String where = label + ":" + (reader.linesBefore() + 1);
      List<String> fields = fields(reader);
      if (fields.size() != header.size()) {
        throw new GazetteerException(
            List.of(
                "%s: %d fields, the header has %d".formatted(where, fields.size(), header.size())));
      }
      String above = parent < 0 ? "" : fields.get(parent);
      entries.add(
          new GazetteerEntry(
              fields.get(level),
              fields.get(code),
              fields.get(name),
              above.isEmpty() ? null : above,
              aliases < 0 ? List.of() : split(fields.get(aliases)),
              where));
    }
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return entries;
  }

  private int required(List<String> header, String column) {
    int position = header.indexOf(column);
    if (position < 0) {
      problems.add(
          "%s:1: the gazetteer has no column \"%s\"; it has %s. Name it under gazetteer.columns."
              .formatted(label, column, String.join(", ", header)));
    }
    return position;
  }

  private List<String> split(String aliases) {
    String separator = columns.aliasSeparator();
    return Arrays.stream(aliases.split(java.util.regex.Pattern.quote(separator), -1))
        .map(String::strip)
        .filter(alias -> !alias.isEmpty())
        .toList();
  }

  private List<String> fields(RecordReader reader) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_COLUMNS, reader.fields()); i++) {
      int from = reader.start(i);
      try {
        fields.add(
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(reader.bytes(), from, reader.end(i) - from))
                .toString()
                .strip());
      } catch (CharacterCodingException e) {
        throw new GazetteerException(
            List.of(
                "%s:%d: the line holds bytes that are no UTF-8; save the gazetteer as UTF-8"
                    .formatted(label, reader.linesBefore() + 1)));
      }
    }
    return fields;
  }
}

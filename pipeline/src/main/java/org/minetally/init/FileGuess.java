package org.minetally.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.FirstRow;
import org.minetally.source.internal.FirstRows;
import org.minetally.source.internal.SourceReader;

/**
 * How a file is written.
 *
 * @param path the path of the file
 * @param format its format
 * @param doubts for keys of the format, what a person must check
 * @param rows the first rows of a sheet or of delimited text; otherwise none
 * @param polygons whether most of its features are polygons
 */
record FileGuess(
    String path,
    FileFormat format,
    Map<String, String> doubts,
    List<FirstRow> rows,
    boolean polygons) {

  private static final int SHOWN = 2;
  private static final int LONGEST_LINE = 160;

  FileGuess {
    doubts = Map.copyOf(doubts);
    rows = List.copyOf(rows);
  }

  /**
   * Examines a file.
   *
   * @param charset the charset that the operator declares, if any
   * @throws UnreadableInputException if the file is not a table
   */
  static FileGuess of(String path, Optional<String> charset, Lexicon lexicon) {
    return switch (FileFormat.DEFAULT.typeOf(path)) {
      case XLSX -> sheet(path, lexicon);
      case JSON -> json(path, lexicon);
      case DELIMITED, BY_NAME -> delimited(path, charset, lexicon);
      default -> plain(path, FileFormat.DEFAULT, Map.of());
    };
  }

  private static FileGuess plain(String path, FileFormat format, Map<String, String> doubts) {
    return new FileGuess(path, format, doubts, List.of(), Polygons.areMost(path, format));
  }

  private static FileGuess json(String path, Lexicon lexicon) {
    JsonShape shape = JsonShape.of(path);
    if (shape.type() != FileFormat.Type.JSON || shape.members().isEmpty()) {
      FileFormat.Type type =
          shape.type() == FileFormat.Type.JSON ? FileFormat.Type.BY_NAME : shape.type();
      return plain(path, new FileFormat(type, Dialect.CSV, "", 0, "", ""), Map.of());
    }
    List<String> tables = new ArrayList<>();
    FileFormat best = null;
    int most = -1;
    for (String member : shape.members()) {
      FileFormat format = new FileFormat(FileFormat.Type.BY_NAME, Dialect.CSV, "", 0, member, "");
      int known = known(path, format, lexicon);
      if (known > most) {
        best = format;
        most = known;
      }
      if (known >= 2) {
        tables.add(member);
      }
    }
    boolean clear = shape.members().size() == 1 || tables.size() == 1;
    return plain(
        path,
        best,
        clear
            ? Map.of()
            : Map.of(
                "records",
                "several members are lists of records: " + String.join(", ", shape.members())));
  }

  /** Returns the number of columns in a member that the lexicon knows. */
  private static int known(String path, FileFormat format, Lexicon lexicon) {
    try (SourceReader records = SourceReader.open(path, format)) {
      return HeaderRow.known(FirstRow.of(1, records.header().names()), lexicon);
    } catch (UnreadableInputException e) {
      return 0; // A list of something else.
    }
  }

  private static FileGuess sheet(String path, Lexicon lexicon) {
    List<String> sheets = FirstRows.sheets(path, FileFormat.DEFAULT);
    String best = "";
    List<FirstRow> bestRows = List.of();
    HeaderRow bestHeader = new HeaderRow(null, 0, "");
    int most = -1;
    List<String> tables = new ArrayList<>();
    for (String sheet : sheets) {
      FileFormat format = new FileFormat(FileFormat.Type.BY_NAME, Dialect.CSV, sheet, 0, "", "");
      List<FirstRow> rows = FirstRows.of(path, format, HeaderRow.MOST_ROWS).rows();
      HeaderRow header = HeaderRow.of(rows, lexicon);
      int score = header.known() * 2 + Math.min(rows.size(), 20);
      if (header.known() >= 2 && rows.size() > 2) {
        tables.add(sheet);
      }
      if (score > most) {
        most = score;
        best = sheet;
        bestRows = rows;
        bestHeader = header;
      }
    }
    Map<String, String> doubts = new LinkedHashMap<>();
    if (tables.size() > 1) {
      doubts.put("sheet", "several sheets look like tables: " + String.join(", ", tables));
    }
    boolean first = sheets.isEmpty() || best.equals(sheets.get(0));
    FileFormat format =
        new FileFormat(
            FileFormat.Type.BY_NAME,
            Dialect.CSV,
            first ? "" : best,
            row(bestHeader, doubts),
            "",
            "");
    return new FileGuess(path, format, doubts, bestRows, false);
  }

  private static int row(HeaderRow header, Map<String, String> doubts) {
    if (header.row() == null) {
      return 0;
    }
    if (!header.doubt().isEmpty()) {
      doubts.put("header_row", header.doubt());
    }
    return header.row().number() == 1 ? 0 : (int) header.row().number();
  }

  private static FileGuess delimited(String path, Optional<String> charset, Lexicon lexicon) {
    FirstRows.Found found = FirstRows.of(path, FileFormat.DEFAULT, 1);
    boolean unicode = found.marked() || !found.encoding().equals("UTF-8");
    Optional<String> wide = unicode ? Optional.empty() : TextBytes.wideCharset(path);
    Optional<String> known = found.marked() ? Optional.empty() : charset.or(() -> wide);
    Dialect marks =
        Separators.of(path, known.filter(n -> n.startsWith("UTF-16")).orElse("ISO-8859-1"));
    Map<String, String> doubts = new LinkedHashMap<>();
    Dialect dialect = new Dialect(marks.separator(), marks.quote(), "UTF-8");
    String name = known.orElse(CharsetGuess.UTF_8);
    if (known.isEmpty() && !unicode) {
      CharsetGuess guess = CharsetGuess.of(TextBytes.of(path, dialect).words(), lexicon);
      name = guess.name();
      if (!guess.doubt().isEmpty()) {
        doubts.put("charset", guess.doubt());
      }
    }
    dialect = new Dialect(marks.separator(), marks.quote(), name);
    List<FirstRow> rows = FirstRows.of(path, FileFormat.of(dialect), HeaderRow.MOST_ROWS).rows();
    HeaderRow header = HeaderRow.of(rows, lexicon);
    FileFormat format =
        new FileFormat(FileFormat.Type.BY_NAME, dialect, "", row(header, doubts), "", "");
    return new FileGuess(path, format, doubts, rows, false);
  }

  /**
   * Returns the first two rows with letters beyond ASCII, for a person who compares them with the
   * original; none for UTF-8, which is certain.
   *
   * @param hidden the positions of columns that must not be shown
   */
  List<String> lines(Set<Integer> hidden) {
    if (rows.isEmpty() || format.dialect().charsetName().equals(CharsetGuess.UTF_8)) {
      return List.of();
    }
    return rows.stream()
        .map(row -> line(row, hidden))
        .filter(line -> line.chars().anyMatch(c -> c >= 0x80 && c != '…'))
        .limit(SHOWN)
        .toList();
  }

  private String line(FirstRow row, Set<Integer> hidden) {
    int header = Math.max(1, format.headerRow());
    List<String> shown = new ArrayList<>(row.texts());
    for (int i = 0; i < shown.size() && row.number() > header; i++) {
      shown.set(i, hidden.contains(i) ? "…" : shown.get(i));
    }
    String line = String.join(String.valueOf(format.dialect().separator()), shown);
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
  }
}

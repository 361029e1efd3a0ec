package org.minetally.aliases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file of suggestions for a person, who marks rows and may change their codes. Only the
 * columns {@code accept}, {@code id} and {@code code} are read back: spreadsheets may change the
 * others.
 */
public final class ReviewFile {

  private static final List<String> COLUMNS =
      List.of(
          "accept", "id", "records", "level", "within_code", "within", "name", "code", "region");
  private static final Set<String> YES = Set.of("yes", "y", "x", "true", "1");
  private static final Set<String> NO = Set.of("", "no", "n", "false", "0");

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  public ReviewFile(Path file) {
    this.file = file;
  }

  /**
   * Writes a row for each suggestion, and one for each name without any.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the file exists, which may have marks
   */
  public void write(List<UnmatchedPlace> places) throws IOException {
    StringWriter text = new StringWriter();
    text.append('\uFEFF'); // Spreadsheets need it to read UTF-8.
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS);
      for (UnmatchedPlace place : places) {
        for (UnmatchedPlace.Suggestion suggestion : place.suggestions()) {
          csv.writeRecord(row(place, suggestion));
        }
        if (place.suggestions().isEmpty()) {
          csv.writeRecord(row(place, new UnmatchedPlace.Suggestion(place.id(), "", "")));
        }
      }
    }
    Files.writeString(file, text.toString(), StandardOpenOption.CREATE_NEW);
  }

  private static List<String> row(UnmatchedPlace place, UnmatchedPlace.Suggestion suggestion) {
    UnmatchedPlace.Key key = place.key();
    return List.of(
        "",
        suggestion.id(),
        Long.toString(place.records()),
        plain(key.level()),
        plain(key.parentCode()),
        plain(place.parentName()),
        plain(key.name()),
        plain(suggestion.code()),
        plain(suggestion.region()));
  }

  /** Returns text that no spreadsheet takes for a formula. */
  private static String plain(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /**
   * Returns the marked rows.
   *
   * @param places the names of the current snapshot
   * @throws AliasesException with every row that cannot be understood
   */
  public List<Decision> read(List<UnmatchedPlace> places) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<CsvRecord> rows = rows(text);
    List<String> header =
        rows.isEmpty() ? List.of() : rows.get(0).getFields().stream().map(String::strip).toList();
    if (!header.containsAll(List.of("accept", "id", "code"))) {
      throw new AliasesException(
          List.of(
              "%s: expected a header with the columns accept, id and code, as --csv writes it"
                  .formatted(file)));
    }
    Map<String, Decision> known = known(places);
    List<Decision> decisions = new ArrayList<>();
    for (CsvRecord row : rows.subList(1, rows.size())) {
      String mark = field(row, header, "accept").toLowerCase(Locale.ROOT);
      if (YES.contains(mark)) {
        decide(row, header, known, decisions);
      } else if (!NO.contains(mark)) {
        problems.add("%s: accept is \"%s\"; write yes or nothing".formatted(where(row), mark));
      }
    }
    if (!problems.isEmpty()) {
      throw new AliasesException(problems);
    }
    return decisions;
  }

  private List<CsvRecord> rows(String text) {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      return csv.stream().toList();
    } catch (IOException | CsvParseException e) {
      throw new AliasesException(
          List.of("%s: not a valid CSV file (%s); save it as CSV".formatted(file, e.getMessage())));
    }
  }

  /** Returns the separator of the header; spreadsheets write that of their language. */
  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private void decide(
      CsvRecord row, List<String> header, Map<String, Decision> known, List<Decision> decisions) {
    String id = field(row, header, "id");
    Decision suggested = known.get(id);
    if (suggested == null) {
      problems.add(
          "%s: no name of the current snapshot has the id \"%s\"; write the file again with --csv"
              .formatted(where(row), id));
      return;
    }
    String code = field(row, header, "code");
    if (code.isEmpty()) {
      problems.add(
          "%s: %s has no code; write the code of the region"
              .formatted(where(row), suggested.place().shown()));
      return;
    }
    // Spreadsheets remove leading zeros.
    boolean isSame = code.equals(suggested.code().replaceFirst("^0+(?=.)", ""));
    decisions.add(new Decision(suggested.place(), isSame ? suggested.code() : code, where(row)));
  }

  /** Returns the decision for each id. */
  public static Map<String, Decision> known(List<UnmatchedPlace> places) {
    Map<String, Decision> known = new HashMap<>();
    for (UnmatchedPlace place : places) {
      known.put(place.id(), new Decision(place, "", ""));
      for (UnmatchedPlace.Suggestion suggestion : place.suggestions()) {
        known.put(suggestion.id(), new Decision(place, suggestion.code(), ""));
      }
    }
    return known;
  }

  private static String field(CsvRecord row, List<String> header, String column) {
    int position = header.indexOf(column);
    return position < row.getFieldCount() ? row.getField(position).strip() : "";
  }

  private String where(CsvRecord row) {
    return String.format(Locale.ROOT, "%s, line %d", file, row.getStartingLineNumber());
  }
}

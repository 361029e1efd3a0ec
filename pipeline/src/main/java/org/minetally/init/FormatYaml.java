package org.minetally.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;

/** Writes the format of a source, one key a line, with what a person must check. */
record FormatYaml(FileGuess file, Notes notes) {

  List<String> lines() {
    List<String> text = new ArrayList<>();
    Map<String, String> doubts = new LinkedHashMap<>(file.doubts());
    keys()
        .forEach(
            (key, value) -> {
              String doubt = doubts.remove(key);
              notes.check(text, key, doubt == null ? List.of() : List.of(doubt));
              text.add(key + ": " + value);
            });
    List<String> lines = new ArrayList<>();
    doubts.forEach((key, doubt) -> notes.check(lines, key, List.of(doubt)));
    if (!text.isEmpty()) {
      lines.add("format:");
      text.forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  /** Returns the keys that differ from the defaults. */
  private Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    FileFormat format = file.format();
    if (format.type() != FileFormat.Type.BY_NAME) {
      keys.put("type", format.type().label());
    }
    if (format.typeOf(file.path()) == FileFormat.Type.DELIMITED) {
      dialect(format.dialect(), keys);
    }
    if (!format.sheet().isEmpty()) {
      keys.put("sheet", Words.quoted(format.sheet()));
    }
    if (format.headerRow() > 0) {
      keys.put("header_row", String.valueOf(format.headerRow()));
    }
    if (!format.records().isEmpty()) {
      keys.put("records", Words.quoted(format.records()));
    }
    return keys;
  }

  private static void dialect(Dialect dialect, Map<String, String> keys) {
    switch (dialect.separator()) {
      case ';' -> keys.put("separator", "semicolon");
      case '\t' -> keys.put("separator", "tab");
      case '|' -> keys.put("separator", "pipe");
      default -> {}
    }
    if (dialect.quote() == 0) {
      keys.put("quote", "none");
    }
    if (!dialect.charsetName().equals("UTF-8")) {
      keys.put("charset", dialect.charsetName());
    }
  }
}

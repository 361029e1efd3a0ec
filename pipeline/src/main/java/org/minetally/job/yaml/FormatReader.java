package org.minetally.job.yaml;

import static java.util.stream.Collectors.joining;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.job.Problem;
import org.minetally.storage.Location;

/** Reads the {@code format} of a source. */
final class FormatReader {

  /** The formats that a key applies to. Keys that are absent here apply to all formats. */
  private static final Map<String, Set<FileFormat.Type>> APPLIES_TO =
      Map.of(
          "separator", Set.of(FileFormat.Type.DELIMITED),
          "quote", Set.of(FileFormat.Type.DELIMITED),
          "charset", Set.of(FileFormat.Type.DELIMITED),
          "sheet", Set.of(FileFormat.Type.XLSX),
          "header_row", EnumSet.of(FileFormat.Type.DELIMITED, FileFormat.Type.XLSX),
          "header_rows", EnumSet.of(FileFormat.Type.DELIMITED, FileFormat.Type.XLSX),
          "footer_rows", EnumSet.of(FileFormat.Type.DELIMITED, FileFormat.Type.XLSX),
          "records", Set.of(FileFormat.Type.JSON));

  private final Yaml source;
  private final List<Problem> problems;

  FormatReader(Yaml source, List<Problem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Reads the format of these files. Adds a problem and uses the default where it is not valid. */
  FileFormat read(List<Location> files) {
    Dialect dialect = new DialectReader(source, problems).read();
    FileFormat format =
        new FileFormat(
            type(),
            dialect,
            text("sheet"),
            number("header_row", 0),
            text("records"),
            text("entry"),
            false,
            number("header_rows", 1),
            number("footer_rows", 0));
    checkUse(format, files);
    return format;
  }

  private Optional<Yaml> given(String key) {
    return source.get("format").flatMap(format -> format.get(key));
  }

  private String text(String key) {
    return given(key).flatMap(Yaml::text).orElse("");
  }

  private FileFormat.Type type() {
    String label = text("type");
    return Stream.of(FileFormat.Type.values())
        .filter(type -> type.label().equals(label))
        .findFirst()
        .orElse(FileFormat.Type.BY_NAME); // The schema check has reported an unknown type.
  }

  private int number(String key, int fallback) {
    String number = text(key);
    return number.matches("[0-9]{1,7}") ? Integer.parseInt(number) : fallback;
  }

  /** Reports each key that does not apply to a file of the source: it is most likely a mistake. */
  private void checkUse(FileFormat format, List<Location> files) {
    Set<FileFormat.Type> types = EnumSet.noneOf(FileFormat.Type.class);
    files.forEach(file -> types.add(format.typeOf(file.toString())));
    for (Map.Entry<Yaml, Yaml> pair : source.get("format").map(Yaml::pairs).orElse(List.of())) {
      Yaml key = pair.getKey();
      Set<FileFormat.Type> applicable = APPLIES_TO.get(key.text().orElse(""));
      if (applicable == null) {
        continue;
      }
      for (FileFormat.Type type : types) {
        if (!applicable.contains(type)) {
          problems.add(
              key.problem(
                  "%s does not apply to %s files, only to %s files"
                      .formatted(
                          key.text().orElse(""),
                          type.label(),
                          applicable.stream()
                              .map(FileFormat.Type::label)
                              .collect(joining(" or ")))));
        }
      }
    }
  }
}

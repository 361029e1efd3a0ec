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

/** Reads a source's {@code format}. */
final class FormatReader {

  /** The formats that a key says something about; of the other keys, all. */
  private static final Map<String, Set<FileFormat.Type>> USE =
      Map.of(
          "separator", Set.of(FileFormat.Type.DELIMITED),
          "quote", Set.of(FileFormat.Type.DELIMITED),
          "charset", Set.of(FileFormat.Type.DELIMITED),
          "sheet", Set.of(FileFormat.Type.XLSX),
          "header_row", EnumSet.of(FileFormat.Type.DELIMITED, FileFormat.Type.XLSX),
          "records", Set.of(FileFormat.Type.JSON));

  private final Yaml source;
  private final List<Problem> problems;

  FormatReader(Yaml source, List<Problem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The format of these files; where it is wrong, the usual one, and a problem. */
  FileFormat read(List<Location> files) {
    Dialect dialect = new DialectReader(source, problems).read();
    FileFormat format =
        new FileFormat(type(), dialect, text("sheet"), headerRow(), text("records"), text("entry"));
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
        .orElse(FileFormat.Type.BY_NAME); // The schema has said that there is no such type.
  }

  private int headerRow() {
    String row = text("header_row");
    return row.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(row) : 0;
  }

  /** A key that says nothing about a file of the source is most likely not meant as it stands. */
  private void checkUse(FileFormat format, List<Location> files) {
    Set<FileFormat.Type> types = EnumSet.noneOf(FileFormat.Type.class);
    files.forEach(file -> types.add(format.typeOf(file.toString())));
    for (Map.Entry<Yaml, Yaml> pair : source.get("format").map(Yaml::pairs).orElse(List.of())) {
      Yaml key = pair.getKey();
      Set<FileFormat.Type> use = USE.get(key.text().orElse(""));
      if (use == null) {
        continue;
      }
      for (FileFormat.Type type : types) {
        if (!use.contains(type)) {
          problems.add(
              key.problem(
                  "%s has no use for a file that is %s; it is for %s"
                      .formatted(
                          key.text().orElse(""),
                          type.label(),
                          use.stream().map(FileFormat.Type::label).collect(joining(" or ")))));
        }
      }
    }
  }
}

package org.minetally.region;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads aliases from CSV text in the dialect of {@link GazetteerCsv}, with the columns {@code
 * level}, {@code code} and {@code alias} and one alias per line. Ignores other columns, such as a
 * remark.
 */
public final class AliasCsv {

  private final CsvText table;
  private final List<Alias> aliases = new ArrayList<>();
  private int level;
  private int code;
  private int alias;

  private AliasCsv(String label) {
    this.table = new CsvText(label, "alias");
  }

  /**
   * Reads the aliases of a file, in its order.
   *
   * @throws GazetteerException with every problem in the file's format
   * @throws IOException if the file cannot be read
   */
  public static List<Alias> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads the aliases of a stream, in its order. The caller closes the stream.
   *
   * @param label the source's name in messages
   * @throws GazetteerException with every problem in the text's format
   * @throws IOException if the stream cannot be read
   */
  public static List<Alias> read(InputStream in, String label) throws IOException {
    AliasCsv reader = new AliasCsv(label);
    reader.table.read(CsvText.bytes(in), reader::readHeader, reader::readRow);
    return List.copyOf(reader.aliases);
  }

  private void readHeader(List<String> names) {
    level = table.position(names, "level", true);
    code = table.position(names, "code", true);
    alias = table.position(names, "alias", true);
  }

  private void readRow(CsvRecord row) {
    aliases.add(
        new Alias(
            row.getField(level),
            row.getField(code),
            row.getField(alias),
            table.where(row.getStartingLineNumber())));
  }
}

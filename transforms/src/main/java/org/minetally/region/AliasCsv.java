package org.minetally.region;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads aliases from CSV text of the same form as {@link GazetteerCsv}'s, with the columns {@code
 * level}, {@code code} and {@code alias}, one alias a line. Other columns, such as a remark, are
 * not read.
 */
public final class AliasCsv {

  private final CsvTable table;
  private final List<Alias> aliases = new ArrayList<>();
  private int level;
  private int code;
  private int alias;

  private AliasCsv(String label) {
    this.table = new CsvTable(label, "alias");
  }

  /**
   * The aliases of a file, in its order.
   *
   * @throws GazetteerException with every problem of the file's form
   * @throws IOException if the file cannot be read
   */
  public static List<Alias> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * The aliases of a stream, in its order. The caller closes the stream.
   *
   * @param label the source's name in messages
   * @throws GazetteerException with every problem of the text's form
   * @throws IOException if the stream cannot be read
   */
  public static List<Alias> read(InputStream in, String label) throws IOException {
    AliasCsv reader = new AliasCsv(label);
    reader.table.read(CsvTable.bytes(in), reader::readHeader, reader::readRow);
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

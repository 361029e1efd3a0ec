package org.minetally.cli;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A small table of casualties in many formats. Each record has a day, a region, a district, two
 * counts (empty means not reported) and a point.
 *
 * @param header the column names
 * @param rows the fields of each record
 */
public record TwinFiles(List<String> header, List<List<String>> rows) {

  /** Returns seven records, with a non-ASCII name, unreported counts and a reject. */
  public static TwinFiles sample() {
    String text =
        """
        day,region,district,killed,injured,longitude,latitude
        2021-03-01,North,Alder,1,2,46.5,39.25
        2021-03-02,South,Cedar,0,1,47,39.5
        2021-03-03,South,Cedar,-1,1,47,39.5
        2021-04-02,South,Birch,2,,47.125,39
        2021-04-02,North,Laçın,3,12,46,40
        2022-01-31,North,Birch Town,,5,46.75,40.5
        2022-12-31,North,,7,,46.75,40.5
        """;
    List<List<String>> lines = text.lines().map(line -> List.of(line.split(",", -1))).toList();
    return new TwinFiles(lines.get(0), lines.subList(1, lines.size()));
  }

  public byte[] csv() {
    List<List<String>> all = new ArrayList<>(rows);
    all.add(0, header);
    return bytes(
        all.stream().map(row -> String.join(",", row) + "\n").collect(Collectors.joining()));
  }

  byte[] json() {
    return bytes(rows.stream().map(this::object).collect(Collectors.joining(",\n", "[", "]\n")));
  }

  byte[] jsonLines() {
    return bytes(rows.stream().map(this::object).collect(Collectors.joining("\n")));
  }

  byte[] geoJson() {
    String features =
        rows.stream()
            .map(
                row ->
                    """
                    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                     "properties": %s}"""
                        .formatted(row.get(5), row.get(6), object(row.subList(0, 5))))
            .collect(Collectors.joining(",\n"));
    return bytes("{\"type\": \"FeatureCollection\", \"features\": [\n" + features + "]}");
  }

  /** Writes a sheet with typed dates and numbers, as a person enters them. */
  public byte[] xlsx() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Records");
      for (int column = 0; column < header.size(); column++) {
        sheet.value(0, column, header.get(column));
      }
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < header.size(); column++) {
          String text = rows.get(row).get(column);
          if (text.isEmpty()) {
            continue;
          }
          if (column == 0) {
            sheet.value(row + 1, column, LocalDate.parse(text));
            sheet.style(row + 1, column).format("dd/mm/yyyy").set();
          } else if (column < 3) {
            sheet.value(row + 1, column, text);
          } else {
            sheet.value(row + 1, column, Double.valueOf(text));
          }
        }
      }
    }
    return bytes.toByteArray();
  }

  /** Writes Parquet with DuckDB: dates, integers, decimals and floating-point numbers. */
  public void parquet(Path csv, Path target) throws SQLException {
    try (DuckDb writer = new DuckDb()) {
      writer.run(
          """
          COPY (SELECT day::DATE AS day, region, district, killed::INTEGER AS killed,
              injured::DECIMAL(9,2) AS injured, longitude::DOUBLE AS longitude,
              latitude::FLOAT AS latitude, [1, 2] AS numbers
            FROM read_csv('%s', all_varchar = true, header = true))
          TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048)
          """
              .formatted(csv, target));
    }
  }

  private String object(List<String> row) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String text = row.get(i);
      boolean number = i >= 3;
      if (!text.isEmpty()) {
        members.add("\"%s\": %s".formatted(header.get(i), number ? text : "\"" + text + "\""));
      } else if (number) {
        members.add("\"" + header.get(i) + "\": null");
      }
    }
    return "{" + String.join(", ", members) + "}";
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  /** Compresses with a checksum, which the zstd program adds by default. */
  public static byte[] zstd(byte[] plain) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      return context.setChecksum(true).compress(plain);
    }
  }

  /**
   * Creates a typical archive, with a folder and system files.
   *
   * @param files alternating names and contents
   */
  public static byte[] zip(Object... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("data/"));
      out.putNextEntry(new ZipEntry("__MACOSX/data/._records.csv"));
      out.write(1);
      out.putNextEntry(new ZipEntry("data/.DS_Store"));
      out.write(1);
      for (int i = 0; i < files.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) files[i]));
        out.write((byte[]) files[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  /** Creates an uncompressed archive of one file. */
  static byte[] stored(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(entry);
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

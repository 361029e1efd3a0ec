package org.minetally.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.source.internal.SourceFile;

/** Compares the input files of libhxl-python with its expected output. */
class LibhxlTest {

  private static final Dialect COMMA = Dialect.CSV;

  @Test
  void conformancePageStatesScore() throws IOException {
    List<String> deviations =
        List.of(
            "input-fuzzy.csv",
            "input-quality.xlsx",
            "input-valid-nested.json",
            "input-zip-invalid.zip");
    try (Stream<Path> files = Files.list(ForeignSuite.path("libhxl/test_io"))) {
      long all = files.filter(file -> file.getFileName().toString().startsWith("input-")).count();
      ConformancePage page = ConformancePage.section("libhxl");
      page.assertScore(
          "%d of %d files as libhxl reads them".formatted(all - deviations.size(), all));
      page.assertDeviations(deviations);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "input-valid.csv, DELIMITED, ',', UTF-8",
    "input-valid.hxl, DELIMITED, ',', UTF-8",
    "input-valid.tsv, DELIMITED, '\t', UTF-8",
    "input-valid.ssv, DELIMITED, ;, UTF-8",
    "input-valid-latin1.csv, DELIMITED, ',', ISO-8859-1",
    "input-valid-csv.zip, DELIMITED, ',', UTF-8",
    "input-valid.xlsx, XLSX, ',', UTF-8",
    "input-valid.json, JSON, ',', UTF-8",
    "input-valid-json.txt, JSON, ',', UTF-8",
  })
  void readsValidRowsAsLibhxlWritesThem(
      String file, FileFormat.Type type, char separator, String charset) throws IOException {
    JsonNode expected = json("output-valid.json");
    Dialect dialect = new Dialect(separator, '"', charset);
    Read read = Read.of(file, new FileFormat(type, dialect, "", 0, "", ""));
    assertThat(read.names, is(texts(expected.get(0))));
    assertThat(read.tags, is(texts(expected.get(1))));
    assertThat(
        read.rows,
        is(IntStream.range(2, expected.size()).mapToObj(i -> texts(expected.get(i))).toList()));
  }

  @ParameterizedTest
  @CsvSource({"input-valid-objects.json, ''", "input-valid-nested.json, results"})
  void readsObjectsByTheirHashtagsAsLibhxlWritesThem(String file, String records)
      throws IOException {
    JsonNode expected = json("output-valid-objects.json");
    Read read = Read.of(file, new FileFormat(FileFormat.Type.JSON, COMMA, "", 0, records, ""));
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode row : expected) {
      Map<String, String> members = new TreeMap<>();
      row.fields()
          .forEachRemaining(member -> members.put(member.getKey(), member.getValue().asText()));
      rows.add(members);
    }
    assertThat(read.byTag(), is(rows));
  }

  @Test
  void readsArrayNamedByJob() throws IOException {
    for (String member : List.of("sel1", "sel2")) {
      Read read =
          Read.of(
              "input-valid-json-selector.json",
              new FileFormat(FileFormat.Type.JSON, COMMA, "", 0, member, ""));
      assertThat(read.tags, is(List.of("#adm1", "#affected")));
      assertThat(
          read.rows,
          is(List.of(member.equals("sel1") ? List.of("Coast", "100") : List.of("Plains", "200"))));
    }
  }

  @Test
  void ignoresMalformedHashtags() throws IOException {
    Read read = Read.of("input-fuzzy.csv", FileFormat.DEFAULT);
    assertThat(
        read.tags,
        is(
            List.of(
                "",
                "#sector+es",
                "#subsector+es",
                "#org+es",
                "#targeted+f",
                "#targeted+f",
                "",
                "")));
    assertThat(read.names.get(6), is("País"));
    assertThat(read.rows.get(3).subList(0, 3), is(List.of("004", "WASH", "Urbano")));
  }

  @Test
  void readsFieldWithLineBreaks() throws IOException {
    Read read = Read.of("input-multiline.csv", FileFormat.DEFAULT);
    assertThat(read.tags, is(List.of("#description")));
    assertThat(read.rows, is(List.of(List.of("Line 1\nLine 2\nLine 3"))));
  }

  @Test
  void readsNamesFromRowAboveHashtags() throws IOException {
    Read read = Read.of("input-multiple-headers.csv", FileFormat.DEFAULT);
    assertThat(read.names, is(List.of("Org", "No hashtag", "Province", "Number affected")));
    assertThat(read.tags, is(List.of("#org", "", "#adm1", "#affected")));
    assertThat(
        read.rows,
        is(
            List.of(
                List.of("Org X", "xxx", "Coast", " 100"),
                List.of("Org Y", "yyy", "Mountains", " 200"))));
  }

  @ParameterizedTest
  @CsvSource({"input-merged.xlsx, ''", "input-quality.xlsx, input-quality-hxl"})
  void readsSheetsWithMergedCells(String file, String sheet) throws IOException {
    Read read = Read.of(file, new FileFormat(FileFormat.Type.XLSX, COMMA, sheet, 0, "", ""));
    assertThat(read.tags.get(8), is("#date+reported"));
    assertThat(read.names.get(7), is("Departamento/Provincia/Estado"));
    assertThat(
        read.rows.stream().map(row -> row.get(0)).toList(),
        is(List.of("001", "002", "003", "004")));
    assertThat(read.rows.get(2).get(3), is(sheet.isEmpty() ? "" : "UNICEF"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input-invalid.csv",
        "input-untagged.csv",
        "input-untagged-csv.zip",
        "input-untagged.json",
        "input-untagged-objects.json",
        "input-quality.xlsx",
      })
  void findsNoHashtagsWhereThereAreNone(String file) throws IOException {
    assertThat(Read.of(file, FileFormat.DEFAULT).tags, empty());
  }

  @Test
  void readsWorkbookWithZipExtensionIfJobNamesFormat() throws IOException {
    Read read =
        Read.of(
            "input-zip-invalid.zip", new FileFormat(FileFormat.Type.XLSX, COMMA, "", 0, "", ""));
    assertThat(read.tags.get(1), is("#sector+es"));
    assertThat(read.rows.size(), is(4));
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(ForeignSuite.path("libhxl/test_io/" + name).toFile());
  }

  private static List<String> texts(JsonNode row) {
    List<String> texts = new ArrayList<>();
    row.forEach(cell -> texts.add(cell.isNull() ? "" : cell.asText()));
    return texts;
  }

  /** The content of a file. */
  private record Read(List<String> names, List<String> tags, List<List<String>> rows) {

    static Read of(String name, FileFormat format) throws IOException {
      Path path = ForeignSuite.path("libhxl/test_io/" + name);
      SourceFile file = new SourceFile(path.toString(), format);
      SourceFile.Header header = file.header();
      Headings headings = header.headings();
      List<List<String>> rows = new ArrayList<>();
      try (SourceFile.Records records = file.records(header)) {
        while (records.cursor().next()) {
          rows.add(fields(records.cursor(), file.charset(header), headings.names().size()));
        }
      }
      return new Read(headings.names(), headings.tags(), rows);
    }

    private static List<String> fields(RecordCursor record, Charset charset, int columns) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < Math.min(record.fields(), columns); i++) {
        int from = record.start(i);
        fields.add(new String(record.bytes(), from, record.end(i) - from, charset));
      }
      return fields;
    }

    List<Map<String, String>> byTag() {
      return rows.stream()
          .map(
              row -> {
                Map<String, String> members = new TreeMap<>();
                for (int i = 0; i < tags.size(); i++) {
                  if (!tags.get(i).isEmpty()) {
                    members.put(tags.get(i), row.get(i));
                  }
                }
                return members;
              })
          .toList();
    }
  }
}

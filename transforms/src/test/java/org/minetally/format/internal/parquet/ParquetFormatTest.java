package org.minetally.format.internal.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.crypto.ColumnEncryptionProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.format.internal.FormatException;

class ParquetFormatTest {

  private static final int ROWS = 3000;
  private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);

  /** Returns a file with numbers, strings and flags, some NULL, in several pages per column. */
  private static ParquetBytes table(UnaryOperator<ExampleParquetWriter.Builder> options) {
    List<Consumer<Group>> rows = new ArrayList<>();
    IntStream.range(0, ROWS)
        .forEach(
            i ->
                rows.add(
                    row -> {
                      row.add("day", i);
                      if (i % 3 != 0) {
                        row.add("place", "Alder " + i % 7);
                      }
                      if (i % 1000 < 500) {
                        row.add("killed", (long) i * i);
                      }
                      row.add("civilian", i % 2 == 0);
                    }));
    return ParquetBytes.write(
        "required int32 day; optional binary place (STRING); optional int64 killed;"
            + "required boolean civilian;",
        options,
        rows);
  }

  private static List<List<String>> expected() {
    return IntStream.range(0, ROWS)
        .mapToObj(
            i ->
                List.of(
                    Integer.toString(i),
                    i % 3 == 0 ? "" : "Alder " + i % 7,
                    i % 1000 < 500 ? Long.toString((long) i * i) : "",
                    Boolean.toString(i % 2 == 0)))
        .toList();
  }

  private static FormatException rejection(ParquetBytes file) {
    return assertThrows(FormatException.class, file::records);
  }

  @ParameterizedTest
  @EnumSource(WriterVersion.class)
  void readsPagesOfBothVersions(WriterVersion version) throws IOException {
    for (boolean dictionary : List.of(true, false)) {
      for (CompressionCodecName codec :
          List.of(
              CompressionCodecName.UNCOMPRESSED,
              CompressionCodecName.SNAPPY,
              CompressionCodecName.GZIP,
              CompressionCodecName.ZSTD,
              CompressionCodecName.LZ4_RAW)) {
        ParquetBytes file =
            table(
                options ->
                    options
                        .withWriterVersion(version)
                        .withDictionaryEncoding(dictionary)
                        .withPageRowCountLimit(250)
                        .withCompressionCodec(codec));
        assertThat(file.records(), is(expected()));
      }
    }
  }

  @Test
  void rejectsPageThatDoesNotMatchItsChecksum() {
    ParquetBytes file =
        ParquetBytes.write(
            "required int64 killed;",
            options -> options.withDictionaryEncoding(false).withPageWriteChecksumEnabled(true),
            List.of(row -> row.add("killed", 0x1122_3344_5566_7788L)));
    int value = new String(file.bytes(), ISO_8859_1).indexOf("\u0088wf");
    assertThat(
        rejection(file.withByte(value, 0)).getMessage(),
        is(
            "the Parquet file is damaged: column \"killed\": a page does not match its checksum. Download it again or write it again"));
  }

  @Test
  void reportsEncryptedFile() {
    ParquetBytes file = table(options -> options);
    ParquetBytes encrypted = file.withByte(file.bytes().length - 1, 'E');
    assertThat(
        rejection(encrypted).getMessage(),
        is("the Parquet file is encrypted. Decrypt it or write it without encryption"));
  }

  @Test
  void readsUnencryptedColumnsNextToEncryptedOnes() throws IOException {
    ColumnPath secret = ColumnPath.get("killed");
    ParquetBytes file =
        table(
            options ->
                options.withEncryption(
                    FileEncryptionProperties.builder(KEY)
                        .withPlaintextFooter()
                        .withEncryptedColumns(
                            Map.of(
                                secret,
                                ColumnEncryptionProperties.builder(secret).withKey(KEY).build()))
                        .build()));
    assertThat(file.headings().unreadable(), is(Map.of("killed", "is encrypted")));
    assertThat(file.headings().names(), is(List.of("day", "place", "civilian")));
    assertThat(file.records().get(1), is(List.of("1", "Alder 1", "false")));
  }

  @Test
  void readsFlatColumnsBetweenNestedOnes() throws IOException {
    ParquetBytes file =
        ParquetBytes.write(
            """
            required group victims (LIST) { repeated group list { required int32 element; } }
            required int32 a;
            optional group names (MAP) {
              repeated group key_value { required binary key (STRING); optional int32 value; } }
            required group place { required int32 x; required group deeper { required int32 y; } }
            repeated int32 many;
            optional int32 b;
            """,
            options -> options,
            List.of(
                row -> {
                  row.addGroup("victims").addGroup("list").add("element", 7);
                  Group place = row.addGroup("place");
                  place.add("x", 8);
                  place.addGroup("deeper").add("y", 9);
                  row.add("a", 1);
                  row.add("b", 2);
                }));
    assertThat(file.headings().names(), is(List.of("a", "b")));
    assertThat(file.records(), is(List.of(List.of("1", "2"))));
    assertThat(
        file.headings().unreadable(),
        is(
            Map.of(
                "victims", "is a list",
                "names", "is a map",
                "place", "is a group of columns",
                "many", "contains several values per record")));
  }

  @Test
  void reportsWhyNoColumnCanBeRead() {
    ParquetBytes file = ParquetBytes.column("repeated int32 many", List.of(row -> {}));
    assertThat(
        rejection(file).getMessage(),
        containsString("no column can be read; \"many\" contains several values per record"));
  }

  @Test
  void skipsColumnWithUnknownLogicalType() throws IOException {
    FileMetaData footer = table(options -> options).footer();
    footer.getSchema().get(3).setLogicalType(new LogicalType());
    SchemaColumns columns = SchemaColumns.of(footer);
    assertThat(columns.readable().stream().map(FlatColumn::chunk).toList(), is(List.of(0, 1, 3)));
    assertThat(
        columns.unreadable().get("killed"),
        containsString("has a logical type unknown to this version"));
  }

  @Test
  void skipsGeometriesOfGeoParquet() throws IOException {
    ParquetBytes file =
        ParquetBytes.write(
            "required int32 id; required binary geometry;",
            options ->
                options.withExtraMetaData(
                    Map.of("geo", "{\"columns\": {\"geometry\": {\"encoding\": \"WKB\"}}}")),
            List.of(row -> row.append("id", 1).append("geometry", "WKB")));
    assertThat(file.records(), is(List.of(List.of("1"))));
    assertThat(file.headings().unreadable(), is(Map.of("geometry", "contains geometries")));
  }

  @Test
  void rejectsContradictoryFooter() {
    Map<String, Consumer<FileMetaData>> contradictions =
        Map.of(
            "its row groups contain 3000 of its 3001 rows", footer -> footer.setNum_rows(ROWS + 1),
            "its row groups contain 2999 of its 3000 rows",
                footer -> footer.getRow_groups().get(0).setNum_rows(ROWS - 1),
            "3000 values in a row group of 3001 rows",
                footer -> footer.getRow_groups().get(0).setNum_rows(ROWS + 1),
            "a row group has -1 rows", footer -> footer.getRow_groups().get(0).setNum_rows(-1),
            "at offset -4 extends past the end of the data",
                footer ->
                    footer
                        .getRow_groups()
                        .get(0)
                        .getColumns()
                        .get(0)
                        .getMeta_data()
                        .setDictionary_page_offset(0)
                        .setData_page_offset(-4),
            "a column of 9223372036854775807 bytes",
                footer ->
                    footer
                        .getRow_groups()
                        .get(0)
                        .getColumns()
                        .get(0)
                        .getMeta_data()
                        .setTotal_compressed_size(Long.MAX_VALUE),
            "its schema is truncated",
                footer -> footer.getSchema().get(0).setNum_children(Integer.MAX_VALUE),
            "its schema has more columns", footer -> footer.getSchema().get(0).setNum_children(1),
            "have different columns",
                footer ->
                    footer
                        .getRow_groups()
                        .get(0)
                        .getColumns()
                        .get(0)
                        .getMeta_data()
                        .setPath_in_schema(List.of("other")));
    contradictions.forEach(
        (message, contradiction) ->
            assertThat(
                rejection(table(options -> options).withFooter(contradiction)).getMessage(),
                allOf(containsString("the Parquet file is damaged"), containsString(message))));
  }

  @Test
  void rejectsFalseListLengthWithoutAllocatingMemory() {
    // Field 2 of the footer, a list of 2^31 - 1 structures.
    byte[] footer = {0x15, 2, 0x19, (byte) 0xFC, -1, -1, -1, -1, 7};
    assertThat(
        rejection(table(options -> options).withFooter(footer)).getMessage(),
        containsString("its footer cannot be decoded"));
  }

  @Test
  void rejectsEndlesslyNestedFooter() {
    byte[] footer = new byte[1 << 20];
    Arrays.fill(footer, (byte) 0x1C); // A structure within a structure.
    assertThat(
        rejection(table(options -> options).withFooter(footer)).getMessage(),
        containsString("its footer cannot be decoded"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PAR1", "PAR1PAR1PAR", "not a Parquet file at all", "PAR1....PARQ"})
  void rejectsOtherFiles(String text) {
    String message = rejection(new ParquetBytes(text.getBytes(UTF_8))).getMessage();
    assertThat(message, containsString(text.isEmpty() ? "is empty" : "not a Parquet file"));
  }

  @Test
  void namesUnsupportedCodec() {
    ParquetBytes file =
        table(options -> options)
            .withFooter(
                footer ->
                    footer
                        .getRow_groups()
                        .get(0)
                        .getColumns()
                        .get(0)
                        .getMeta_data()
                        .setCodec(CompressionCodec.BROTLI));
    assertThat(
        rejection(file).getMessage(),
        is(
            "column \"day\" is compressed with BROTLI, which is not supported. Write the file with SNAPPY, ZSTD, GZIP, LZ4 or no compression"));
  }

  /** A file with one changed byte is either read or rejected with a message. */
  @ParameterizedTest
  @EnumSource(WriterVersion.class)
  void survivesAnyChangedByte(WriterVersion version) throws IOException {
    ParquetBytes file =
        ParquetBytes.write(
            "optional int32 a; required binary b (STRING); optional boolean c;",
            options ->
                options
                    .withWriterVersion(version)
                    .withPageWriteChecksumEnabled(false)
                    .withCompressionCodec(CompressionCodecName.UNCOMPRESSED),
            List.of(
                row -> row.append("b", "x"),
                row -> row.append("a", 5).append("b", "xy").append("c", true),
                row -> row.append("a", 5).append("b", "x").append("c", false)));
    int read = 0;
    for (int at = 0; at < file.bytes().length; at++) {
      for (int value : new int[] {0xFF, file.bytes()[at] ^ 1}) {
        try {
          file.withByte(at, value).records();
          read++;
        } catch (FormatException e) {
          assertThat(e.getMessage(), containsString(". "));
        }
      }
    }
    assertThat(read > 0, is(true));
  }
}

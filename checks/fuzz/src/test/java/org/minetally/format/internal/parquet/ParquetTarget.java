package org.minetally.format.internal.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.minetally.format.Records;
import org.minetally.format.internal.FormatException;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;

/** Reads Parquet files with changed bytes. */
public final class ParquetTarget implements Target {

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message record {
            required int32 day (DATE);
            optional binary place (STRING);
            optional int64 killed;
            optional int32 area (DECIMAL(9,2));
            optional double longitude;
            optional int64 at (TIMESTAMP(MICROS,true));
            optional boolean civilian;
            optional fixed_len_byte_array(16) id (UUID);
            optional int96 old;
            repeated int32 many;
          }
          """);

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (CompressionCodecName codec :
        List.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD)) {
      Path file = Seeds.temporaryFolder().resolve("data.parquet");
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new LocalOutputFile(file))
              .withConf(new PlainParquetConfiguration())
              .withType(SCHEMA)
              .withCompressionCodec(codec)
              .build()) {
        for (int i = 0; i < 6; i++) {
          writer.write(row(i));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      seeds.add(Seeds.read(file));
    }
    return seeds;
  }

  private static Group row(int i) {
    Group row = new SimpleGroupFactory(SCHEMA).newGroup().append("day", 17_956 + i);
    if (i % 2 == 0) {
      row.append("place", "Alder " + i % 3).append("killed", (long) i).append("area", 100 * i);
    }
    if (i % 3 == 0) {
      row.append("longitude", 47.5 + i)
          .append("at", 1_551_400_000_000_000L)
          .append("civilian", true);
      row.append("id", Binary.fromConstantByteArray(new byte[16]));
      row.append("old", Binary.fromConstantByteArray(new byte[12])).append("many", i);
    }
    return row;
  }

  @Override
  public List<String> words() {
    return List.of("PAR1", "place", "UTF8", "\u0015\u0002", "\u0019", "\u001c", "\u0000");
  }

  @Override
  public int inShortRun() {
    return 1_000;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    try {
      Records.of(new ParquetFormat(), input);
      return true;
    } catch (FormatException e) {
      Promise.isUserMessage(e.getMessage(), new String(input, ISO_8859_1));
      return false;
    }
  }
}

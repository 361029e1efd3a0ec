package org.minetally.describe;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.minetally.region.boundary.BoundingBox;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;
import org.minetally.table.TableSchema;

/**
 * Writes boundaries as GeoParquet 1.0.0: well-known binary (WKB) in a binary column, and the file
 * metadata {@code geo}. Parquet's native GEOMETRY type is not used, because current readers fail on
 * it.
 */
final class GeoParquet {

  private static final TableSchema TABLE = TableSchema.DIM_REGION_GEO;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<RegionGeometry> shapes;
  private final BoundingBox box;

  GeoParquet(List<RegionGeometry> shapes, BoundingBox box) {
    this.shapes = shapes;
    this.box = box;
  }

  byte[] bytes() {
    MessageType type = type();
    MemoryFile file = new MemoryFile();
    WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file)
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withExtraMetaData(Map.of("geo", metadata().toString()))
            .build()) {
      for (RegionGeometry region : shapes) {
        Group row = new SimpleGroup(type);
        row.add("region_id", region.id());
        row.add("region_level", region.level());
        row.add("region_code", region.code());
        row.add("region_name", region.name());
        row.add("region_label", region.label());
        row.add("geometry", Binary.fromConstantByteArray(wkb.write(region.shape())));
        writer.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.bytes();
  }

  private static MessageType type() {
    Types.MessageTypeBuilder fields = Types.buildMessage();
    for (Column column : TABLE.columns()) {
      fields.addField(
          column.type() == ColumnType.GEOMETRY
              ? Types.required(BINARY).named(column.name())
              : Types.required(BINARY).as(stringType()).named(column.name()));
    }
    return fields.named(TABLE.name());
  }

  /** Returns the metadata. Omits {@code crs}, which means WGS 84 longitude and latitude. */
  private ObjectNode metadata() {
    ObjectNode geo = JSON.objectNode();
    geo.put("version", "1.0.0");
    geo.put("primary_column", "geometry");
    ObjectNode column = geo.putObject("columns").putObject("geometry");
    column.put("encoding", "WKB");
    ArrayNode types = column.putArray("geometry_types");
    shapes.stream()
        .map(region -> region.shape().getGeometryType())
        .distinct()
        .sorted()
        .forEach(types::add);
    column.put("orientation", "counterclockwise");
    column.put("edges", "planar");
    column.putArray("bbox").add(box.west()).add(box.south()).add(box.east()).add(box.north());
    return geo;
  }
}

package org.minetally.format.internal.parquet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.minetally.format.internal.FormatException;

/**
 * The columns of a Parquet file.
 *
 * @param readable the columns with at most one value per record, in the file's order
 * @param unreadable for every other column, the reason it cannot be read: a clause that follows its
 *     name
 * @param chunks the number of columns that every row group stores
 */
record SchemaColumns(List<FlatColumn> readable, Map<String, String> unreadable, int chunks) {

  /**
   * The highest precision of a decimal. With a higher one, even zero would be written with that
   * many digits.
   */
  private static final int MOST_DIGITS = 1000;

  static SchemaColumns of(FileMetaData metadata) throws FormatException {
    List<SchemaElement> schema = metadata.getSchema();
    if (schema.isEmpty()) {
      throw Damage.of("it has no schema", null);
    }
    List<FlatColumn> readable = new ArrayList<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    Set<String> geometries = geometries(metadata);
    int chunk = 0;
    int next = 1;
    for (int i = 0; i < schema.get(0).getNum_children(); i++) {
      int end = end(schema, next);
      SchemaElement element = schema.get(next);
      String obstacle = obstacle(element, metadata, chunk, geometries);
      if (obstacle.isEmpty()) {
        add(element, chunk, readable, unreadable);
      } else {
        unreadable.put(element.getName(), obstacle);
      }
      chunk += (int) schema.subList(next, end).stream().filter(SchemaElement::isSetType).count();
      next = end;
    }
    if (next != schema.size()) {
      throw Damage.of("its schema has more columns than it announces", null);
    }
    return new SchemaColumns(List.copyOf(readable), unreadable, chunk);
  }

  /** Returns the number of the element after a column and everything nested in it. */
  private static int end(List<SchemaElement> schema, int from) throws FormatException {
    int next = from;
    for (long expected = 1; expected > 0; expected--) {
      if (next >= schema.size()) {
        throw Damage.of("its schema is truncated", null);
      }
      SchemaElement element = schema.get(next++);
      if (!element.isSetType()) {
        expected += Math.max(0, element.getNum_children());
      }
    }
    return next;
  }

  /** Returns the reason a column cannot be read; empty if it can be read. */
  private static String obstacle(
      SchemaElement element, FileMetaData metadata, int chunk, Set<String> geometries) {
    if (!element.isSetType()) {
      return nested(element);
    }
    if (element.getRepetition_type() == FieldRepetitionType.REPEATED) {
      return "contains several values per record";
    }
    if (metadata.getRow_groups().stream()
        .anyMatch(
            group ->
                chunk < group.getColumnsSize()
                    && group.getColumns().get(chunk).isSetCrypto_metadata())) {
      return "is encrypted";
    }
    if (geometries.contains(element.getName())) {
      return "contains geometries";
    }
    LogicalType type = element.getLogicalType();
    if (type != null && type.getSetField() == null) {
      return "has a logical type unknown to this version (such as GEOMETRY or VARIANT)";
    }
    if (element.getConverted_type() == ConvertedType.INTERVAL) {
      return "contains durations (INTERVAL)";
    }
    boolean bson =
        element.getConverted_type() == ConvertedType.BSON || (type != null && type.isSetBSON());
    return bson ? "contains binary documents (BSON)" : "";
  }

  private static String nested(SchemaElement element) {
    LogicalType type = element.getLogicalType();
    ConvertedType old = element.getConverted_type();
    if (old == ConvertedType.LIST || (type != null && type.isSetLIST())) {
      return "is a list";
    }
    boolean map =
        old == ConvertedType.MAP
            || old == ConvertedType.MAP_KEY_VALUE
            || (type != null && type.isSetMAP());
    return map ? "is a map" : "is a group of columns";
  }

  private static void add(
      SchemaElement element, int chunk, List<FlatColumn> readable, Map<String, String> unreadable) {
    ColumnDescriptor descriptor;
    try {
      descriptor = descriptor(element);
    } catch (IOException | RuntimeException e) {
      // The converter throws arbitrary exceptions for a contradictory type.
      unreadable.put(element.getName(), "has a type that the Parquet format does not allow");
      return;
    }
    if (descriptor.getPrimitiveType().getLogicalTypeAnnotation()
            instanceof DecimalLogicalTypeAnnotation decimal
        && decimal.getPrecision() > MOST_DIGITS) {
      unreadable.put(
          element.getName(), "contains numbers of up to " + decimal.getPrecision() + " digits");
    } else {
      readable.add(new FlatColumn(element.getName(), chunk, descriptor));
    }
  }

  /** Returns the type of one column, using the library's converter. */
  private static ColumnDescriptor descriptor(SchemaElement element) throws IOException {
    SchemaElement root = new SchemaElement("schema").setNum_children(1);
    FileMetaData alone = new FileMetaData(1, List.of(root, element), 0, List.of());
    return new ParquetMetadataConverter()
        .fromParquetMetadata(alone)
        .getFileMetaData()
        .getSchema()
        .getColumns()
        .get(0);
  }

  /** Returns the columns named in GeoParquet's metadata. */
  private static Set<String> geometries(FileMetaData metadata) {
    Set<String> names = new HashSet<>();
    if (metadata.isSetKey_value_metadata()) {
      for (KeyValue entry : metadata.getKey_value_metadata()) {
        if ("geo".equals(entry.getKey()) && entry.isSetValue()) {
          try {
            new ObjectMapper()
                .readTree(entry.getValue())
                .path("columns")
                .fieldNames()
                .forEachRemaining(names::add);
          } catch (JsonProcessingException e) {
            return Set.of(); // Not GeoParquet, whatever it is.
          }
        }
      }
    }
    return names;
  }
}

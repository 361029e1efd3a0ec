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
 * @param readable those that hold at most one value per record, in the file's order
 * @param unreadable for each other column, why it cannot be read: a clause that follows its name
 * @param chunks the number of columns that every row group stores
 */
record SchemaColumns(List<FlatColumn> readable, Map<String, String> unreadable, int chunks) {

  /** A larger one would take that many digits to write a zero. */
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

  /** The number of the element after a column and all that is nested in it. */
  private static int end(List<SchemaElement> schema, int from) throws FormatException {
    int next = from;
    for (long expected = 1; expected > 0; expected--) {
      if (next >= schema.size()) {
        throw Damage.of("its schema ends too early", null);
      }
      SchemaElement element = schema.get(next++);
      if (!element.isSetType()) {
        expected += Math.max(0, element.getNum_children());
      }
    }
    return next;
  }

  /** Why a column cannot be read; empty if it can. */
  private static String obstacle(
      SchemaElement element, FileMetaData metadata, int chunk, Set<String> geometries) {
    if (!element.isSetType()) {
      return nested(element);
    }
    if (element.getRepetition_type() == FieldRepetitionType.REPEATED) {
      return "holds several values per record";
    }
    if (metadata.getRow_groups().stream()
        .anyMatch(
            group ->
                chunk < group.getColumnsSize()
                    && group.getColumns().get(chunk).isSetCrypto_metadata())) {
      return "is encrypted";
    }
    if (geometries.contains(element.getName())) {
      return "holds geometries";
    }
    LogicalType type = element.getLogicalType();
    if (type != null && type.getSetField() == null) {
      return "has a logical type that this version does not know (GEOMETRY and VARIANT are such)";
    }
    if (element.getConverted_type() == ConvertedType.INTERVAL) {
      return "holds lengths of time (INTERVAL)";
    }
    boolean bson =
        element.getConverted_type() == ConvertedType.BSON || (type != null && type.isSetBSON());
    return bson ? "holds binary documents (BSON)" : "";
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
      // The converter throws whatever it meets first in a type that contradicts itself.
      unreadable.put(element.getName(), "has a type that the Parquet format does not allow");
      return;
    }
    if (descriptor.getPrimitiveType().getLogicalTypeAnnotation()
            instanceof DecimalLogicalTypeAnnotation decimal
        && decimal.getPrecision() > MOST_DIGITS) {
      unreadable.put(
          element.getName(), "holds numbers of up to " + decimal.getPrecision() + " digits");
    } else {
      readable.add(new FlatColumn(element.getName(), chunk, descriptor));
    }
  }

  /** The type of one column, by the converter of the library. */
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

  /** The columns that GeoParquet's metadata name. */
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

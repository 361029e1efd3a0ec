package org.minetally.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * What a file of a fact table has.
 *
 * @param others the columns that are no figures, in their order
 * @param figures the others by name, each with its type
 */
record FactFileColumns(List<String> others, Map<String, PrimitiveTypeName> figures) {

  static FactFileColumns in(ParquetFileReader file) {
    List<String> others = new ArrayList<>();
    Map<String, PrimitiveTypeName> figures = new TreeMap<>();
    for (Type field : file.getFileMetaData().getSchema().getFields()) {
      PrimitiveTypeName type = field.asPrimitiveType().getPrimitiveTypeName();
      switch (type) {
        case INT64, FIXED_LEN_BYTE_ARRAY -> figures.put(field.getName(), type);
        default -> others.add(field.getName());
      }
    }
    return new FactFileColumns(others, figures);
  }
}

package org.minetally.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * The columns of a fact table file.
 *
 * @param others the columns other than figures, in file order
 * @param figures the types of the figure columns by name
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

package org.minetally.change;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.minetally.table.TableSchema;

/**
 * The columns of a fact table that two files have in common.
 *
 * @param dimensions what the table is broken down by, in its order
 * @param figures its numbers, in its order
 */
record FactColumns(List<String> dimensions, List<String> figures) {

  static final String PERIOD_START = "period_start";

  /** The first of what rows are sorted by; the dimensions follow. */
  private static final List<String> ORDERED = List.of("period_key", "region_code", "parent_code");

  private static final List<String> BESIDE = List.of("period_id", "region_id", "region_name");

  static final int PERIOD_KEY = 0;
  static final int REGION_CODE = 1;
  static final int PARENT_CODE = 2;

  FactColumns {
    dimensions = List.copyOf(dimensions);
    figures = List.copyOf(figures);
  }

  /** The columns of a table. */
  static FactColumns of(TableSchema table, List<String> figures) {
    return new FactColumns(table.key().subList(ORDERED.size(), table.key().size()), figures);
  }

  /** The texts of a row: what it is sorted by first. */
  List<String> texts() {
    return Stream.of(ORDERED, dimensions, BESIDE).flatMap(List::stream).toList();
  }

  /** How many texts a row is sorted by. */
  int orderedBy() {
    return ORDERED.size() + dimensions.size();
  }

  int dimension(int number) {
    return ORDERED.size() + number;
  }

  int periodId() {
    return orderedBy();
  }

  int regionId() {
    return orderedBy() + 1;
  }

  int regionName() {
    return orderedBy() + 2;
  }

  /** The order of texts in a table; what is absent comes first. */
  static int compare(String one, String other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return one.compareTo(other);
  }

  /**
   * What a file has.
   *
   * @param others the columns that are no figures
   * @param figures the others by name, each with its type
   */
  record Found(List<String> others, Map<String, PrimitiveTypeName> figures) {

    static Found in(Path file) throws IOException {
      List<String> others = new ArrayList<>();
      Map<String, PrimitiveTypeName> figures = new TreeMap<>();
      try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
        for (Type field : reader.getFileMetaData().getSchema().getFields()) {
          PrimitiveTypeName type = field.asPrimitiveType().getPrimitiveTypeName();
          if (Arrays.asList(PrimitiveTypeName.INT64, PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
              .contains(type)) {
            figures.put(field.getName(), type);
          } else {
            others.add(field.getName());
          }
        }
      }
      return new Found(others, figures);
    }
  }
}

package org.minetally.format.internal.parquet;

import org.apache.parquet.column.ColumnDescriptor;

/**
 * A column with at most one value per record.
 *
 * @param name the name as the file spells it
 * @param chunk the number of its chunk in each row group, counted from 0
 * @param descriptor its type
 */
record FlatColumn(String name, int chunk, ColumnDescriptor descriptor) {

  /** Returns whether a value can be NULL. */
  boolean isOptional() {
    return descriptor.getMaxDefinitionLevel() > 0;
  }

  /**
   * Returns the least number of bytes of a value in plain encoding. A string needs four for its
   * length alone.
   *
   * @return 0 for booleans, which need one bit
   */
  int plainWidth() {
    return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> 0;
      case INT32, FLOAT, BINARY -> 4;
      case INT64, DOUBLE -> 8;
      case INT96 -> 12;
      case FIXED_LEN_BYTE_ARRAY -> descriptor.getPrimitiveType().getTypeLength();
    };
  }
}

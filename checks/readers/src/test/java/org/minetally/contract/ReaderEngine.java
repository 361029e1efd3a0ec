package org.minetally.contract;

import java.nio.file.Path;
import java.util.List;

/** One reader. */
public interface ReaderEngine extends AutoCloseable {

  /**
   * Makes each table a table or view of its name.
   *
   * @param snapshot the folder {@code current}
   * @param tables the tables' names
   * @param again whether this folder was opened before, and was published to since
   */
  void open(Path snapshot, List<String> tables, boolean again) throws Exception;

  /** The rows of a query. */
  List<List<Object>> query(String sql) throws Exception;

  /** A table's columns as {@code name type}, the type as {@code datapackage.json} names it. */
  List<String> types(String table) throws Exception;

  @Override
  void close();
}

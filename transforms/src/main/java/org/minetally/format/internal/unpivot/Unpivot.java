package org.minetally.format.internal.unpivot;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Declares that each row of a source gives several records: one for each label of certain columns,
 * such as one for each year in a table with one column per year.
 *
 * <p>The records have the columns of the file that are not unpivoted, the columns with the labels,
 * and one column with the values of each block.
 *
 * @param blocks the unpivoted columns. Columns of different blocks with the same labels belong to
 *     the same record. All blocks have the same label columns.
 * @param keepsEmpty whether a record is made even if all its values are empty; otherwise such a
 *     record is filtered
 */
public record Unpivot(List<Block> blocks, boolean keepsEmpty) implements Serializable {

  /** Each row is one record. */
  public static final Unpivot NONE = new Unpivot(List.of(), false);

  public Unpivot {
    blocks = List.copyOf(blocks);
    if (blocks.stream().map(Block::labels).distinct().count() > 1) {
      throw new IllegalArgumentException("the blocks have different label columns");
    }
  }

  /** Returns whether rows are divided at all. */
  public boolean any() {
    return !blocks.isEmpty();
  }

  /** Returns the columns with the labels; empty if rows are not divided. */
  public List<String> labels() {
    return any() ? blocks.get(0).labels() : List.of();
  }

  /** Returns the columns with the values. */
  public List<String> values() {
    return blocks.stream().map(Block::value).toList();
  }

  /**
   * Columns whose fields become the values of one column.
   *
   * @param columns the columns
   * @param except columns to leave as they are, although {@code columns} includes them
   * @param labels the columns with the labels
   * @param value the column with the values
   */
  public record Block(Columns columns, Set<String> except, List<String> labels, String value)
      implements Serializable {
    public Block {
      except = Set.copyOf(except);
      labels = List.copyOf(labels);
    }
  }

  /** Selects columns of a file and gives each its labels. */
  public sealed interface Columns extends Serializable {

    /**
     * Columns that are listed.
     *
     * @param columns the columns
     */
    record Listed(List<Labeled> columns) implements Columns {
      public Listed {
        columns = List.copyOf(columns);
      }
    }

    /**
     * The columns from one to another, in the order of the file. The label is the column's name.
     *
     * @param from the first column
     * @param to the last column
     */
    record Range(String from, String to) implements Columns {}

    /**
     * The columns whose names match a pattern.
     *
     * @param pattern the pattern
     */
    record Matching(NamePattern pattern) implements Columns {}
  }

  /**
   * A column and its label.
   *
   * @param column the column, as the header names it
   * @param label the label
   */
  public record Labeled(String column, String label) implements Serializable {}
}

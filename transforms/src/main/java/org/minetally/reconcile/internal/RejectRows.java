package org.minetally.reconcile.internal;

import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Writes rejected records as rows of {@link TableSchema#REJECTS}. */
public final class RejectRows {

  private final Positions positions;
  private final TableRows.Builder rows;

  /**
   * Creates a writer.
   *
   * @param positions the positions of all ranges
   * @param rows receives the rows
   */
  public RejectRows(Positions positions, TableRows.Builder rows) {
    this.positions = positions;
    this.rows = rows;
  }

  /**
   * Adds a row for each record.
   *
   * @param source the source's id
   * @param file the file's name in the source
   */
  public void add(String source, String file, Message.RejectedRecords piece) {
    for (Message.RejectedRecord rejected : piece.records()) {
      String column = rejected.why().column();
      rows.row()
          .text(source)
          .text(file)
          .number(positions.record(piece.range(), rejected.record()))
          .number(positions.line(piece.range(), rejected.line()))
          .text(column.isEmpty() ? null : column)
          .text(rejected.why().reason().name())
          .text(rejected.why().sentence());
    }
  }
}

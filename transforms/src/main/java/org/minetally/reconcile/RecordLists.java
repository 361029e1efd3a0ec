package org.minetally.reconcile;

import java.util.List;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.Positions;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.reconcile.internal.RejectRows;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * The tables that list single records: rejects and findings. They leave out sources whose records
 * may not be shown.
 */
final class RecordLists {

  private final ReconciliationScope scope;
  private final Positions positions;

  RecordLists(ReconciliationScope scope, Positions positions) {
    this.scope = scope;
    this.positions = positions;
  }

  /** Returns both tables without rows. */
  static List<TableRows> empty() {
    return List.of(
        new TableRows.Builder(TableSchema.REJECTS, 0).build(),
        new TableRows.Builder(TableSchema.FINDINGS, 0).build());
  }

  /**
   * Returns rows of the table of rejects.
   *
   * @param pieces the rejected records, in reading order
   * @param part the position of the rows in the table
   */
  TableRows rejects(List<Message.RejectedRecords> pieces, int part) {
    List<Message.RejectedRecords> shown =
        pieces.stream().filter(piece -> scope.shows(piece.range().source())).toList();
    int size = shown.stream().mapToInt(piece -> piece.records().size()).sum();
    TableRows.Builder rows = new TableRows.Builder(TableSchema.REJECTS, size).part(part);
    RejectRows rejects = new RejectRows(positions, rows);
    for (Message.RejectedRecords piece : shown) {
      ReconciliationScope.Source source = scope.sources().get(piece.range().source());
      rejects.add(source.id(), source.files().get(piece.range().file()), piece);
    }
    return rows.build();
  }

  /**
   * Returns rows of the table of findings.
   *
   * @param findings the findings, in any order
   * @param part the position of the rows in the table
   */
  TableRows findings(List<Finding> findings, int part) {
    List<Finding> shown =
        findings.stream().filter(finding -> scope.shows(finding.source())).sorted().toList();
    TableRows.Builder rows = new TableRows.Builder(TableSchema.FINDINGS, shown.size()).part(part);
    for (Finding finding : shown) {
      ReconciliationScope.Source source = scope.sources().get(finding.source());
      rows.row()
          .text(source.id())
          .text(source.files().get(finding.range().file()))
          .number(positions.record(finding.range(), finding.record()))
          .number(positions.line(finding.range(), finding.line()))
          .text(finding.kind().name())
          .text(finding.detail());
    }
    return rows.build();
  }
}

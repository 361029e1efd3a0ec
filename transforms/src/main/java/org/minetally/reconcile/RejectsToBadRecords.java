package org.minetally.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.values.PCollection;
import org.minetally.table.Column;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Converts the table {@code rejects} to Beam's dead-letter elements, for an {@code ErrorHandler} or
 * another dead-letter sink. Rows of other tables in the input are ignored.
 *
 * <p>The record of an element is the row as JSON: source, file, record number, line, column, reason
 * code and reason. It never holds the values of other columns, which may be personal. The
 * description is the reason as a sentence.
 *
 * <pre>{@code
 * PCollection<BadRecord> rejected =
 *     reconciled.get(Reconcile.TABLES).apply(RejectsToBadRecords.create());
 * }</pre>
 */
public final class RejectsToBadRecords
    extends PTransform<PCollection<TableRows>, PCollection<BadRecord>> {

  private static final long serialVersionUID = 1L;

  private RejectsToBadRecords() {}

  /** Returns the transform. */
  public static RejectsToBadRecords create() {
    return new RejectsToBadRecords();
  }

  @Override
  public PCollection<BadRecord> expand(PCollection<TableRows> tables) {
    return tables
        .apply("Convert rejects", ParDo.of(new ConvertFn()))
        .setCoder(BadRecord.getCoder(tables.getPipeline()));
  }

  private static final class ConvertFn extends DoFn<TableRows, BadRecord> {
    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = new JsonMapper();

    @ProcessElement
    public void convert(@Element TableRows rows, OutputReceiver<BadRecord> out)
        throws JsonProcessingException {
      if (!rows.schema().name().equals(TableSchema.REJECTS.name())) {
        return;
      }
      for (int row = 0; row < rows.size(); row++) {
        out.output(badRecord(values(rows, row)));
      }
    }

    private static Map<String, Object> values(TableRows rows, int row) {
      Map<String, Object> values = new LinkedHashMap<>();
      List<Column> columns = rows.schema().columns();
      for (int i = 0; i < columns.size(); i++) {
        values.put(
            columns.get(i).name(),
            switch (columns.get(i).type()) {
              case STRING -> rows.text(i, row);
              case INTEGER -> rows.number(i, row);
              default -> throw new IllegalStateException(columns.get(i).toString());
            });
      }
      return values;
    }

    private static BadRecord badRecord(Map<String, Object> reject) throws JsonProcessingException {
      return BadRecord.builder()
          .setRecord(
              BadRecord.Record.builder()
                  .setHumanReadableJsonRecord(JSON.writeValueAsString(reject))
                  .setEncodedRecord(JSON.writeValueAsBytes(reject))
                  .setCoder("JSON in UTF-8")
                  .build())
          .setFailure(
              BadRecord.Failure.builder()
                  .setException((String) reject.get("reason_code"))
                  .setDescription((String) reject.get("reason"))
                  .build())
          .build();
    }
  }
}

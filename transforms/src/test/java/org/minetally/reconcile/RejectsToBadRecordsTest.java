package org.minetally.reconcile;

import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.junit.jupiter.api.Test;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.TableRowsCoder;

class RejectsToBadRecordsTest {

  private static final TableRows REJECTS =
      new TableRows.Builder(TableSchema.REJECTS, 2)
          .row()
          .text("police")
          .text("a.csv")
          .number(7)
          .number(9)
          .text("killed")
          .text("NEGATIVE")
          .text("\"-1\": a count or an area cannot be negative.")
          .row()
          .text("police")
          .text("a.csv")
          .number(8)
          .number(10)
          .text(null)
          .text("FIELD_COUNT")
          .text("the record has 3 fields, the header 4.")
          .build();

  @Test
  void convertsRejectsAndIgnoresOtherTables() {
    Pipeline pipeline = Pipeline.create();
    TableRows other = new TableRows.Builder(TableSchema.DIM_PERIOD, 0).build();
    PAssert.that(
            pipeline
                .apply(Create.of(REJECTS, other).withCoder(TableRowsCoder.of()))
                .apply(RejectsToBadRecords.create()))
        .containsInAnyOrder(
            badRecord(
                "{\"source_id\":\"police\",\"file\":\"a.csv\",\"record_number\":7,"
                    + "\"line_number\":9,\"column_name\":\"killed\",\"reason_code\":\"NEGATIVE\","
                    + "\"reason\":\"\\\"-1\\\": a count or an area cannot be negative.\"}",
                "NEGATIVE",
                "\"-1\": a count or an area cannot be negative."),
            badRecord(
                "{\"source_id\":\"police\",\"file\":\"a.csv\",\"record_number\":8,"
                    + "\"line_number\":10,\"column_name\":null,\"reason_code\":\"FIELD_COUNT\","
                    + "\"reason\":\"the record has 3 fields, the header 4.\"}",
                "FIELD_COUNT",
                "the record has 3 fields, the header 4."));
    pipeline.run();
  }

  private static BadRecord badRecord(String json, String code, String sentence) {
    return BadRecord.builder()
        .setRecord(
            BadRecord.Record.builder()
                .setHumanReadableJsonRecord(json)
                .setEncodedRecord(json.getBytes(StandardCharsets.UTF_8))
                .setCoder("JSON in UTF-8")
                .build())
        .setFailure(BadRecord.Failure.builder().setException(code).setDescription(sentence).build())
        .build();
  }
}

package org.minetally.source;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.logicaltypes.EnumerationType;
import org.apache.beam.sdk.schemas.logicaltypes.FixedPrecisionNumeric;
import org.apache.beam.sdk.schemas.logicaltypes.NanosDuration;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.schemas.logicaltypes.UuidLogicalType;
import org.apache.beam.sdk.schemas.logicaltypes.VariableString;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.minetally.format.internal.unpivot.NamePattern;
import org.minetally.format.internal.unpivot.Unpivot;
import org.minetally.model.Batch;
import org.minetally.plan.Plan;
import org.minetally.profile.SourceSpec;

class RecordsFromRowsTest {

  private static final Plan FILES = Sources.plan();

  private static final Plan PLAN =
      FILES.toBuilder()
          .sources(List.of(SourceSpec.ofRows("registry", FILES.sources().get(0).profile())))
          .build();

  private static final EnumerationType COLOURS = EnumerationType.create("red", "green");

  /** A value and the text that it becomes. */
  private record Sample(FieldType type, Object value, String text) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample(FieldType.STRING, "PMN-2", "PMN-2"),
          new Sample(FieldType.BYTE, (byte) -7, "-7"),
          new Sample(FieldType.INT16, (short) 12, "12"),
          new Sample(FieldType.INT32, 1_000_000, "1000000"),
          new Sample(FieldType.INT64, 9_000_000_000L, "9000000000"),
          new Sample(FieldType.DECIMAL, new BigDecimal("1.2E+5"), "120000"),
          new Sample(FieldType.FLOAT, 0.1f, "0.1"),
          new Sample(FieldType.DOUBLE, 12_345_678.5, "12345678.5"),
          new Sample(FieldType.DOUBLE, 3.0, "3"),
          new Sample(FieldType.BOOLEAN, true, "true"),
          new Sample(
              FieldType.DATETIME,
              org.joda.time.Instant.parse("2021-03-04T23:30:00+02:00"),
              "2021-03-04T21:30:00"),
          new Sample(FieldType.logicalType(SqlTypes.DATE), LocalDate.of(2021, 3, 4), "2021-03-04"),
          new Sample(FieldType.logicalType(SqlTypes.TIME), LocalTime.of(5, 6), "05:06:00"),
          new Sample(
              FieldType.logicalType(SqlTypes.DATETIME),
              LocalDateTime.of(2021, 3, 4, 5, 6),
              "2021-03-04T05:06:00"),
          new Sample(
              FieldType.logicalType(SqlTypes.TIMESTAMP),
              Instant.parse("2021-03-04T05:06:07.500Z"),
              "2021-03-04T05:06:07"),
          new Sample(
              FieldType.logicalType(new UuidLogicalType()),
              new UUID(1, 2),
              "00000000-0000-0001-0000-000000000002"),
          new Sample(FieldType.logicalType(COLOURS), COLOURS.valueOf("green"), "green"),
          new Sample(FieldType.logicalType(VariableString.of(9)), "OZM-72", "OZM-72"),
          new Sample(
              FieldType.logicalType(FixedPrecisionNumeric.of(9, 2)),
              new BigDecimal("4.50"),
              "4.5"));

  @Test
  void readsAValueOfEachTypeAsText() {
    Pipeline pipeline = Pipeline.create();
    PCollectionList<String> models = PCollectionList.empty(pipeline);
    List<String> expected = new ArrayList<>();
    for (Sample sample : SAMPLES) {
      Schema schema = schema(sample.type());
      PCollectionTuple read =
          pipeline
              .apply(
                  "Sample " + expected.size(),
                  Create.of(Row.withSchema(schema).addValues(1L, sample.value()).build())
                      .withRowSchema(schema))
              .apply("Map " + expected.size(), registry());
      models =
          models.and(
              read.get(ReadRecords.BATCHES)
                  .apply("Models " + expected.size(), ParDo.of(new ModelsFn()))
                  .setCoder(StringUtf8Coder.of()));
      expected.add(sample.text());
    }
    PAssert.that(models.apply(Flatten.pCollections())).containsInAnyOrder(expected);
    pipeline.run();
  }

  @Test
  void readsNullAsAMissingValue() {
    Pipeline pipeline = Pipeline.create();
    Schema schema = schema(FieldType.STRING);
    PCollection<String> models =
        pipeline
            .apply(
                Create.of(Row.withSchema(schema).addValues(1L, null).build()).withRowSchema(schema))
            .apply(registry())
            .get(ReadRecords.BATCHES)
            .apply(ParDo.of(new ModelsFn()));
    PAssert.that(models).containsInAnyOrder("unknown");
    pipeline.run();
  }

  @Test
  void readsOneColumnPerModel() {
    Unpivot.Columns models = new Unpivot.Columns.Matching(new NamePattern("{model} found"));
    Plan wide =
        PLAN.toBuilder()
            .sources(
                List.of(
                    SourceSpec.ofRows(
                        "registry",
                        PLAN.sources().get(0).profile().toBuilder()
                            .unpivot(
                                new Unpivot(
                                    List.of(
                                        new Unpivot.Block(
                                            models, Set.of(), List.of("model"), "items")),
                                    false))
                            .build())))
            .build();
    Schema schema =
        Schema.builder()
            .addNullableInt64Field("PMN found")
            .addNullableInt64Field("M18 found")
            .build();
    Pipeline pipeline = Pipeline.create();
    PCollection<String> found =
        pipeline
            .apply(
                Create.of(
                        Row.withSchema(schema).addValues(3L, null).build(),
                        Row.withSchema(schema).addValues(1L, 2L).build())
                    .withRowSchema(schema))
            .apply(RecordsFromRows.of(wide.sources(), "registry", wide.gazetteer(), wide.layouts()))
            .get(ReadRecords.BATCHES)
            .apply(ParDo.of(new ModelsFn()));
    PAssert.that(found).containsInAnyOrder("PMN", "PMN", "M18");
    pipeline.run();
    rejects(
        "RecordsFromRows: source registry: no column of the header matches",
        () ->
            Pipeline.create()
                .apply(Create.empty(schema(FieldType.STRING)))
                .apply(
                    RecordsFromRows.of(
                        wide.sources(), "registry", wide.gazetteer(), wide.layouts())));
  }

  @Test
  void readRecordsReadsNothingForASourceOfRows() {
    Pipeline pipeline = Pipeline.create();
    PAssert.that(pipeline.apply(Sources.read(PLAN)).get(ReadRecords.MESSAGES)).empty();
    pipeline.run();
  }

  @Test
  void rejectsFieldsThatAreNotOneSimpleValue() {
    for (FieldType type :
        List.of(
            FieldType.array(FieldType.STRING),
            FieldType.row(schema(FieldType.STRING)),
            FieldType.map(FieldType.STRING, FieldType.STRING),
            FieldType.BYTES,
            FieldType.logicalType(new NanosDuration()))) {
      rejects("RecordsFromRows: field model has the type ", () -> map(schema(type)));
      rejects("drop the field or convert it to text", () -> map(schema(type)));
    }
  }

  @Test
  void rejectsRowsWithoutAColumnThatTheProfileNames() {
    rejects(
        "RecordsFromRows: source registry: ",
        () -> map(Schema.builder().addInt64Field("items").build()));
  }

  @Test
  void rejectsRowsWithoutASchema() {
    rejects(
        "has no schema; call setRowSchema on it first",
        () ->
            Pipeline.create()
                .apply(Create.empty(SerializableCoder.of(Row.class)))
                .apply(registry()));
  }

  @Test
  void rejectsAnUnknownSource() {
    rejects(
        "RecordsFromRows: unknown source clinics; the sources are registry",
        () -> RecordsFromRows.of(PLAN.sources(), "clinics", PLAN.gazetteer(), PLAN.layouts()));
  }

  @Test
  void rejectsASourceWithFiles() {
    Plan files = Sources.plan(Path.of("a.csv"));
    rejects(
        "RecordsFromRows: source police has files; declare it with SourceSpec.ofRows",
        () -> RecordsFromRows.of(files.sources(), "police", files.gazetteer(), files.layouts()));
  }

  @Test
  void rejectsNumbersOfShardsThatAreTooSmallOrTooLarge() {
    for (int shards : new int[] {0, -1, (1 << 16) + 1}) {
      rejects("pass 1 to 65536", () -> registry().withShards(shards));
    }
  }

  private static void rejects(String message, Executable use) {
    assertThat(
        assertThrows(IllegalArgumentException.class, use).getMessage(), containsString(message));
  }

  private static void map(Schema schema) {
    Pipeline.create().apply(Create.empty(schema)).apply(registry());
  }

  private static RecordsFromRows registry() {
    return RecordsFromRows.of(PLAN.sources(), "registry", PLAN.gazetteer(), PLAN.layouts());
  }

  private static Schema schema(FieldType model) {
    return Schema.builder().addInt64Field("items").addNullableField("model", model).build();
  }

  private static final class ModelsFn extends DoFn<Batch, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void models(@Element Batch batch, OutputReceiver<String> out) {
      assertThat(batch.measure(0, 0) > 0, is(true));
      for (int row = 0; row < batch.size(); row++) {
        out.output(batch.labels(0).get(batch.code(0, row)));
      }
    }
  }
}

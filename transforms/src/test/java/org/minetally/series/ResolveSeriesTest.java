package org.minetally.series;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.dedup.Deduplicate;
import org.minetally.format.Dialect;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;
import org.minetally.plan.Plan;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.Series;
import org.minetally.profile.SourceSpec;
import org.minetally.profile.Split;
import org.minetally.profile.Unit;
import org.minetally.reconcile.internal.Message;
import org.minetally.region.Gazetteer;
import org.minetally.region.GazetteerCsv;
import org.minetally.source.ReadRecords;
import org.minetally.table.FactTable;

/**
 * From files to counted records, however the files are split and in whatever order they are read.
 */
@ExtendWith(TestPipelineExtension.class)
class ResolveSeriesTest {

  private static final String HEADER = "id,published,start,end,place,sex,killed,civilian";
  private static final List<String> FORMS = List.of("yyyy-MM-dd");

  @TempDir Path folder;

  private record Row(int published, int end, String place, String sex, int killed) {

    String series() {
      return place + " " + sex;
    }

    String line(int id) {
      LocalDate first = LocalDate.of(2022, 1, 1);
      return "%d,%s,%s,%s,%s,%s,%d,"
          .formatted(id, first.plusDays(published), first, first.plusDays(end), place, sex, killed);
    }
  }

  /** Each row has its own day of publication, so the order of reading decides nothing. */
  private static List<Row> rows(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(
          new Row(
              i,
              10 * random.nextInt(6),
              List.of("Alpha", "Beta", "Nowhere", "Elsewhere").get(random.nextInt(4)),
              List.of("f", "m").get(random.nextInt(2)),
              random.nextInt(100)));
    }
    return rows;
  }

  /** Returns the newest figure of the last day of each series, summed over all series. */
  private static long newestTotals(List<Row> rows) {
    Map<String, Row> last = new TreeMap<>();
    for (Row row : rows) {
      last.merge(
          row.series(),
          row,
          (a, b) -> b.end > a.end || (b.end == a.end && b.published > a.published) ? b : a);
    }
    return last.values().stream().mapToLong(Row::killed).sum();
  }

  private static long intervals(List<Row> rows) {
    return rows.stream().map(row -> row.series() + " " + row.end).distinct().count();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1000000", "1, 3, 1000000", "2, 3, 150", "2, 1, 1", "3, 4, 77"})
  void sumsTheNewestFiguresHoweverFilesAreSplitAndShuffled(
      int seed, int files, long rangeSize, TestPipeline pipeline) throws IOException {
    Random random = new Random(seed);
    List<Row> rows = rows(random);
    Collections.shuffle(rows, random);
    List<Path> paths = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      List<String> lines = new ArrayList<>(List.of(HEADER));
      for (int i = file; i < rows.size(); i += files) {
        lines.add(rows.get(i).line(i));
      }
      paths.add(Files.write(folder.resolve("in" + file + ".csv"), lines));
    }
    PCollectionTuple resolved = resolve(pipeline, plan(series(), Split.NONE, paths), rangeSize);
    long counting = intervals(rows);
    long superseded = rows.size() - counting;
    long total = newestTotals(rows);

    PAssert.that(resolved.get(ResolveSeries.BATCHES).apply("Rows", ParDo.of(new RowsFn())))
        .satisfies(
            counted -> {
              long killed = 0;
              long records = 0;
              for (String row : counted) {
                List<String> parts = List.of(row.split(" ", -1));
                killed += Long.parseLong(parts.get(2));
                records += Long.parseLong(parts.get(3));
              }
              assertThat(killed, is(total));
              assertThat(records, is(counting));
              return null;
            });
    PAssert.that(resolved.get(ResolveSeries.MESSAGES).apply("Findings", ParDo.of(new FindingsFn())))
        .satisfies(
            findings -> {
              long restated = 0;
              long excluded = 0;
              for (String message : findings) {
                restated += message.equals("RESTATED") ? 1 : 0;
                excluded +=
                    message.startsWith("excluded ") ? Long.parseLong(message.substring(9)) : 0;
              }
              assertThat(restated, is(superseded));
              assertThat(excluded, is(superseded));
              return null;
            });
    pipeline.run();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 60, 1_000_000})
  void countsFigureReadLastIfPublicationDayIsMissing(long rangeSize, TestPipeline pipeline)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (int file = 0; file < 3; file++) {
      List<String> lines = new ArrayList<>(List.of(HEADER));
      for (int i = 0; i < 5; i++) {
        lines.add("%d,,2022-01-01,2022-01-31,Alpha,f,%d,".formatted(10 * file + i, 10 * file + i));
      }
      files.add(Files.write(folder.resolve("in" + file + ".csv"), lines));
    }
    PCollectionTuple resolved = resolve(pipeline, plan(series(), Split.NONE, files), rangeSize);
    PAssert.that(resolved.get(ResolveSeries.BATCHES).apply("Rows", ParDo.of(new RowsFn())))
        .containsInAnyOrder("2022-01-01/2022-01-31 unknown 24 1");
    pipeline.run();
  }

  /** Beta moved from North to South on 1 July 2022. */
  @Test
  void countsAnIncrementInTheRegionOfItsOwnTime(TestPipeline pipeline) throws IOException {
    Path file =
        Files.write(
            folder.resolve("in.csv"),
            List.of(
                HEADER,
                "1,,2022-01-01,2022-06-30,Beta,f,5,",
                "2,,2022-01-01,2022-12-31,Beta,f,7,"));
    Plan plan = plan(series(), Split.NONE, List.of(file));
    PCollectionTuple resolved = resolve(pipeline, plan, 1_000_000);
    PAssert.that(
            resolved
                .get(ResolveSeries.BATCHES)
                .apply("Regions", ParDo.of(new RegionsFn(plan.gazetteer()))))
        .containsInAnyOrder("N 5", "S 2");
    pipeline.run();
  }

  @Test
  void splitsARecordOfSeveralMembersAndCountsItsKeyOnce(TestPipeline pipeline) throws IOException {
    Path file =
        Files.write(
            folder.resolve("in.csv"),
            List.of(
                HEADER,
                "1,,2022-01-01,2022-01-01,Alpha,f,5,3",
                "1,,2022-01-01,2022-01-01,Alpha,f,9,9",
                "2,,2022-01-02,,Alpha,f,4,4"));
    Split split =
        new Split(
            Dimension.VICTIM_STATUS,
            List.of(new Split.Member("civilian", Map.of(Measure.KILLED, column("civilian")))));
    PCollectionTuple resolved =
        resolve(pipeline, plan(Series.NONE, split, List.of(file)), 1_000_000);
    PAssert.that(resolved.get(ResolveSeries.BATCHES).apply("Rows", ParDo.of(new RowsFn())))
        .containsInAnyOrder(
            "2022-01-01/2022-01-01 civilian 3 0",
            "2022-01-01/2022-01-01 unknown 2 1",
            "2022-01-02/.. civilian 4 1");
    pipeline.run();
  }

  @Test
  void isNotNeededByAPlanWithoutSeries() {
    assertThat(
        ResolveSeries.isNeededBy(plan(Series.NONE, Split.NONE, List.of(folder)).sources()),
        is(false));
    assertThat(
        ResolveSeries.isNeededBy(plan(series(), Split.NONE, List.of(folder)).sources()), is(true));
  }

  private static PCollectionTuple resolve(TestPipeline pipeline, Plan plan, long rangeSize) {
    // One bundle per byte is slow on the DirectRunner.
    int groups = rangeSize == 1 ? 8 : Integer.MAX_VALUE;
    return pipeline
        .apply(
            ReadRecords.of(plan.sources(), plan.gazetteer(), plan.layouts())
                .withRangeSize(rangeSize)
                .withGroups(groups))
        .get(ReadRecords.BATCHES)
        .apply(Deduplicate.intoShards(4))
        .get(Deduplicate.BATCHES)
        .apply(ResolveSeries.of(plan.sources(), plan.gazetteer(), plan.layouts()));
  }

  private static Series series() {
    return new Series(
        Series.Nature.CUMULATIVE, Series.Kind.ANY, new Series.Publication("published", FORMS));
  }

  private static MeasureMapping.Quantity column(String name) {
    return new MeasureMapping.Quantity(new Input.Column(name), Unit.ONE);
  }

  private static Plan plan(Series series, Split split, List<Path> files) {
    Profile profile =
        Profile.builder(Dataset.CASUALTIES)
            .recordKey(List.of("id"))
            .date(new DateMapping.StartEnd("start", "end", FORMS))
            .regions(List.of(new RegionColumns("district", "", 0, "place")))
            .dimensions(
                Map.of(
                    Dimension.SEX,
                    new LabelMapping(
                        new Input.Column("sex"),
                        Map.of("f", "female", "m", "male"),
                        new LabelMapping.Otherwise.Reject())))
            .measures(
                new MeasureMapping.Counts(
                    Map.of(Measure.KILLED, column("killed")), split, List.of()))
            .series(series)
            .build();
    List<String> paths = files.stream().map(Path::toString).toList();
    // No table is broken down by sex, but the figures of each sex are separate series.
    return Plan.builder(gazetteer())
        .sources(List.of(new SourceSpec("reports", paths, Dialect.CSV, profile)))
        .tables(
            List.of(
                new FactTable(
                    Dataset.CASUALTIES,
                    PeriodType.MONTH,
                    "district",
                    List.of(Dimension.VICTIM_STATUS))))
        .build();
  }

  private static Gazetteer gazetteer() {
    String places =
        """
        code,name,level,parent,valid_from,valid_to
        N,North,region,,,
        S,South,region,,,
        A,Alpha,district,N,,
        B,Beta,district,N,,2022-06-30
        B,Beta,district,S,2022-07-01,
        """;
    try {
      return Gazetteer.of(
          List.of("region", "district"),
          GazetteerCsv.read(
              new ByteArrayInputStream(places.getBytes(StandardCharsets.UTF_8)),
              "places",
              GazetteerCsv.Columns.DEFAULT));
    } catch (IOException e) {
      throw new AssertionError("reading from memory cannot fail", e);
    }
  }

  /** Emits a row as interval, status, killed and records. */
  private static final class RowsFn extends DoFn<Batch, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void rows(@Element Batch batch, OutputReceiver<String> out) {
      for (int row = 0; row < batch.size(); row++) {
        out.output(
            "%s/%s %s %d %d"
                .formatted(
                    LocalDate.ofEpochDay(batch.startDay(row)),
                    batch.endDay(row) == Integer.MAX_VALUE
                        ? ".."
                        : LocalDate.ofEpochDay(batch.endDay(row)),
                    batch.labels(0).get(batch.code(0, row)),
                    batch.measure(1, row),
                    batch.weight(row)));
      }
    }
  }

  private static final class RegionsFn extends DoFn<Batch, String> {
    private static final long serialVersionUID = 1L;

    private final Gazetteer gazetteer;

    RegionsFn(Gazetteer gazetteer) {
      this.gazetteer = gazetteer;
    }

    @ProcessElement
    public void regions(@Element Batch batch, OutputReceiver<String> out) {
      for (int row = 0; row < batch.size(); row++) {
        int region = gazetteer.ancestorAt(batch.region(row), 0);
        out.output(gazetteer.region(region).code() + " " + batch.measure(1, row));
      }
    }
  }

  private static final class FindingsFn extends DoFn<Message, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void findings(@Element Message message, OutputReceiver<String> out) {
      if (message instanceof Message.FindingRaised found) {
        out.output(found.finding().kind().name());
      } else if (message instanceof Message.ExcludedRecords excluded) {
        out.output("excluded " + excluded.records());
      }
    }
  }
}

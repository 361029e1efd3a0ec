package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.Manifest;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;

/** Runs with a clock that jumps between runs and during them. */
final class ClockTest {

  @TempDir private Path folder;

  @Test
  void sortsSnapshotsByPublicationAndRecordsClockTime() throws Exception {
    prepare();
    Manifest first = publish(1, "2026-05-06T12:00:00Z", "2026-05-06T12:00:05Z");
    // Set back by a year, corrected, set far ahead, and corrected again.
    Manifest back = publish(2, "2025-05-06T12:00:00Z", "2025-05-06T12:00:05Z");
    Manifest right = publish(3, "2026-05-06T13:00:00Z", "2026-05-06T13:00:05Z");
    Manifest ahead = publish(4, "2090-01-01T00:00:00Z", "2090-01-01T00:00:05Z");
    Manifest again = publish(5, "2026-05-06T14:00:00Z", "2026-05-06T14:00:05Z");
    List<Manifest> inOrder = List.of(first, back, right, ahead, again);
    for (int i = 1; i < inOrder.size(); i++) {
      assertThat(inOrder.get(i).runId(), is(greaterThan(inOrder.get(i - 1).runId())));
    }
    assertThat(back.started(), is("2025-05-06T12:00:00Z"));
    assertThat(again.started(), is("2026-05-06T14:00:00Z"));
    // The three newest are kept, and current points to the last one.
    try (Stream<Path> kept = Files.list(folder.resolve("out/snapshots"))) {
      assertThat(
          kept.map(path -> path.getFileName().toString()).sorted().toList(),
          is(List.of(right.runId(), ahead.runId(), again.runId())));
    }
    assertThat(
        folder.resolve("out/current").toRealPath().getFileName().toString(), is(again.runId()));
  }

  @Test
  void neverRecordsEndBeforeStartIfClockIsSetBack() throws Exception {
    prepare();
    Manifest manifest = publish(1, "2026-05-06T12:00:00Z", "2026-05-06T11:00:00Z");
    assertThat(manifest.started(), is("2026-05-06T12:00:00Z"));
    assertThat(manifest.ended(), is("2026-05-06T12:00:00Z"));
  }

  @Test
  void reportsUnchangedAtAnyClockTime() throws Exception {
    prepare();
    Manifest first = publish(1, "2026-05-06T12:00:00Z");
    Run.Result result = run("1999-01-01T00:00:00Z");
    assertThat(result, is(instanceOf(Run.Result.Unchanged.class)));
    assertThat(((Run.Result.Unchanged) result).manifest().runId(), is(first.runId()));
  }

  private Manifest publish(int killed, String... times) throws Exception {
    Files.writeString(
        folder.resolve("reports.csv"), "day,region,killed\n2021-01-05,North," + killed + "\n");
    Run.Result result = run(times);
    assertThat(result, is(instanceOf(Run.Result.Published.class)));
    return ((Run.Result.Published) result).manifest();
  }

  /** Runs with a clock that returns these times in order, and then the last one forever. */
  private Run.Result run(String... times) {
    EngineOptions engine = new EngineOptions(List.of());
    Deque<Instant> left = new ArrayDeque<>(Stream.of(times).map(Instant::parse).toList());
    InstantSource clock = () -> left.size() > 1 ? left.removeFirst() : left.getFirst();
    Preparation preparation = Preparation.of(folder.resolve("job.yaml"));
    return new Run(preparation, engine, Tuning.of(engine), Watcher.NONE, new Interruption(), clock)
        .execute(true);
  }

  private void prepare() throws Exception {
    Files.writeString(folder.resolve("gazetteer.csv"), "code,name,level,parent\nN,North,region,\n");
    Files.writeString(
        folder.resolve("job.yaml"),
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region]}
        periods: [year]
        levels: [region]
        output: {path: out, keep: 3}
        sources:
          - id: reports
            dataset: casualties
            files: [reports.csv]
            profile:
              date: {column: day, form: yyyy-MM-dd}
              region: [{level: region, name: region}]
              measures: {counts: {killed: {column: killed}}}
        """);
  }
}

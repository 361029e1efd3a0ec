package org.minetally.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunIdTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-03-04T12:00:00.0079Z"));

  @Test
  void consistsOfTimeAndRandomNumber() {
    assertThat(RunId.next(NOON, 0xABCDEF, List.of()), is("20260304T120000007Z-abcdef"));
    assertThat(RunId.next(NOON, -1, List.of()), is("20260304T120000007Z-ffffff"));
    assertThat(RunId.next(NOON, 1, List.of()), is("20260304T120000007Z-000001"));
  }

  @Test
  void ignoresEarlierSnapshots() {
    assertThat(
        RunId.next(NOON, 1, List.of("20260304T120000006Z-ffffff", "20250101T000000000Z-000000")),
        is("20260304T120000007Z-000001"));
  }

  @Test
  void sortsAfterSnapshotOfSameMillisecond() {
    assertThat(
        RunId.next(NOON, 1, List.of("20260304T120000007Z-ffffff")),
        is("20260304T120000008Z-000001"));
  }

  @Test
  void sortsAfterSnapshotsIfClockIsSetBack() {
    assertThat(
        RunId.next(NOON, 1, List.of("20991231T235959999Z-00000a", "20260101T000000000Z-000000")),
        is("21000101T000000000Z-000001"));
  }

  @Test
  void ignoresOtherNamesAndInvalidTimes() {
    assertThat(
        RunId.next(NOON, 1, List.of("final", "20990101", "20999999T999999999Z-ffffff")),
        is("20260304T120000007Z-000001"));
  }

  @Test
  void sortsByPublicationAtAnyClockTime() {
    List<String> given = new ArrayList<>();
    long[] jumps = {0, 5, -3600_000, 1, 86_400_000L * 400, -86_400_000L * 800, 0, 0, 17};
    Instant now = Instant.parse("2026-03-04T12:00:00Z");
    for (long jump : jumps) {
      now = now.plusMillis(jump);
      String next = RunId.next(InstantSource.fixed(now), 0x800000 - given.size(), given);
      given.forEach(before -> assertThat(next, is(greaterThan(before))));
      given.add(next);
    }
  }
}

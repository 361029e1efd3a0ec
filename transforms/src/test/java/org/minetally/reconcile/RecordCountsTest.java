package org.minetally.reconcile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RecordCountsTest {

  private static final RecordCounts COUNTS =
      new RecordCounts.Builder()
          .read(20)
          .accepted(14)
          .rejected(new TreeMap<>(Map.of("NEGATIVE", 1L, "INVALID_DATE", 2L)))
          .filtered(new TreeMap<>(Map.of("kind=training", 3L)))
          .duplicates(1)
          .superseded(2)
          .deleted(3)
          .counted(8)
          .build();

  @Test
  void sumsRecordsByWhatHappenedToThem() {
    assertThat(COUNTS.rejectedRecords(), is(3L));
    assertThat(COUNTS.filteredRecords(), is(3L));
    assertThat(COUNTS.accountedRecords(), is(20L));
    assertThat(COUNTS.excludedRecords(), is(6L));
  }

  @Test
  void rejectsNegativeCounts() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RecordCounts.Builder().read(1).accepted(-1).counted(0).build());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RecordCounts.Builder()
                .read(1)
                .accepted(1)
                .counted(1)
                .notes(new TreeMap<>(Map.of("POSSIBLE_DUPLICATE", -1L)))
                .build());
  }

  @Test
  void requiresTheRecordsReadAcceptedAndCounted() {
    assertThrows(
        NullPointerException.class, () -> new RecordCounts.Builder().read(1).accepted(1).build());
  }

  @Test
  void cannotBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> COUNTS.rejected().put("NEGATIVE", 2L));
  }
}

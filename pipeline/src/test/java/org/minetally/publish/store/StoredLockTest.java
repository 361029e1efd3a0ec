package org.minetally.publish.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.publish.LockOwner;
import org.minetally.publish.LockedException;
import org.minetally.publish.Output;
import org.minetally.storage.MemoryStore;

/** The lock of an output in a store that cannot create files exclusively. */
@ResourceLock(MemoryStore.RESOURCE)
class StoredLockTest {

  private static final String LOCK = "memory://locks/out/_lock.json";

  private final PipelineOptions options = PipelineOptionsFactory.create();
  private final StoredOutput output =
      new StoredOutput("memory://locks/out", options, Duration.ZERO);
  private final Instant noon = Instant.parse("2026-01-01T12:00:00Z");

  @BeforeEach
  void clear() {
    FileSystems.setDefaultPipelineOptions(options);
    MemoryStore.clear();
  }

  private Output.Lock acquire(String run, Instant now) {
    return output.acquireLock(run, InstantSource.fixed(now));
  }

  @Test
  void namesOwnerAndExpiryToSecondRun() {
    try (Output.Lock first = acquire("first", noon)) {
      first.confirm();
      LockedException refused =
          assertThrows(LockedException.class, () -> acquire("second", noon.plusSeconds(119)));
      assertThat(
          refused.getMessage(),
          allOf(
              containsString("run first, process "),
              containsString("expires at 2026-01-01T12:02:00Z"),
              containsString(LOCK)));
    }
  }

  @Test
  void isRemovedOnRelease() {
    acquire("first", noon).close();
    assertThat(MemoryStore.get(LOCK), is(nullValue()));
    acquire("second", noon).close();
  }

  @Test
  void takesOverExpiredLock() {
    Output.Lock first = acquire("first", noon);
    try (Output.Lock second = acquire("second", noon.plusSeconds(121))) {
      assertThat(
          assertThrows(LockedException.class, first::confirm).getMessage(),
          containsString("to run second"));
      first.close();
      second.confirm();
    }
  }

  @Test
  void yieldsToLaterWriterOfSameMoment() {
    // Another run writes between the first one, just before the first one reads the lock again.
    Duration moment = Duration.ofMillis(100);
    long[] wroteAt = new long[1];
    long[] readAt = new long[1];
    MemoryStore.beforeWriting(uri -> wroteAt[0] = System.nanoTime());
    MemoryStore.beforeReading(
        uri -> {
          if (wroteAt[0] != 0 && readAt[0] == 0) {
            readAt[0] = System.nanoTime();
            MemoryStore.put(LOCK, other().json().getBytes(StandardCharsets.UTF_8));
          }
        });
    StoredOutput patient = new StoredOutput("memory://locks/out", options, moment);
    assertThat(
        assertThrows(
                LockedException.class,
                () -> patient.acquireLock("first", InstantSource.fixed(noon)))
            .getMessage(),
        containsString("run other"));
    assertThat(LockOwner.ofJson(MemoryStore.get(LOCK)).orElseThrow().run(), is("other"));
    assertThat(readAt[0] - wroteAt[0], is(greaterThanOrEqualTo(moment.toNanos())));
  }

  private LockOwner other() {
    return LockOwner.here("other", "elsewhere", noon, noon.plusSeconds(120));
  }

  @Test
  void reportsLockThatAnotherRunCreatesInTheSameMoment() {
    // Like HDFS, where the second of two concurrent creations of a file fails.
    MemoryStore.beforeWriting(
        uri -> {
          MemoryStore.put(LOCK, other().json().getBytes(StandardCharsets.UTF_8));
          throw new UncheckedIOException(new IOException("the file is being created"));
        });
    assertThat(
        assertThrows(LockedException.class, () -> acquire("first", noon)).getMessage(),
        containsString("run other"));
  }

  @Test
  void keepsInvalidLock() {
    MemoryStore.put(LOCK, "{".getBytes(StandardCharsets.UTF_8));
    assertThat(
        assertThrows(LockedException.class, () -> acquire("first", noon)).getMessage(),
        containsString("is not valid"));
  }

  @Test
  void keepsRenewingAfterStoreStalled() {
    try (Output.Lock first = acquire("first", noon)) {
      boolean[] stalling = {true};
      MemoryStore.beforeWriting(
          uri -> {
            if (stalling[0]) {
              throw new StoreStalledException(uri, "writing it", Duration.ofMinutes(2));
            }
          });
      assertDoesNotThrow(((StoredLock) first)::renew);
      stalling[0] = false;
      first.confirm();
    }
  }

  @Test
  void publishesNothingIfLockWasRemoved() {
    try (Output.Lock first = acquire("first", noon)) {
      MemoryStore.clear();
      assertThat(
          assertThrows(LockedException.class, first::confirm).getMessage(),
          containsString("which was removed"));
    }
  }
}

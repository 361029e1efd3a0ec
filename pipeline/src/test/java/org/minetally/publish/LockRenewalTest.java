package org.minetally.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LockRenewalTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final LockOwner OWNER = owner("run-1");
  private static final LockOwner OTHER = owner("run-2");

  private static LockOwner owner(String run) {
    return LockOwner.here(run, "machine", NOW, NOW.plus(LockRenewal.LEASE));
  }

  private static LockRenewal renewal() {
    return new LockRenewal(OWNER, InstantSource.fixed(NOW.plusSeconds(60)), Duration.ofMillis(5));
  }

  @Test
  void renewsUntilItIsClosed() throws InterruptedException {
    CountDownLatch renewals = new CountDownLatch(3);
    AtomicInteger afterClose = new AtomicInteger();
    try (LockRenewal renewal = renewal()) {
      renewal.start(renewals::countDown);
      assertThat(renewals.await(20, TimeUnit.SECONDS), is(true));
    }
    LockRenewal closed = renewal();
    closed.start(afterClose::incrementAndGet);
    closed.close();
    int renewed = afterClose.get();
    Thread.sleep(50);
    assertThat(afterClose.get(), is(renewed));
  }

  @Test
  void extendsTheLeaseFromNow() {
    try (LockRenewal renewal = renewal()) {
      assertThat(renewal.renewed().until(), is(NOW.plusSeconds(60).plus(LockRenewal.LEASE)));
      assertThat(renewal.renewed().since(), is(NOW));
    }
  }

  @Test
  void recognizesItsOwner() {
    try (LockRenewal renewal = renewal()) {
      assertThat(renewal.isOwner(Optional.of(OWNER)), is(true));
      assertThat(renewal.isOwner(Optional.of(OTHER)), is(false));
      assertThat(renewal.isOwner(Optional.empty()), is(false));
    }
  }

  @Test
  void namesTheRunThatTookTheLock() {
    try (LockRenewal renewal = renewal()) {
      assertThat(
          renewal.lost("out/_lock", Optional.of(OTHER), "removed").getMessage(),
          containsString("lost the lock out/_lock to run run-2, process "));
      for (Optional<LockOwner> none : List.of(Optional.of(OWNER), Optional.<LockOwner>empty())) {
        assertThat(
            renewal.lost("out/_lock", none, "removed").getMessage(),
            containsString("lost the lock out/_lock, which was removed. Nothing was published"));
      }
    }
  }
}

package org.minetally.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The watchdog gives up on a store that never answers and waits for any other. */
@Timeout(600)
class StoreWatchdogTest {

  private static final StoreWatchdog IMPATIENT = new StoreWatchdog(Duration.ofMillis(20));
  private static final StoreWatchdog PATIENT = new StoreWatchdog(Duration.ofHours(1));

  @Test
  void givesUpOnCallThatNeverReturns() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    StoreStalledException stalled =
        assertThrows(
            StoreStalledException.class,
            () -> IMPATIENT.watch("s3://b/d.csv", "opening it", () -> hang(interrupted)));
    assertThat(
        stalled.getMessage(),
        is(
            "s3://b/d.csv: opening it made no progress for 0 s. Check the store and the network,"
                + " then run again."));
    assertThat(interrupted.await(10, TimeUnit.MINUTES), is(true));
  }

  @Test
  void givesUpOnReadThatNeverReturns() throws IOException {
    try (ReadableByteChannel stuck =
            new WatchedReadableChannel(IMPATIENT, "s3://b/d.csv", new Stuck());
        InputStream in = Channels.newInputStream(stuck)) {
      assertThrows(StoreStalledException.class, () -> in.readNBytes(10));
    }
  }

  @Test
  void givesUpOnWriteThatNeverReturns() throws IOException {
    try (WritableByteChannel stuck =
        new WatchedWritableChannel(IMPATIENT, "s3://b/d.csv", new Stuck())) {
      assertThrows(StoreStalledException.class, () -> stuck.write(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void readsContentOfStore() throws IOException {
    byte[] content = "a,b\n".repeat(200_000).getBytes(UTF_8);
    try (InputStream in =
        Channels.newInputStream(
            new WatchedReadableChannel(
                PATIENT, "s3://b/d.csv", Channels.newChannel(new ByteArrayInputStream(content))))) {
      assertThat(in.readAllBytes(), is(content));
    }
  }

  @Test
  void rethrowsFailuresOfStore() {
    IOException failure = new IOException("no such bucket");
    assertThat(
        assertThrows(
            IOException.class,
            () ->
                PATIENT.watch(
                    "s3://b/d.csv",
                    "opening it",
                    () -> {
                      throw failure;
                    })),
        is(sameInstance(failure)));
  }

  @Test
  void keepsContextClassLoaderOfCaller() throws IOException {
    ClassLoader mine = new ClassLoader(getClass().getClassLoader()) {};
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(mine);
    try {
      assertThat(
          PATIENT.watch("s3://b", "listing", () -> Thread.currentThread().getContextClassLoader()),
          is(sameInstance(mine)));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static boolean hang(CountDownLatch interrupted) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return true;
  }

  /** A file in a store that neither accepts nor returns any bytes. */
  private static final class Stuck implements ReadableByteChannel, WritableByteChannel {

    @Override
    public int read(ByteBuffer target) {
      hang(new CountDownLatch(1));
      return -1;
    }

    @Override
    public int write(ByteBuffer source) {
      hang(new CountDownLatch(1));
      return 0;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}

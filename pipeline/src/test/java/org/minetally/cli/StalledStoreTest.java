package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.minetally.internal.store.StoreStalledException;

/** Another run may find the store awake: the exit code asks for it. */
final class StalledStoreTest {

  @Test
  void endsRunAsTransientFailure() {
    Failure failure =
        Failure.of(new StoreStalledException("s3://b/d.csv", "reading it", Duration.ofMinutes(2)));
    assertThat(failure.exitCode(), is(ExitCode.FAILURE));
    assertThat(failure.bug(), is(nullValue()));
    assertThat(
        failure.problems(),
        contains(
            "s3://b/d.csv: reading it made no progress for 120 s. Check the store and the network,"
                + " then run again."));
  }
}

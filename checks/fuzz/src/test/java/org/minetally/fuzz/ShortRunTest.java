package org.minetally.fuzz;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a few seconds in each build: some thousand inputs per target, and all previous findings. */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShortRunTest {

  private static final long SEED = 1;

  record Finding(String target, Path file) {
    @Override
    public String toString() {
      return target + ": " + file.getFileName();
    }
  }

  record Named(Target target) {
    @Override
    public String toString() {
      return target.name();
    }
  }

  static Stream<Named> targets() {
    return Targets.all().stream().map(Named::new);
  }

  static List<Finding> findings() throws IOException, URISyntaxException {
    Path root = Path.of(ShortRunTest.class.getResource("findings").toURI());
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .sorted()
          .map(file -> new Finding(file.getParent().getFileName().toString(), file))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void keepsPromisesForAllInputs(Named named) {
    Campaign.Result result = new Campaign(named.target(), SEED).run(0, named.target().inShortRun());
    for (Campaign.Finding finding : result.findings()) {
      throw new AssertionError("input " + finding.number() + " of seed " + SEED, finding.thrown());
    }
    assertThat("inputs read", result.read(), greaterThan(0L));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void readsSeeds(Named named) throws Exception {
    long read = 0;
    for (byte[] seed : named.target().seeds()) {
      read += named.target().check(seed) ? 1 : 0;
    }
    // Some seeds are intentionally invalid.
    assertThat(2 * read, greaterThan((long) named.target().seeds().size()));
  }

  @ParameterizedTest
  @MethodSource("findings")
  void keepsPromisesForPreviousFindings(Finding finding) throws Exception {
    Targets.named(finding.target()).check(Files.readAllBytes(finding.file()));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void reproducesInputs(Named named) {
    Target target = named.target();
    for (long number : new long[] {0, 1, 77}) {
      byte[] input = new Campaign(target, SEED).input(number);
      assertThat(new Campaign(target, SEED).input(number), is(input));
      assertThat(List.of(input).get(0).length <= target.longest(), is(true));
    }
    long different =
        Stream.iterate(0L, i -> i + 1)
            .limit(50)
            .map(i -> java.util.Arrays.hashCode(new Campaign(target, SEED).input(i)))
            .distinct()
            .count();
    assertThat(different, greaterThan(40L));
    assertThat(target.words(), hasSize(greaterThan(3)));
  }
}

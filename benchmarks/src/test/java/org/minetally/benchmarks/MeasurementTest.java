package org.minetally.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementTest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path folder;

  @Test
  void measuresWallTimeAndPeakMemoryOfChildren() throws Exception {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "no /proc here");
    Path program = folder.resolve("Hungry.java");
    Files.writeString(
        program,
        """
        class Hungry {
          public static void main(String[] args) throws Exception {
            byte[] food = new byte[200_000_000];
            java.util.Arrays.fill(food, (byte) 1);
            Thread.sleep(300);
            System.out.println(food[food.length - 1]);
          }
        }
        """);

    // The trailing command keeps the shell from replacing itself with Java.
    Measurement run =
        Measurement.of(
            List.of("sh", "-c", JAVA + " " + program + "; exit $?"), folder.resolve("log"));

    assertThat(run.seconds(), is(allOf(greaterThan(0.3), lessThan(600.0))));
    assertThat(run.peakMebibytes(), is(greaterThan(190.0)));
    assertThat(Files.readString(folder.resolve("log")), is("1\n"));
  }

  @Test
  void reportsOutputOfFailedCommand() {
    BenchmarkException thrown =
        assertThrows(
            BenchmarkException.class,
            () -> Measurement.of(List.of(JAVA, "-nonsense"), folder.resolve("log")));

    assertThat(thrown.getMessage(), containsString("exit code 1"));
    assertThat(thrown.getMessage(), containsString("-nonsense"));
  }

  @Test
  void computesMedianExtremesAndMedianOfPairs() {
    MeasuredSeries odd = series(5, 1, 3);
    MeasuredSeries other = series(1, 1, 1);

    assertThat(odd.median(), is(3.0));
    assertThat(odd.fastest(), is(1.0));
    assertThat(odd.slowest(), is(5.0));
    assertThat(series(4, 1, 3, 2).median(), is(2.5));
    assertThat(odd.medianOfRatios(other), is(3.0));
    assertThat(odd.medianOfRatios(series(10, 1, 1)), is(1.0));
  }

  private static MeasuredSeries series(double... seconds) {
    return new MeasuredSeries(
        java.util.Arrays.stream(seconds).mapToObj(s -> new Measurement(s, s, 1, 1)).toList());
  }
}

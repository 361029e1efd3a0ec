package org.minetally.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkOptionsTest {

  private static final Path ROOT = Path.of("/nowhere");

  @Test
  void measuresThreeSizesWithBuiltJarByDefault() {
    BenchmarkOptions options = BenchmarkOptions.parse(List.of(), ROOT);

    assertThat(options.rows(), is(List.of(1_000_000L, 5_000_000L, 20_000_000L)));
    assertThat(options.repeat(), is(5));
    assertThat(
        options.minetally(), is(List.of("java", "-jar", "/nowhere/pipeline/target/minetally.jar")));
  }

  @Test
  void acceptsFractionsOfMillion() {
    List<String> arguments = List.of("--rows", "0.1,2", "--duckdb-threads", "3");

    BenchmarkOptions options = BenchmarkOptions.parse(arguments, ROOT);

    assertThat(options.rows(), is(List.of(100_000L, 2_000_000L)));
    assertThat(options.duckDbThreads(), is(3));
  }

  @ParameterizedTest
  @CsvSource({
    "--rows, many",
    "--rows, 0.0000001",
    "--repeat, 0",
    "--repeat, often",
    "--engines, spark",
    "--fast, yes"
  })
  void namesInvalidOption(String option, String value) {
    BenchmarkException thrown =
        assertThrows(
            BenchmarkException.class, () -> BenchmarkOptions.parse(List.of(option, value), ROOT));

    assertThat(thrown.getMessage(), containsString(option.equals("--engines") ? value : option));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "output: {path: out}\nlevels: [a]\n",
        "output: {keep: 3, path: 'out'}\nlevels: [a]\n",
        "output:\n  # where\n  path: out\nlevels: [a]\n",
        "output:\n  path: \"out\"   # here\nlevels: [a]\n"
      })
  void redirectsOutputOfRealJobAndChangesNothingElse(String output) {
    String job = "sources:\n  - {path: out}\n" + output;

    String redirected = RealJob.redirected(job, Path.of("/tmp/x"));

    String expected = job.replaceFirst("(output:[\\s\\S]*path: )['\"]?out['\"]?", "$1\"/tmp/x\"");
    assertThat(redirected, is(expected));
    assertThat(redirected, containsString("- {path: out}"));
  }

  @Test
  void rejectsJobWithoutOutputPath() {
    String job = "output: {keep: 3}\nclaims: {path: out}\n";

    assertThrows(BenchmarkException.class, () -> RealJob.redirected(job, Path.of("/tmp/x")));
  }
}

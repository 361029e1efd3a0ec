package org.minetally.fuzz;

/**
 * The entry point for Jazzer. It compiles without Jazzer:
 *
 * <pre>{@code
 * java -cp ... com.code_intelligence.jazzer.Jazzer
 *     --target_class=org.minetally.fuzz.CoverageGuided --target_args=numbers
 * }</pre>
 */
public final class CoverageGuided {

  private static Target target = Targets.all().get(0);

  private CoverageGuided() {}

  /** Selects the target; called once, before any input. */
  public static void fuzzerInitialize(String[] args) {
    target = Targets.named(args[0]);
  }

  /** Tries one input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.check(input);
  }
}

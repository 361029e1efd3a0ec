package org.minetally.run;

import java.util.Locale;

/** Thrown when a run needs more memory than the process has. Nothing was published. */
public final class TooLittleMemoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int MEBIBYTE = 20;

  /**
   * Creates the exception.
   *
   * @param cause the exception of the engine or of Java
   */
  public TooLittleMemoryException(Throwable cause) {
    super(
        String.format(
            Locale.ROOT,
            "the run needs more than the %d MiB of memory that Java may use. Raise the limit"
                + " (MINETALLY_JAVA_OPTS=-Xmx8g pipeline/bin/minetally run …, or -Xmx8g before -jar), or use"
                + " an engine that spills to disk, such as Flink (docs/sizing.md). Many distinct values in"
                + " one column or many rejected records take the most memory: check that the profile names"
                + " the right columns",
            Runtime.getRuntime().maxMemory() >> MEBIBYTE),
        cause);
  }
}

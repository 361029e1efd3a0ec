package org.minetally.run;

/** The run needs more memory than the process was given. Nothing was published. */
public final class TooLittleMemoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int MEBIBYTE = 20;

  /**
   * A failure.
   *
   * @param cause what the engine or Java threw
   */
  public TooLittleMemoryException(Throwable cause) {
    super(
        ("the run needs more memory than the %d MiB that Java may use. Give it more"
                + " (MINETALLY_JAVA_OPTS=-Xmx8g pipeline/bin/minetally run …, or -Xmx8g before -jar), or run it on an engine that spills to"
                + " disk, such as Flink (docs/sizing.md). Many different words in one column, or many rejected records, take"
                + " the most: look whether the profile names the right columns")
            .formatted(Runtime.getRuntime().maxMemory() >> MEBIBYTE),
        cause);
  }
}

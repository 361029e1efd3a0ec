package org.minetally.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Runs a job in all ways that publish nothing, in one process. Java can then write an archive of
 * the classes that commands need. {@code bin/minetally} does so once, before it first starts one.
 */
final class ClassArchive {

  private ClassArchive() {}

  /**
   * Explains and validates a job.
   *
   * @param args the job file
   */
  public static void main(String[] args) {
    PrintWriter nowhere =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Main.run(nowhere, nowhere, "explain", args[0]);
    // Validating leaves threads behind.
    Runtime.getRuntime().halt(Main.run(nowhere, nowhere, "validate", args[0]));
  }
}

package org.minetally.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;

/** Tries one stored input: {@code Again <target> <file>}. */
final class Again {

  private Again() {}

  public static void main(String[] args) throws Exception {
    boolean read = Targets.named(args[0]).check(Files.readAllBytes(Path.of(args[1])));
    System.out.println(args[1] + (read ? ": read" : ": rejected"));
    Runtime.getRuntime().halt(0);
  }
}

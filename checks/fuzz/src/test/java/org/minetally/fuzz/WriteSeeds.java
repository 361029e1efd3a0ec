package org.minetally.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a target's seeds as files, and its words as a dictionary next to their folder, for Jazzer:
 * {@code WriteSeeds <target> <folder>}.
 */
final class WriteSeeds {

  private WriteSeeds() {}

  public static void main(String[] args) throws IOException {
    Target target = Targets.named(args[0]);
    List<byte[]> seeds = target.seeds();
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(Path.of(args[1], "seed-" + i), seeds.get(i));
    }
    StringBuilder dictionary = new StringBuilder();
    for (String word : target.words()) {
      dictionary.append('"');
      for (byte b : word.getBytes(UTF_8)) {
        dictionary.append("\\x%02X".formatted(b & 0xff));
      }
      dictionary.append("\"\n");
    }
    Files.writeString(Path.of(args[1] + ".dict"), dictionary);
  }
}

package org.minetally.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Any snapshot of an output. Its files in a store are copied when they are needed.
 *
 * @param output the output
 * @param manifest the snapshot's manifest
 * @param local the folder for copies of files in a store
 */
public record KeptSnapshot(Output output, Manifest manifest, Path local) implements Output.Before {

  @Override
  public Path table(String name) throws IOException {
    return output.table(manifest, name, local);
  }

  /**
   * Returns the snapshots before a run with a valid manifest, newest first.
   *
   * @param before the published snapshot; empty if there is none
   * @param local the folder for copies of files in a store
   * @param most the largest number of snapshots
   * @throws OutputException if the output cannot be read
   */
  public static List<Output.Before> earlier(
      Output output, Optional<Output.Before> before, Path local, int most) {
    List<Output.Before> all = new ArrayList<>(before.stream().toList());
    List<String> ids = most > 1 && before.isPresent() ? output.snapshots() : List.of();
    for (int i = ids.size() - 1; i >= 0 && all.size() < most; i--) {
      String id = ids.get(i);
      if (id.compareTo(before.orElseThrow().manifest().runId()) < 0) {
        output
            .snapshot(id)
            .ifPresent(manifest -> all.add(new KeptSnapshot(output, manifest, local.resolve(id))));
      }
    }
    return all;
  }
}

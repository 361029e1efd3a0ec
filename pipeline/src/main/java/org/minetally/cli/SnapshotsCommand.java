package org.minetally.cli;

import java.util.List;
import java.util.Optional;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.Pins;
import org.minetally.publish.PrivateRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the snapshots of an output. */
@Command(
    name = "snapshots",
    description = "Lists the published snapshots of an output, oldest first.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally snapshots out/demo",
      "",
      "Options of a store, such as --awsRegion=eu-west-1, are passed to Beam."
    })
final class SnapshotsCommand extends OutputCommand {

  @Option(names = "--json", description = "Print the list as JSON.")
  private boolean json;

  @Override
  void run(Output output) {
    String current = output.published().map(Manifest::runId).orElse("");
    Pins pins = output.pins();
    List<ListedSnapshot> snapshots =
        output.snapshots().stream()
            .map(
                runId ->
                    new ListedSnapshot(runId, manifest(runId, output), runId.equals(current), pins))
            .toList();
    if (json) {
      Terminal.of(out()).document(SnapshotsJson.of(output.root(), snapshots, pins) + "\n");
    } else {
      new SnapshotsText(out()).print(output.root(), snapshots, pins);
    }
  }

  /** Returns the manifest with all counts, if this user may read it. */
  private static Optional<Manifest> manifest(String runId, Output output) {
    Optional<Manifest> shown = output.snapshot(runId);
    if (shown.isEmpty() || shown.get().hasNumbers()) {
      return shown;
    }
    try {
      return output.privateRecord(runId).flatMap(PrivateRecord::manifest).or(() -> shown);
    } catch (OutputException e) {
      return shown;
    }
  }
}

package org.minetally.cli;

import org.minetally.publish.Output;
import org.minetally.publish.PinnedSnapshots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a snapshot from being removed. */
@Command(
    name = "pin",
    description = "Keeps a snapshot, however many newer ones output.keep allows.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally pin out/demo 20261130T0953",
      "",
      "Options of a store, such as --awsRegion=eu-west-1, are passed to Beam."
    })
final class PinCommand extends OutputCommand {

  @Parameters(
      index = "1",
      paramLabel = "RUN_ID",
      description = "The run of the snapshot, the beginning of its id, current, or previous.")
  private String run;

  @Override
  void run(Output output) {
    String runId = PinnedSnapshots.named(run, output);
    pinned(output).pin(runId);
    out().println("The snapshot of run " + runId + " is kept until it is unpinned.");
  }
}

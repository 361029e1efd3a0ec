package org.minetally.cli;

import org.minetally.publish.Output;
import org.minetally.publish.PinnedSnapshots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Switches {@code current} to an earlier snapshot and pins it. */
@Command(
    name = "rollback",
    description = {
      "Switches current to an earlier snapshot and pins it.",
      "Until minetally unpin, runs publish nothing and end with exit code 6."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally rollback out/demo previous",
      "",
      "Options of a store, such as --awsRegion=eu-west-1, are passed to Beam."
    })
final class RollbackCommand extends OutputCommand {

  @Parameters(
      index = "1",
      paramLabel = "RUN_ID",
      description =
          "The run of the snapshot, the beginning of its id, previous, or current to pin what is"
              + " published.")
  private String run;

  @Override
  void run(Output output) {
    String runId = PinnedSnapshots.named(run, output);
    pinned(output).rollback(runId);
    out().println("Readers now see run " + runId + ". It is pinned: runs publish nothing.");
    out().println("To publish again: minetally unpin " + given());
  }
}

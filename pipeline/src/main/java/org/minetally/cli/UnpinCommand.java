package org.minetally.cli;

import java.util.Optional;
import org.minetally.publish.Output;
import org.minetally.publish.PinnedSnapshots;
import org.minetally.publish.Pins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets runs publish again, or snapshots be removed. */
@Command(
    name = "unpin",
    description = {
      "Ends a rollback: the next run publishes again. current stays as it is until then.",
      "With RUN_ID, ends the pin of that snapshot."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally unpin out/demo",
      "",
      "Options of a store, such as --awsRegion=eu-west-1, are passed to Beam."
    })
final class UnpinCommand extends OutputCommand {

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RUN_ID",
      description = "The run of a pinned snapshot (default: the one pinned by rollback).")
  private String run;

  @Override
  void run(Output output) {
    Optional<String> runId =
        Optional.ofNullable(run).map(text -> PinnedSnapshots.named(text, output));
    Pins before = pinned(output).unpin(runId);
    boolean isKept = runId.filter(id -> before.kept().contains(id)).isPresent();
    Optional<String> current =
        before.current().filter(pinned -> runId.map(pinned::equals).orElse(true));
    current.ifPresent(
        id ->
            out()
                .println("current is no longer pinned to run " + id + "; the next run publishes."));
    if (isKept) {
      out().println("output.keep may remove the snapshot of run " + runId.get() + " again.");
    }
    if (current.isEmpty() && !isKept) {
      out()
          .println(
              runId.map(id -> "Run " + id).orElse("current") + " is not pinned; nothing changed.");
    }
  }
}

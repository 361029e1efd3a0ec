package org.minetally.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minetally.gate.Changes;
import org.minetally.publish.KeptSnapshot;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.PinnedSnapshots;
import org.minetally.publish.Reasons;
import org.minetally.publish.local.FolderTree;
import org.minetally.table.internal.ChangeTable;
import org.minetally.trace.RecordFiles;
import org.minetally.trace.TracedRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares the figures of two snapshots. */
@Command(
    name = "diff",
    description = {
      "Lists the figures that differ between two snapshots of an output, as in the table changes.",
      "The exit code is 0 whether or not figures differ."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally diff out/demo previous current",
      "",
      "Options of a store, such as --awsRegion=eu-west-1, are passed to Beam."
    })
final class DiffCommand extends OutputCommand {

  @Parameters(
      index = "1",
      paramLabel = "A",
      description = "The earlier run: its id, the beginning of one, current, or previous.")
  private String one;

  @Parameters(index = "2", paramLabel = "B", description = "The later run, named in the same way.")
  private String other;

  @Mixin private RowFiles files;

  @Override
  void run(Output output) {
    String before = PinnedSnapshots.named(one, output);
    String now = PinnedSnapshots.named(other, output);
    try {
      Path work = Files.createTempDirectory("minetally-diff-");
      try {
        Path table = OutputLayout.part(work, ChangeTable.SCHEMA.name());
        Files.createDirectories(table.getParent());
        Changes changes =
            Changes.between(
                snapshot(output, before, work.resolve("a")),
                snapshot(output, now, work.resolve("b")),
                table);
        report(before, now, changes, table);
      } finally {
        new FolderTree(work).remove();
      }
    } catch (IOException e) {
      throw new OutputException(
          "the changes cannot be written (%s). %s".formatted(Reasons.of(e), Reasons.advice(e)), e);
    }
  }

  /** Returns a snapshot. Its files in a store are copied to a local folder when they are needed. */
  private static Output.Before snapshot(Output output, String runId, Path local) {
    return new KeptSnapshot(output, PinnedSnapshots.manifest(runId, output), local);
  }

  private void report(String before, String now, Changes changes, Path table) throws IOException {
    RecordFiles rows = new RecordFiles(TracedRows.in(table.getParent(), ChangeTable.ANY_SNAPSHOTS));
    new ChangesText(out()).print(before, now, changes, rows.rows());
    Map<String, String> about = new LinkedHashMap<>();
    about.put("previous_run_id", before);
    about.put("run_id", now);
    files.write(rows, about, ChangeTable.SCHEMA.name(), out());
  }
}

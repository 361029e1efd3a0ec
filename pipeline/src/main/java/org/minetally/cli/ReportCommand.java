package org.minetally.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.minetally.publish.CurrentSnapshot;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Reasons;
import org.minetally.report.HtmlReport;
import org.minetally.report.ReportLanguage;
import org.minetally.storage.Location;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the published tables as an HTML report. */
@Command(
    name = "report",
    description = "Writes a self-contained HTML report of the published tables.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally report out/demo",
      "  minetally report out/demo --language es --to demo-es.html"
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "OUTPUT", description = "The output folder of a job.")
  private String outputText;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to write (default: report.html in the output folder).")
  private Path to;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "The language of headings and labels: ${COMPLETION-CANDIDATES} (default: en).",
      defaultValue = "en")
  private ReportLanguage language;

  @Override
  public Integer call() {
    if (Location.isUri(outputText)) {
      throw new ParameterException(
          command.commandLine(),
          outputText
              + ": the output must be a local folder. For an output in an object store, set"
              + " \"report: true\" in the job file; each run then writes the report.");
    }
    Path output = Path.of(outputText);
    OutputLayout layout = new OutputLayout(output);
    if (!isPublished(layout)) {
      throw new ParameterException(
          command.commandLine(),
          output
              + ": nothing is published here (no \"current\"). Give the output folder of a job that"
              + " has run.");
    }
    Path page = to == null ? output.resolve(HtmlReport.FILE) : to;
    try {
      HtmlReport.onPublished(layout, language).write(page);
    } catch (IOException e) {
      command
          .commandLine()
          .getErr()
          .println(
              "Cannot write the report to %s (%s). The published snapshot is unchanged."
                  .formatted(page, Reasons.of(e)));
      return ExitCode.FAILURE;
    }
    command.commandLine().getOut().println("Open " + page + " in a browser.");
    return ExitCode.OK;
  }

  private static boolean isPublished(OutputLayout layout) {
    try {
      return CurrentSnapshot.folder(layout).filter(Files::isDirectory).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

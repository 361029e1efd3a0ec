package org.minetally.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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

/** Shows what is published as one page. */
@Command(
    name = "report",
    description = "Shows what an output publishes as one HTML page that needs nothing else.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "OUTPUT", description = "The output folder of a job.")
  private String outputText;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The page (report.html in the output folder).")
  private Path to;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "The language of the page's own words: ${COMPLETION-CANDIDATES} (en).",
      defaultValue = "en")
  private ReportLanguage language;

  @Override
  public Integer call() {
    if (Location.isUri(outputText)) {
      throw new ParameterException(
          command.commandLine(),
          outputText
              + " is in a store; give a folder of the local disk. Of an output in a store each run"
              + " makes the report if the job says report: true.");
    }
    Path output = Path.of(outputText);
    OutputLayout layout = new OutputLayout(output);
    if (!Files.exists(layout.current())) {
      throw new ParameterException(
          command.commandLine(),
          "nothing is published in "
              + output
              + ": it has no \"current\". Give the output folder of a job that has run.");
    }
    Path page = to == null ? output.resolve(HtmlReport.FILE) : to;
    try {
      HtmlReport.onPublished(layout, language).write(page);
    } catch (IOException e) {
      command
          .commandLine()
          .getErr()
          .println(
              "The report cannot be made: %s (%s). What is published stays as it is."
                  .formatted(page, Reasons.of(e)));
      return ExitCode.FAILURE;
    }
    command.commandLine().getOut().println("Open " + page + " in a browser.");
    return ExitCode.OK;
  }
}

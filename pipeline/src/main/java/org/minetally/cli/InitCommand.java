package org.minetally.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minetally.init.Draft;
import org.minetally.model.Dataset;
import org.minetally.publish.Reasons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a first job file for a file. */
@Command(
    name = "init",
    description =
        "Looks at a file, guesses what its columns mean, and writes a job file and a gazetteer that run, with the reason of each guess.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "FILE",
      description = "The data: CSV, or any other format that a job can read.")
  private Path file;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where job.yaml and gazetteer.csv are written (a folder named after the file).")
  private Path to;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "What the file tells of: casualties or detections (guessed).")
  private String dataset;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw mistake("there is no file " + file + ".");
    }
    Draft draft = new Draft(file, to == null ? Path.of(stem()) : to);
    try {
      draft.write(dataset()).forEach(command.commandLine().getOut()::println);
    } catch (FileAlreadyExistsException e) {
      throw mistake(
          e.getMessage()
              + " is there already, and is not overwritten. Give another folder with --to.");
    } catch (IOException e) {
      command
          .commandLine()
          .getErr()
          .println("The job cannot be written to " + draft.job() + " (" + Reasons.of(e) + ").");
      return ExitCode.FAILURE;
    }
    return ExitCode.OK;
  }

  private ParameterException mistake(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /** The file's name up to its first point. */
  private String stem() {
    String name = file.getFileName().toString();
    int point = name.indexOf('.');
    String stem = point > 0 ? name.substring(0, point) : name;
    return stem.equals(name) ? stem + "-job" : stem;
  }

  private Optional<Dataset> dataset() {
    if (dataset == null) {
      return Optional.empty();
    }
    for (Dataset known : Dataset.values()) {
      if (known.label().equals(dataset)) {
        return Optional.of(known);
      }
    }
    throw mistake("--dataset is casualties or detections, not " + dataset + ".");
  }
}

package org.minetally.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minetally.aliases.Acceptance;
import org.minetally.aliases.AliasFile;
import org.minetally.aliases.AliasesException;
import org.minetally.aliases.Decision;
import org.minetally.aliases.ReviewFile;
import org.minetally.aliases.UnmatchedPlace;
import org.minetally.aliases.UnmatchedPlaces;
import org.minetally.job.Job;
import org.minetally.job.Overrides;
import org.minetally.job.yaml.JobFile;
import org.minetally.profile.RegionColumns;
import org.minetally.publish.CurrentSnapshot;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Reasons;
import org.minetally.region.Alias;
import org.minetally.run.Preparation;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists unmatched place names with suggestions, and adds accepted ones to the file of aliases. */
@Command(
    name = "aliases",
    description =
        "Lists the place names that the last run did not match, with suggestions. Adds those that"
            + " you accept to the aliases of the gazetteer; without --accept it changes nothing.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally aliases job.yaml",
      "  minetally aliases job.yaml --csv names.csv",
      "  minetally aliases job.yaml --accept names.csv"
    })
final class AliasesCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "JOB",
      description = "The job file; to list names only, its output folder is enough.")
  private Path jobOrOutput;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write all names and suggestions to a new CSV file, to mark those to accept.")
  private Path csv;

  @Option(
      names = "--accept",
      paramLabel = "ID|FILE",
      description =
          "The id of a suggestion, or a CSV file from --csv with \"yes\" in the column accept. Can"
              + " be repeated.")
  private List<String> accept = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "The file of aliases, if the job names none (default: aliases.csv in the job's folder).")
  private Path to;

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "Where the job published, if its run had this option.")
  private String output;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Set a parameter of the job, as for its run.")
  private Map<String, String> settings = Map.of();

  @Override
  public Integer call() {
    try {
      return run();
    } catch (AliasesException e) {
      command.commandLine().getErr().println("No alias was added:");
      e.problems().forEach(problem -> command.commandLine().getErr().println("  " + problem));
      return ExitCode.USAGE;
    } catch (IOException e) {
      command
          .commandLine()
          .getErr()
          .println(
              "%s (%s). No alias was added."
                  .formatted(
                      e instanceof FileSystemException at && at.getFile() != null
                          ? at.getFile()
                          : jobOrOutput,
                      Reasons.of(e)));
      return ExitCode.FAILURE;
    }
  }

  private int run() throws IOException {
    if (csv != null && !accept.isEmpty()) {
      throw mistake("--csv lists names, and --accept adds aliases; give one of them.");
    }
    if (Files.isDirectory(jobOrOutput)) {
      return listOutput();
    }
    Job job =
        JobFile.read(
            jobOrOutput,
            Stores.withDefaultOptions(),
            new Overrides(
                Optional.ofNullable(output), Map.of(), settings, List.of(), System.getenv()));
    if (job.output().isUri()) {
      throw mistake(
          job.output()
              + ": the output must be a local folder; copy the table unmatched_names here.");
    }
    Path target = target(job);
    AliasFile file = AliasFile.read(target);
    List<Alias> lines = file.lines();
    Acceptance acceptance =
        new Acceptance(
            Preparation.gazetteer(
                job.gazetteer()
                    .withAliases(lines.isEmpty() ? List.of() : List.of(Location.of(target)))),
            lines,
            columns(job));
    List<UnmatchedPlace> places = places(job.output().path());
    if (accept.isEmpty()) {
      List<UnmatchedPlace> open =
          places.stream().filter(place -> !acceptance.matchesNow(place)).toList();
      list(open, places.size() - open.size());
    } else {
      accept(acceptance, places, file, job);
    }
    return ExitCode.OK;
  }

  private void accept(Acceptance acceptance, List<UnmatchedPlace> places, AliasFile file, Job job)
      throws IOException {
    List<Decision> decisions = decisions(places);
    if (decisions.isEmpty()) {
      command.commandLine().getOut().println("No row is marked; nothing was added.");
      return;
    }
    List<Alias> added = acceptance.lines(decisions);
    if (!added.isEmpty()) {
      file.append(added);
    }
    new AliasesText(command.commandLine().getOut()).added(added, target(job), job, jobOrOutput);
  }

  private int listOutput() throws IOException {
    List<UnmatchedPlace> places = places(jobOrOutput);
    if (!accept.isEmpty()) {
      throw mistake(
          "--accept needs the gazetteer; give the job file instead of its output folder. The last"
              + " run was of "
              + Manifest.read(published(jobOrOutput)).job()
              + ".");
    }
    list(places, 0);
    return ExitCode.OK;
  }

  private void list(List<UnmatchedPlace> places, int matchNow) throws IOException {
    AliasesText text = new AliasesText(command.commandLine().getOut());
    if (csv == null) {
      text.list(places, matchNow, jobOrOutput);
    } else if (Files.exists(csv)) {
      throw mistake(
          csv
              + ": already exists and is not overwritten, because it may have marks. Choose another"
              + " file, or accept the marked rows with --accept.");
    } else {
      List<UnmatchedPlace> open = places.stream().filter(UnmatchedPlace::mayGetAlias).toList();
      new ReviewFile(csv).write(open);
      text.written(csv, open.size(), jobOrOutput);
    }
  }

  private List<UnmatchedPlace> places(Path output) throws IOException {
    return UnmatchedPlaces.read(published(output));
  }

  private Path published(Path output) throws IOException {
    return CurrentSnapshot.folder(new OutputLayout(output))
        .filter(Files::isDirectory)
        .orElseThrow(
            () ->
                mistake(
                    output + ": nothing is published here (no \"current\"). Run the job first."))
        .toRealPath();
  }

  private List<Decision> decisions(List<UnmatchedPlace> places) throws IOException {
    Map<String, Decision> known = ReviewFile.known(places);
    List<Decision> decisions = new ArrayList<>();
    for (String given : accept) {
      if (Files.isRegularFile(Path.of(given))) {
        decisions.addAll(new ReviewFile(Path.of(given)).read(places));
      } else if (!UnmatchedPlace.isId(given)) {
        throw mistake(
            "--accept "
                + given
                + ": neither a file nor the id of a suggestion; the command without"
                + " --accept lists the ids.");
      } else if (!known.containsKey(given) || known.get(given).code().isEmpty()) {
        throw mistake(
            "--accept "
                + given
                + ": no suggestion of the current snapshot has this id; the command"
                + " without --accept lists the ids.");
      } else {
        Decision suggested = known.get(given);
        decisions.add(new Decision(suggested.place(), suggested.code(), "--accept " + given));
      }
    }
    return decisions;
  }

  /** Returns the file of aliases that the job reads, or the one to create. */
  private Path target(Job job) {
    List<Location> named = job.gazetteer().options().aliases();
    if (named.isEmpty()) {
      return to == null ? job.file().toAbsolutePath().resolveSibling("aliases.csv") : to;
    }
    if (named.get(0).isUri()) {
      throw mistake(named.get(0) + ": the aliases must be a local file; copy it here.");
    }
    Path path = named.get(0).path();
    if (to != null && !to.toAbsolutePath().normalize().equals(path.toAbsolutePath().normalize())) {
      throw mistake("--to " + to + ": the job reads its aliases from " + path + "; remove --to.");
    }
    return path;
  }

  private static Map<String, List<RegionColumns>> columns(Job job) {
    Map<String, List<RegionColumns>> columns = new HashMap<>();
    job.sources().forEach(source -> columns.put(source.id(), source.profile().regions()));
    return columns;
  }

  private ParameterException mistake(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}

package org.minetally.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.minetally.publish.OutputException;
import org.minetally.publish.Reasons;
import org.minetally.publish.local.FolderTree;
import org.minetally.run.Watcher;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;
import org.minetally.run.trace.Trace;
import org.minetally.run.trace.TraceRequest;
import org.minetally.run.trace.Traced;
import org.minetally.storage.Location;
import org.minetally.trace.RecordFiles;
import org.minetally.trace.TraceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Lists the records behind published figures. */
@Command(
    name = "trace",
    description = {
      "Lists the source records behind rows of a published table, and checks that they add up to"
          + " them.",
      "Reads the inputs of the run again; they must be unchanged."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally trace out/demo --table casualties_by_year_country \\",
      "      --where period_key=2014",
      "  minetally trace out/demo --claim killed-in-2023 --csv records.csv",
      "",
      "Exit codes: 0 the records add up; 2 invalid command line;",
      "3 inputs changed or missing; 4 the records do not add up.",
      "Other options, such as --runner=FlinkRunner, are passed to Beam."
    })
final class TraceCommand implements Callable<Integer> {

  private static final Pattern NEXT_CONDITION = Pattern.compile(",(?=\\s*[a-z][a-z0-9_]*=)");

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "OUTPUT", description = "The output folder or URI of a job.")
  private String output;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "The table, such as casualties_by_month_district.")
  private String table;

  @Option(
      names = "--claim",
      paramLabel = "ID",
      description =
          "A published claim, instead of a table: the records that fit it certainly or possibly.")
  private String claim;

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE,...",
      description =
          "The rows: values of columns that identify them, such as"
              + " period_key=2021-03,region_code=0102. Can be repeated. Without it, all rows.")
  private List<String> where = List.of();

  @Option(
      names = "--measure",
      paramLabel = "COLUMN",
      description = "List only records that contribute to this number, such as killed.")
  private String measure;

  @Option(
      names = "--snapshot",
      paramLabel = "RUN_ID",
      description =
          "Trace another snapshot (default: current): its run id, the beginning of one, or"
              + " previous.")
  private String snapshot;

  @Option(
      names = "--inputs",
      paramLabel = "DIR",
      description = "Find moved input files below this folder, by their SHA-256.")
  private Path inputs;

  @Option(
      names = "--raw",
      description = "Add the original line or row of each record, with personal values masked.")
  private boolean raw;

  @Option(
      names = "--excluded",
      description = {
        "Also list records that would be behind the rows, but are duplicates, superseded or"
            + " deleted, and rejected records that might be, as far as their date and place show."
      })
  private boolean excluded;

  @Mixin private RowFiles files;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "A folder for temporary files (default: Java's). With a cluster, all its workers must"
              + " share it.")
  private Path work;

  @Option(names = "--no-progress", description = "Do not report progress.")
  private boolean quiet;

  @Unmatched private List<String> others = new ArrayList<>();

  @Override
  public Integer call() {
    EngineOptions engine = JobArguments.engine(others, command);
    TraceRequest request =
        new TraceRequest(
            new Location(Location.isUri(output) ? output.replaceAll("/+$", "") : output),
            Optional.ofNullable(snapshot),
            table(),
            conditions(),
            Optional.ofNullable(measure),
            Optional.ofNullable(inputs),
            raw,
            excluded);
    try {
      Path folder = workFolder();
      try {
        return report(
            request,
            new Trace(
                    request,
                    engine,
                    Tuning.of(engine),
                    quiet ? Watcher.NONE : Progress.to(command.commandLine().getErr()))
                .execute(folder));
      } finally {
        new FolderTree(folder).remove();
      }
    } catch (IOException e) {
      throw new OutputException(
          "the records cannot be written (%s). %s".formatted(Reasons.of(e), Reasons.advice(e)), e);
    }
  }

  private Path workFolder() throws IOException {
    return work == null
        ? Files.createTempDirectory("minetally-trace-")
        : Files.createTempDirectory(Files.createDirectories(work), "trace-");
  }

  private int report(TraceRequest request, Traced traced) throws IOException {
    TraceText text = new TraceText(command.commandLine().getOut());
    text.print(request, traced);
    files.write(
        new RecordFiles(traced.rows()),
        text.about(request, traced),
        "records",
        command.commandLine().getOut());
    List<String> differences = traced.comparison().differences();
    if (!differences.isEmpty()) {
      List<String> problems = new ArrayList<>(differences);
      problems.addAll(Trace.versions(traced.manifests()));
      throw TraceException.difference(problems);
    }
    return ExitCode.OK;
  }

  private String table() {
    if ((table == null) == (claim == null)) {
      throw new ParameterException(command.commandLine(), "expected --table TABLE or --claim ID");
    }
    return claim == null ? table : "claims";
  }

  private Map<String, String> conditions() {
    Map<String, String> conditions = new LinkedHashMap<>();
    if (claim != null) {
      conditions.put("claim_id", claim);
    }
    for (String option : where) {
      for (String condition : NEXT_CONDITION.split(option, -1)) {
        String[] parts = condition.strip().split("=", 2);
        if (parts.length < 2 || parts[0].isEmpty()) {
          throw new ParameterException(
              command.commandLine(),
              "--where \"%s\": expected --where COLUMN=VALUE".formatted(condition));
        }
        if (conditions.putIfAbsent(parts[0], parts[1]) != null) {
          throw new ParameterException(
              command.commandLine(),
              "--where %s: the column is named twice; remove one of them".formatted(parts[0]));
        }
      }
    }
    return conditions;
  }
}

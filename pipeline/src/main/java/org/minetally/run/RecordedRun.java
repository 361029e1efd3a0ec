package org.minetally.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minetally.job.Job;
import org.minetally.job.Overrides;
import org.minetally.job.Parameter;
import org.minetally.job.RecordedFiles;
import org.minetally.job.yaml.JobFile;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputException;
import org.minetally.publish.ParameterEntry;
import org.minetally.publish.PrivateRecord;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;
import org.minetally.trace.RecordedInput;
import org.minetally.trace.TraceException;

/** A published run: its manifest with all counts, and the job as the run read it. */
public final class RecordedRun {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Manifest manifest;
  private final Arguments started;
  private final List<RecordedInput> files = new ArrayList<>();

  /** A file of the job that the private folder lists; see {@link PrivateFiles}. */
  private record Listed(String path, long bytes, String sha256, String copy) {}

  /** How the run was started; see {@link PrivateFiles}. */
  private record Arguments(String workingDirectory, String job, List<String> arguments) {}

  /**
   * Reads the record of a run.
   *
   * @throws TraceException if it is not complete
   * @throws OutputException if it cannot be read
   */
  public RecordedRun(PrivateRecord record) {
    manifest =
        record
            .manifest()
            .filter(Manifest::hasNumbers)
            .orElseThrow(() -> incomplete(record, "manifest.json"));
    if (manifest.hasUnknownFormat()) {
      throw TraceException.usage(
          "run %s was written by a newer version of minetally (%s); trace it with that version"
              .formatted(manifest.runId(), manifest.minetally()));
    }
    // Runs of earlier versions have no such file unless they had arguments.
    started =
        read(record, PrivateFiles.ARGUMENTS, Arguments.class)
            .orElse(new Arguments("", manifest.job(), List.of()));
    Listed[] listed =
        read(record, PrivateFiles.INDEX, Listed[].class)
            .orElseThrow(() -> incomplete(record, PrivateFiles.INDEX));
    for (Listed file : listed) {
      Optional<Location> copy =
          Optional.ofNullable(file.copy())
              .map(name -> new Location(record.location(PrivateFiles.JOB + name)));
      files.add(
          new RecordedInput(file.path(), then(file.path()), file.bytes(), file.sha256(), copy));
    }
    for (Manifest.SourceEntry source : manifest.sources()) {
      source
          .inputs()
          .get()
          .forEach(
              input ->
                  files.add(
                      new RecordedInput(
                          input.path(),
                          then(input.path()),
                          input.bytes(),
                          input.sha256(),
                          Optional.empty())));
    }
  }

  private static <T> Optional<T> read(PrivateRecord record, String name, Class<T> type) {
    Optional<byte[]> content = record.read(name);
    try {
      return content.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readValue(content.get(), type));
    } catch (IOException e) {
      throw new OutputException(record.location(name) + " is not valid JSON.", e);
    }
  }

  private static TraceException incomplete(PrivateRecord record, String name) {
    return TraceException.usage(
        record.location(name) + ": missing or not valid, so the job of this run is not known");
  }

  /** Returns the manifest, with all counts. */
  public Manifest manifest() {
    return manifest;
  }

  /** Returns all files that the run read: those of the job, then those of its sources. */
  public List<RecordedInput> files() {
    return List.copyOf(files);
  }

  /**
   * Reads the job as the run read it.
   *
   * @param now where the content of each of {@link #files} is
   * @throws TraceException if the job is not the one of the run
   * @throws org.minetally.job.JobFileException if this version does not accept the job
   */
  public Job job(Map<RecordedInput, Location> now, Stores stores) {
    Map<Location, Location> places = new LinkedHashMap<>();
    now.forEach((file, place) -> places.put(file.then(), place));
    Path jobFile =
        Path.of(started.job()).equals(JobFile.STANDARD_INPUT)
            ? JobFile.STANDARD_INPUT
            : then(started.job()).path();
    Job job = JobFile.read(jobFile, stores, overrides(), new RecordedFiles(places));
    if (!job.sha256().equals(manifest.jobSha256())) {
      throw TraceException.usage(
          "the stored copies of the job of run %s are not those that it read; restore _private/%s"
              .formatted(manifest.runId(), manifest.runId()));
    }
    return job;
  }

  private Location then(String path) {
    return Location.isUri(path)
        ? new Location(path)
        : RecordedFiles.identity(Location.of(Path.of(started.workingDirectory()).resolve(path)));
  }

  private Overrides overrides() {
    Map<String, List<String>> inputs = new LinkedHashMap<>();
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> tables = new ArrayList<>();
    Optional<String> output = Optional.empty();
    Map<String, String> types =
        manifest.parameters().stream()
            .collect(Collectors.toMap(ParameterEntry::name, ParameterEntry::type));
    for (String argument : started.arguments()) {
      String[] parts = argument.split("=", 3);
      switch (parts[0]) {
        case "--set" ->
            settings.put(
                parts[1],
                Parameter.Type.PATH.label().equals(types.get(parts[1]))
                    ? absolute(parts[2])
                    : parts[2]);
        case "--input" ->
            inputs.computeIfAbsent(parts[1], source -> new ArrayList<>()).add(absolute(parts[2]));
        case "--tables" -> tables.add(argument.substring("--tables=".length()));
        case "--output" -> output = Optional.of(argument.substring("--output=".length()));
        default -> throw TraceException.usage("unknown argument of the run: " + argument);
      }
    }
    return new Overrides(output, inputs, settings, tables, Map.of());
  }

  /** Returns a path or pattern that started from the working directory of the run. */
  private String absolute(String pattern) {
    return Location.isUri(pattern) || Path.of(pattern).isAbsolute()
        ? pattern
        : Path.of(started.workingDirectory()).toAbsolutePath() + "/" + pattern;
  }
}

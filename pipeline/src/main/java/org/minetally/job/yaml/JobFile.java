package org.minetally.job.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minetally.job.Job;
import org.minetally.job.JobFileException;
import org.minetally.job.JobText;
import org.minetally.job.Overrides;
import org.minetally.job.Parameter;
import org.minetally.job.Problem;
import org.minetally.job.RecordedFiles;
import org.minetally.job.RunSettings;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;

/** Reads a job file and the files that it refers to. */
public final class JobFile {

  /** The job file that means standard input. */
  public static final Path STANDARD_INPUT = Path.of("-");

  private static final int LARGEST = 4 << 20;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Expansion> expansions = new ArrayList<>();
  private final MessageDigest digest;
  private final List<JobText> texts = new ArrayList<>();
  private final Stores stores;
  private final Optional<RecordedFiles> recorded;

  private JobFile(Stores stores, Optional<RecordedFiles> recorded) {
    this.stores = stores;
    this.recorded = recorded;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform supports SHA-256", e);
    }
  }

  /**
   * Reads a job file, resolving URIs with the stores on the class path and Beam's default options.
   */
  public static Job read(Path file) {
    return read(file, Stores.withDefaultOptions());
  }

  /**
   * Reads a job file and the files that it refers to, except data.
   *
   * @param stores the stores that URIs refer to
   * @throws JobFileException with all problems, if the job file is not valid
   */
  public static Job read(Path file, Stores stores) {
    return read(file, stores, Overrides.NONE);
  }

  /**
   * Reads a job file and the files that it refers to, except data.
   *
   * @param file the job file; {@link #STANDARD_INPUT} reads standard input, with paths relative to
   *     the working directory
   * @param stores the stores that URIs refer to
   * @param overrides what the command line and the environment change
   * @throws JobFileException with all problems of the job file and of the command line
   */
  public static Job read(Path file, Stores stores, Overrides overrides) {
    return new JobFile(stores, Optional.empty()).job(file, overrides);
  }

  /**
   * Reads a job file as an earlier run read it.
   *
   * @param file the job file as that run named it
   * @param overrides what that run's command line and environment changed
   * @param recorded the files of that run, among them the job file
   * @throws JobFileException with all problems, if the job names other files or is not valid
   */
  public static Job read(Path file, Stores stores, Overrides overrides, RecordedFiles recorded) {
    return new JobFile(stores, Optional.of(recorded)).job(file, overrides);
  }

  /** Loads the schema, so that {@link #read} need not. */
  public static void loadSchema() {
    SchemaCheck.ofJobFile();
  }

  /** Returns the JSON Schema of job files as text. */
  public static String schema() {
    try (InputStream in = JobFile.class.getResourceAsStream("job.schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Job job(Path file, Overrides overrides) {
    boolean isStandardInput = file.equals(STANDARD_INPUT);
    String main = isStandardInput ? "standard input" : file.toString();
    Optional<Job> job =
        (isStandardInput && recorded.isEmpty()
                ? standardInput(main)
                : parse(now(Location.of(file))))
            .map(root -> job(file, root, overrides));
    if (!problems.isEmpty() || job.isEmpty()) {
      throw new JobFileException(
          problems.stream()
              .distinct()
              .sorted(
                  Comparator.comparing((Problem problem) -> !problem.file().equals(main))
                      .thenComparing(Problem::file)
                      .thenComparingInt(Problem::line)
                      .thenComparingInt(Problem::column))
              .toList());
    }
    return job.get();
  }

  private Job job(Path file, Yaml written, Overrides overrides) {
    ParametersReader parameters = new ParametersReader(overrides, JobReader.folder(file), problems);
    ParametersReader.Parameters declared = parameters.read(written);
    Map<String, Parameter> texts = new HashMap<>();
    declared
        .values()
        .forEach(parameter -> texts.put(parameter.name(), parameters.expandable(parameter)));
    Expansion expansion =
        Expansion.ofJobFile(
            new Expansion.Declarations(texts, declared.places().keySet()), problems);
    expansions.add(expansion);
    Yaml root = expansion.of(written);
    problems.addAll(SchemaCheck.ofJobFile().problems(root));
    RunSettings settings = new RunSettings(declared.values(), overrides);
    Job job = new JobReader(file, root, settings, this).read();
    problems.removeIf(problem -> expansions.stream().anyMatch(e -> e.explains(problem)));
    return job;
  }

  Stores stores() {
    return stores;
  }

  /** Returns the only files that the job can name; empty for all on disk and in stores. */
  Optional<RecordedFiles> recorded() {
    return recorded;
  }

  private Location now(Location file) {
    return recorded.flatMap(files -> files.now(file)).orElse(file);
  }

  List<Problem> problems() {
    return problems;
  }

  /** Reads a separate profile file and checks it against the schema. */
  Optional<Yaml> profile(Location file) {
    return part(file, SchemaCheck.ofProfile(), "expected a profile: a mapping of keys to values");
  }

  /** Reads a claim file and checks it against the schema. */
  Optional<Yaml> claims(Location file) {
    return part(file, SchemaCheck.ofClaims(), "expected a mapping with the key claims");
  }

  private Optional<Yaml> part(Location file, SchemaCheck check, String expected) {
    Expansion expansion = Expansion.ofSharedFile(problems);
    expansions.add(expansion);
    Optional<Yaml> part = parse(file).map(expansion::of);
    part.ifPresent(
        root -> {
          if (root.isMapping()) {
            problems.addAll(check.problems(root));
          } else {
            problems.add(root.problem(expected));
          }
        });
    return part.filter(Yaml::isMapping);
  }

  /** Returns the SHA-256 hash of all files read so far, in hexadecimal. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the files read so far, each once even if several sources share it. */
  List<JobText> texts() {
    return texts;
  }

  private Optional<Yaml> parse(Location file) {
    String label = file.text();
    try {
      if (!file.isUri() && Files.isDirectory(file.path())) {
        return failure(label, "is a directory; expected a YAML file");
      }
      if (file.stamp().bytes() > LARGEST) {
        return failure(label, "the file is larger than 4 MB; expected a YAML file, not data");
      }
      byte[] bytes;
      try (InputStream in = file.open()) {
        bytes = in.readAllBytes();
      }
      return parse(file, label, bytes);
    } catch (NoSuchFileException e) {
      problems.add(new Problem(label, 1, 1, "file not found", FilePatterns.similar(file.path())));
      return Optional.empty();
    } catch (AccessDeniedException e) {
      return failure(label, "permission denied");
    } catch (IOException e) {
      String reason =
          e instanceof FileSystemException refused && refused.getReason() != null
              ? refused.getReason()
              : e.getMessage();
      return failure(label, "cannot read the file: " + reason);
    }
  }

  private Optional<Yaml> standardInput(String label) {
    try {
      byte[] bytes = System.in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST
          ? failure(label, "longer than 4 MB; expected a YAML file, not data")
          : parse(Location.of(STANDARD_INPUT), label, bytes);
    } catch (IOException e) {
      return failure(label, "cannot read the job: " + e.getMessage());
    }
  }

  private Optional<Yaml> parse(Location file, String label, byte[] bytes) {
    digest.update(bytes);
    if (texts.stream().noneMatch(text -> text.file().equals(file))) {
      texts.add(new JobText(file, bytes));
    }
    return text(label, bytes).flatMap(text -> Yaml.parse(label, text, problems));
  }

  private Optional<Yaml> failure(String label, String message) {
    problems.add(new Problem(label, 1, 1, message, ""));
    return Optional.empty();
  }

  private Optional<String> text(String label, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
    String read = text.flip().toString();
    if (result.isError()) {
      String message =
          String.format(
              Locale.ROOT,
              "byte 0x%02X is not valid UTF-8; save the file as UTF-8",
              in.get() & 0xff);
      problems.add(Problem.after(label, read, message));
      return Optional.empty();
    }
    return Optional.of(read);
  }
}

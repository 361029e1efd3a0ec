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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.minetally.job.Job;
import org.minetally.job.JobFileException;
import org.minetally.job.JobText;
import org.minetally.job.Problem;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;

/** Reads job files. */
public final class JobFile {

  private static final long LARGEST = 4 << 20;

  private final List<Problem> problems = new ArrayList<>();
  private final MessageDigest digest;
  private final List<JobText> texts = new ArrayList<>();
  private final Stores stores;

  private JobFile(Stores stores) {
    this.stores = stores;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Reads a job file; its URIs lead where the class path and Beam's usual options say. */
  public static Job read(Path file) {
    return read(file, new Stores(PipelineOptionsFactory::create));
  }

  /**
   * Reads a job file and what it refers to, the data excepted.
   *
   * @param stores where URIs lead
   * @throws JobFileException with all mistakes
   */
  public static Job read(Path file, Stores stores) {
    return new JobFile(stores).job(file);
  }

  /** The schema that job files are checked against, as JSON text. */
  public static String schema() {
    try (InputStream in = JobFile.class.getResourceAsStream("job.schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Job job(Path file) {
    Optional<Yaml> yaml = parse(Location.of(file));
    yaml.ifPresent(root -> problems.addAll(SchemaCheck.ofJobFile().problems(root)));
    Optional<Job> job = yaml.map(root -> new JobReader(file, root, this).read());
    if (!problems.isEmpty() || job.isEmpty()) {
      String main = file.toString();
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

  Stores stores() {
    return stores;
  }

  List<Problem> problems() {
    return problems;
  }

  /** A profile in a file of its own, checked against the schema. */
  Optional<Yaml> profile(Location file) {
    return part(file, SchemaCheck.ofProfile(), "expected a profile: keys with values");
  }

  /** A file of claims, checked against the schema. */
  Optional<Yaml> claims(Location file) {
    return part(file, SchemaCheck.ofClaims(), "expected the key claims with a list");
  }

  private Optional<Yaml> part(Location file, SchemaCheck check, String expected) {
    Optional<Yaml> part = parse(file);
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

  /** SHA-256 of everything read. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What was read so far. Files that sources share are in it once. */
  List<JobText> texts() {
    return texts;
  }

  private Optional<Yaml> parse(Location file) {
    String label = file.text();
    try {
      if (!file.isUri() && Files.isDirectory(file.path())) {
        return nothing(label, "this is a folder; expected a YAML file");
      }
      if (file.stamp().bytes() > LARGEST) {
        return nothing(label, "the file has over 4 MB; expected a YAML file, not data");
      }
      byte[] bytes;
      try (InputStream in = file.open()) {
        bytes = in.readAllBytes();
      }
      digest.update(bytes);
      if (texts.stream().noneMatch(text -> text.file().equals(file))) {
        texts.add(new JobText(file, bytes));
      }
      return text(label, bytes).flatMap(text -> Yaml.parse(label, text, problems));
    } catch (NoSuchFileException e) {
      problems.add(
          new Problem(label, 1, 1, "there is no such file", FilePatterns.similar(file.path())));
      return Optional.empty();
    } catch (AccessDeniedException e) {
      return nothing(label, "the file may not be read");
    } catch (IOException e) {
      String reason =
          e instanceof FileSystemException refused && refused.getReason() != null
              ? refused.getReason()
              : e.getMessage();
      return nothing(label, "the file cannot be read: " + reason);
    }
  }

  private Optional<Yaml> nothing(String label, String message) {
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
          "the byte 0x%02X is no UTF-8; save the file as UTF-8".formatted(in.get() & 0xff);
      problems.add(Problem.after(label, read, message));
      return Optional.empty();
    }
    return Optional.of(read);
  }
}

package org.minetally.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.minetally.format.UnreadableInputException;
import org.minetally.gate.QualityChecks;
import org.minetally.job.Job;
import org.minetally.job.JobText;
import org.minetally.job.yaml.JobFile;
import org.minetally.publish.Audience;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Manifest;
import org.minetally.publish.PrivateFolder;
import org.minetally.storage.Location;

/**
 * Writes the files for the operator and for later runs that readers must not see: all counts of the
 * run, and copies of the files that configured it.
 *
 * @param folder the private folder of the run
 */
record PrivateFiles(PrivateFolder folder) {

  /** The size in bytes up to which a file is copied. Only the hash of a larger file is recorded. */
  static final long MOST_COPIED = 8 << 20;

  /** The folder for copies of the job file and the files that it names, except data. */
  static final String JOB = "job/";

  /** The list of copied files. */
  static final String INDEX = JOB + "index.json";

  /** The arguments that repeat the run with the same settings, and where it was started. */
  static final String ARGUMENTS = JOB + "arguments.json";

  /**
   * A copied file.
   *
   * @param path the path of the file, resolved from the job file
   * @param bytes its size
   * @param sha256 the SHA-256 of its content, in hexadecimal
   * @param copy the copy's name in the same folder; null if the file is too large
   */
  private record Entry(
      String path,
      long bytes,
      String sha256,
      @JsonInclude(JsonInclude.Include.NON_NULL) String copy) {}

  /** Writes all private files. */
  void write(Job job, Inputs inputs, Manifest manifest, QualityChecks checks) throws IOException {
    folder.write("manifest.json", manifest.bytes(Audience.TRUSTED));
    folder.write(QualityChecks.FILE, checks.json(Audience.TRUSTED));
    List<Entry> index = new ArrayList<>();
    for (JobText text : job.texts()) {
      index.add(copy(index.size(), text.file(), text.bytes(), sha256(text.bytes())));
    }
    List<Fingerprint> others = new ArrayList<>(inputs.references());
    others.add(0, inputs.gazetteer());
    for (Fingerprint file : others) {
      index.add(copy(index.size(), file));
    }
    folder.write(INDEX, json(index));
    folder.write(ARGUMENTS, json(Arguments.of(job)));
  }

  /**
   * How the run was started.
   *
   * @param workingDirectory where relative paths among the arguments start
   * @param job the path of the job file
   * @param arguments the options that repeat its settings
   */
  private record Arguments(String workingDirectory, String job, List<String> arguments) {

    static Arguments of(Job job) {
      return new Arguments(
          Path.of("").toAbsolutePath().toString(),
          job.file().toString(),
          job.settings().arguments());
    }
  }

  private Entry copy(int number, Fingerprint file) throws IOException {
    if (file.bytes() > MOST_COPIED) {
      return new Entry(file.path(), file.bytes(), file.sha256(), null);
    }
    Location location = new Location(file.path());
    byte[] bytes;
    try (InputStream in = location.open()) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UnreadableInputException(location + ": cannot be read: " + e.getMessage(), e);
    }
    if (!sha256(bytes).equals(file.sha256())) {
      throw new UnreadableInputException(
          location + ": changed during the run. Wait until it is complete, then run again.");
    }
    return copy(number, location, bytes, file.sha256());
  }

  private Entry copy(int number, Location file, byte[] bytes, String sha256) throws IOException {
    String name =
        file.equals(Location.of(JobFile.STANDARD_INPUT)) ? "standard-input.yaml" : file.name();
    String copy =
        String.format(
            Locale.ROOT, "%02d-%s", number + 1, name.replaceAll("[^\\p{L}\\p{N}._-]", "_"));
    folder.write(JOB + copy, bytes);
    return new Entry(file.text(), bytes.length, sha256, copy);
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Fingerprint.newDigest().digest(bytes));
  }

  private static byte[] json(Object content) throws IOException {
    String text =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(content);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}

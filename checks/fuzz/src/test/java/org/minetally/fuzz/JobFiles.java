package org.minetally.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A copy of the constructed jobs in which an input replaces one file. The first line of an input is
 * the number of a job and one of its files.
 */
public final class JobFiles {

  private static final int LONGEST = 32 << 10;

  private final Path folder;
  private final List<Pair> pairs;

  /**
   * A job and a file in its folder to replace.
   *
   * @param original the file's original bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Pair(Path job, Path file, byte[] original) {}

  /** A parsed input; {@code pair} is null if the input does not name a known one. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Given(Pair pair, byte[] content) {}

  /** Copies the jobs and selects the files whose names pass. */
  public JobFiles(Predicate<String> names) {
    folder = Seeds.temporaryFolder();
    pairs = pairs(Seeds.copyOfTestdata(folder.resolve("testdata")), names);
  }

  private static List<Pair> pairs(Path testdata, Predicate<String> names) {
    List<Pair> pairs = new ArrayList<>();
    try (Stream<Path> all = Files.walk(testdata)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      for (Path job : files) {
        if (!isJob(job)) {
          continue;
        }
        String text = Files.readString(job);
        for (Path file : files) {
          boolean own = file.startsWith(job.getParent()) && (file.equals(job) || !isJob(file));
          boolean named = file.equals(job) || text.contains(file.getFileName().toString());
          if (own
              && named
              && names.test(file.getFileName().toString())
              && Files.size(file) < LONGEST) {
            pairs.add(new Pair(job, file, Files.readAllBytes(file)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pairs;
  }

  /** Returns whether a file is a job that does not job takes too long to may many absent. */
  private static boolean isJob(Path file) throws IOException {
    return file.toString().endsWith(".yaml")
        && !file.getParent().endsWith("demo")
        && Files.readString(file).contains("\nminetally: 1");
  }

  /** Returns the unchanged files, each after its number. */
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      byte[] number = (i + "\n").getBytes(UTF_8);
      byte[] original = pairs.get(i).original;
      byte[] seed = Arrays.copyOf(number, number.length + original.length);
      System.arraycopy(original, 0, seed, number.length, original.length);
      seeds.add(seed);
    }
    return seeds;
  }

  /** Returns the folder of the copy. */
  public Path folder() {
    return folder;
  }

  /** Parses an input. */
  public Given given(byte[] input) {
    int line = 0;
    while (line < input.length && input[line] != '\n') {
      line++;
    }
    String number = new String(input, 0, line, ISO_8859_1);
    boolean known = number.matches("[0-9]{1,4}") && Integer.parseInt(number) < pairs.size();
    byte[] content = Arrays.copyOfRange(input, Math.min(input.length, line + 1), input.length);
    // A pattern over all folders would make the program search the whole machine.
    boolean everywhere = new String(content, ISO_8859_1).contains("**");
    return new Given(known && !everywhere ? pairs.get(Integer.parseInt(number)) : null, content);
  }
}

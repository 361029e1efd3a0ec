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
 * A copy of the constructed jobs, of which an input replaces one file. An input's first line is the
 * number of a job and a file of it.
 */
public final class JobFiles {

  private static final int LONGEST = 32 << 10;

  private final Path folder;
  private final List<Pair> pairs;

  /**
   * A job, and a file in its folder that is replaced.
   *
   * @param original the file's bytes before
   */
  @SuppressWarnings("ArrayRecordComponent") // two are never compared
  public record Pair(Path job, Path file, byte[] original) {}

  /** An input taken apart; {@code pair} is null if it names none. */
  @SuppressWarnings("ArrayRecordComponent") // two are never compared
  public record Given(Pair pair, byte[] content) {}

  /** Jobs with those of their files whose name passes. */
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

  /** The demo's job takes too long to be run many times. */
  private static boolean isJob(Path file) throws IOException {
    return file.toString().endsWith(".yaml")
        && !file.getParent().endsWith("demo")
        && Files.readString(file).contains("\nminetally: 1");
  }

  /** The files as they are, each after its number. */
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

  /** The folder that holds all. */
  public Path folder() {
    return folder;
  }

  /** What an input says. */
  public Given given(byte[] input) {
    int line = 0;
    while (line < input.length && input[line] != '\n') {
      line++;
    }
    String number = new String(input, 0, line, ISO_8859_1);
    boolean known = number.matches("[0-9]{1,4}") && Integer.parseInt(number) < pairs.size();
    byte[] content = Arrays.copyOfRange(input, Math.min(input.length, line + 1), input.length);
    // A pattern over all folders may walk the whole machine; that is what it says.
    boolean everywhere = new String(content, ISO_8859_1).contains("**");
    return new Given(known && !everywhere ? pairs.get(Integer.parseInt(number)) : null, content);
  }
}

package org.minetally.init;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.init.FieldScore.Result;

/**
 * Scores {@code init} on files that were constructed without knowledge of its code, in the style of
 * public ones: every fifth in the gate, all in {@code mvn verify -Pnightly}. The system property
 * {@code minetally.init.score} names another folder to score.
 */
class InitScoreTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));
  private static final Path DOCUMENT = ROOT.resolve("docs/evidence/init.md");
  private static final String BEGIN = "<!-- scores: begin (written by InitScoreTest) -->\n";
  private static final boolean UPDATE = Boolean.getBoolean("minetally.golden.update");
  private static final boolean ALL = UPDATE || Integer.getInteger("minetally.tests.rounds", 1) > 1;
  private static final String END = "<!-- scores: end -->\n";

  @TempDir private Path folder;

  /** The scores of a folder: a table, and a line for each field that was not found. */
  private record Scored(String table, List<String> details, int wrong) {}

  private Scored score(List<Path> files) throws Exception {
    List<String> table = new ArrayList<>();
    table.add("| file | found | of which marked | different, but marked | missed | wrong |");
    table.add("| --- | --- | --- | --- | --- | --- |");
    List<String> details = new ArrayList<>();
    Map<Result, Integer> total = new EnumMap<>(Result.class);
    int number = 0;
    for (Path file : files) {
      Map<Result, Integer> counts = new EnumMap<>(Result.class);
      number++;
      for (FieldScore score : FileScore.of(file, folder.resolve("job-" + number))) {
        counts.merge(score.result(), 1, Integer::sum);
        total.merge(score.result(), 1, Integer::sum);
        if (score.result().compareTo(Result.MARKED) >= 0) {
          details.add(
              "%s %s: %s: %s"
                  .formatted(score.result(), file.getFileName(), score.field(), score.detail()));
        }
      }
      table.add(row("`" + file.getFileName() + "`", counts));
    }
    table.add(row("all " + number, total));
    return new Scored(
        String.join("\n", table) + "\n", details, total.getOrDefault(Result.WRONG, 0));
  }

  private static String row(String name, Map<Result, Integer> counts) {
    int marked = counts.getOrDefault(Result.FOUND_MARKED, 0);
    return "| %s | %d | %d | %d | %d | %d |"
        .formatted(
            name,
            counts.getOrDefault(Result.FOUND, 0) + marked,
            marked,
            counts.getOrDefault(Result.MARKED, 0),
            counts.getOrDefault(Result.MISSED, 0),
            counts.getOrDefault(Result.WRONG, 0));
  }

  @Test
  void marksEveryWrongGuess() throws Exception {
    List<Path> files = FileScore.files(ROOT.resolve("testdata/init"));
    if (!ALL) {
      statesNothingWrong(every(5, files));
      return;
    }
    Scored scored = score(files);
    String document = Files.readString(DOCUMENT);
    int from = document.indexOf(BEGIN) + BEGIN.length();
    String updated =
        document.substring(0, from)
            + "\n"
            + scored.table()
            + "\n"
            + document.substring(document.indexOf(END));
    if (UPDATE) {
      Files.writeString(DOCUMENT, updated);
    }
    assertThat(String.join("\n", scored.details()), scored.wrong(), is(0));
    assertThat(Files.readString(DOCUMENT), is(updated));
  }

  /** Compares the row of each file with that in the document. */
  private void statesNothingWrong(List<Path> files) throws Exception {
    Scored scored = score(files);
    assertThat(String.join("\n", scored.details()), scored.wrong(), is(0));
    List<String> rows = scored.table().lines().skip(2).limit(files.size()).toList();
    assertThat(rows.size(), is(files.size()));
    List<String> document = Files.readString(DOCUMENT).lines().toList();
    assertThat(rows, everyItem(is(in(document))));
  }

  private static List<Path> every(int step, List<Path> files) {
    return IntStream.range(0, files.size())
        .filter(i -> i % step == 0)
        .mapToObj(files::get)
        .toList();
  }

  @Test
  void scoresAnotherFolder() throws Exception {
    String other = System.getProperty("minetally.init.score");
    Assumptions.assumeTrue(other != null, "set minetally.init.score to the folder to score");
    Scored scored = score(FileScore.files(Path.of(other)));
    System.out.println(scored.table());
    scored.details().forEach(System.out::println);
  }
}

package org.minetally.contract;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a reader's process does: for each line {@code snapshot TAB questions} on its standard input
 * it opens the snapshot, answers each question with lines, and ends with {@link #END}.
 *
 * <p>A question is {@code types TAB table} or {@code sql TAB table TAB statement}, a line each.
 */
public final class ReaderLoop {

  static final String END = "-- end";
  private static final int PLACES = 6;

  private ReaderLoop() {}

  /** Answers until the standard input ends. */
  public static void run(ReaderEngine engine, PrintStream out) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Set<String> seen = new HashSet<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] asked = line.split("\t", 0);
      boolean again = !seen.add(asked[0]);
      for (String answer :
          answers(engine, Path.of(asked[0]), Files.readAllLines(Path.of(asked[1])), again)) {
        out.println(answer);
      }
      out.println(END);
      out.flush();
    }
    engine.close();
  }

  /** A reader's answers to all questions. */
  static List<String> answers(
      ReaderEngine engine, Path snapshot, List<String> questions, boolean again) throws Exception {
    List<String> tables =
        questions.stream().map(question -> question.split("\t", 0)[1]).distinct().toList();
    engine.open(snapshot, tables, again);
    List<String> answers = new ArrayList<>();
    for (String question : questions) {
      String[] parts = question.split("\t", 0);
      if (parts[0].equals("types")) {
        engine.types(parts[1]).forEach(column -> answers.add(parts[1] + "\tis\t" + column));
      } else {
        for (List<Object> row : engine.query(parts[2])) {
          answers.add(
              parts[1] + "\t" + String.join("\t", row.stream().map(ReaderLoop::text).toList()));
        }
      }
    }
    return answers;
  }

  private static String text(Object value) {
    if (value == null) {
      return "NULL";
    }
    if (!(value instanceof Number)) {
      return value.toString();
    }
    BigDecimal number = new BigDecimal(value.toString()).setScale(PLACES, RoundingMode.HALF_EVEN);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}

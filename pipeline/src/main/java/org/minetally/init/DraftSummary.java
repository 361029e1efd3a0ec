package org.minetally.init;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minetally.internal.text.Excerpt;

/**
 * The summary of a draft for the terminal: what was guessed, what to check, and what to do next.
 */
record DraftSummary(Draft draft, Study study) {

  List<String> lines(List<String> checks, List<Trial> trials) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d records%s; dataset: %s",
            draft.file(),
            study.sample().rows(),
            study.sample().whole() ? "" : " examined, not all",
            String.join(" and ", study.guesses().stream().map(g -> g.dataset().label()).toList())));
    charset(lines);
    study.guesses().forEach(guess -> columns(guess, lines));
    lines.addAll(end(draft, checks, trials));
    return lines;
  }

  /** Returns what to check, how many records can be read, and the next command. */
  static List<String> end(Draft draft, List<String> checks, List<Trial> trials) {
    List<String> lines = new ArrayList<>();
    checks.forEach(check -> lines.add("  CHECK: " + check));
    lines.add("");
    for (Trial trial : trials) {
      String filtered =
          trial.filtered() == 0
              ? ""
              : String.format(Locale.ROOT, "; %,d of them are filtered", trial.filtered());
      lines.add(
          String.format(
              Locale.ROOT,
              "  %,d of %,d records can be read this way%s",
              trial.read() - trial.rejected(),
              trial.read(),
              filtered));
    }
    lines.add("");
    lines.add("Wrote " + draft.job() + ".");
    if (checks.isEmpty()) {
      lines.add("Nothing is marked CHECK, but read the job file before you publish.");
    } else {
      boolean rejected = trials.stream().anyMatch(trial -> trial.rejected() > 0);
      lines.add(
          "%s marked CHECK in it: decide them%s."
              .formatted(
                  checks.size() == 1 ? "1 line is" : Words.counted(checks.size(), "line") + " are",
                  rejected ? ", or a run publishes nothing" : ""));
    }
    lines.add("Next: minetally " + (checks.isEmpty() ? "run " : "explain ") + draft.job());
    return lines;
  }

  private void charset(List<String> lines) {
    Set<Integer> hidden = new HashSet<>();
    study
        .guesses()
        .forEach(
            guess ->
                guess.personal().forEach(m -> hidden.add(guess.sample().position(m.column()))));
    List<String> text = study.file().lines(hidden);
    if (!text.isEmpty()) {
      lines.add(
          "  charset %s; two lines read in it (declare another with --charset):"
              .formatted(study.file().format().dialect().charsetName()));
      text.forEach(line -> lines.add("    " + line));
    }
  }

  private void columns(Guess guess, List<String> lines) {
    if (study.guesses().size() > 1) {
      lines.add("  " + guess.dataset().label() + ":");
    }
    int width =
        guess.sample().columns().stream()
            .filter(column -> !guess.unused().contains(column))
            .mapToInt(column -> column.name().length())
            .max()
            .orElse(0);
    for (Meaning meaning : guess.all()) {
      lines.add(
          "  %s  %s (%s)"
              .formatted(
                  Words.padded(meaning.column().name(), width),
                  Words.plain(meaning.role()),
                  meaning.why()));
    }
    for (Places.Level level : guess.places().levels()) {
      level.code().ifPresent(c -> lines.add(place(c, width, level, " code")));
      level.name().ifPresent(c -> lines.add(place(c, width, level, "")));
    }
    guess
        .parts()
        .columns()
        .forEach(
            column ->
                lines.add(
                    "  %s  a part by %s"
                        .formatted(Words.padded(column.name(), width), guess.parts().dimension())));
    guess
        .personal()
        .forEach(
            meaning ->
                lines.add(
                    "  "
                        + Words.padded(meaning.column().name(), width)
                        + "  personal: never shown"));
    if (!guess.unused().isEmpty()) {
      lines.add(
          "  not used: " + Excerpt.list(guess.unused().stream().map(SampledColumn::name).toList()));
    }
  }

  private static String place(SampledColumn column, int width, Places.Level level, String code) {
    return "  %s  %s%s (%s)"
        .formatted(Words.padded(column.name(), width), level.label(), code, level.why());
  }
}

package org.minetally.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.minetally.aliases.UnmatchedPlace;
import org.minetally.internal.text.Excerpt;
import org.minetally.job.Job;
import org.minetally.region.Alias;

/** Prints unmatched names with suggestions, and what to do next. */
final class AliasesText {

  /** The number of names that are listed; a CSV file has all of them. */
  private static final int MOST = 50;

  private final PrintWriter out;

  AliasesText(PrintWriter out) {
    this.out = out;
  }

  /**
   * Lists names, each with its suggestions.
   *
   * @param matchNow the number of names that match since the run, which are not listed
   */
  void list(List<UnmatchedPlace> places, int matchNow, Path job) {
    if (places.isEmpty()) {
      out.println(matchNow == 0 ? "All place names of the last run match." : "unmatched names: 0");
    } else {
      long records = places.stream().mapToLong(UnmatchedPlace::records).sum();
      out.println(
          String.format(
              Locale.ROOT, "unmatched names: %,d, in %,d records", places.size(), records));
      List<String[]> rows = new ArrayList<>();
      rows.add(new String[] {"records", "level", "within", "name", "suggestion", "id"});
      places.stream().limit(MOST).forEach(place -> add(place, rows));
      print(rows);
      if (places.size() > MOST) {
        out.println(
            String.format(
                Locale.ROOT, "and %,d more; --csv FILE has all of them", places.size() - MOST));
      }
    }
    if (matchNow > 0) {
      out.println(
          String.format(
              Locale.ROOT,
              "names that match since the last run: %,d; run the job again",
              matchNow));
    }
    if (!places.isEmpty()) {
      out.println();
      out.println("To accept a suggestion:  minetally aliases " + job + " --accept ID");
      out.println("To review them in a file: minetally aliases " + job + " --csv FILE");
    }
  }

  private static void add(UnmatchedPlace place, List<String[]> rows) {
    String[] name = {
      String.format(Locale.ROOT, "%,d", place.records()),
      place.key().level(),
      place.parentName(),
      place.key().name().isEmpty() ? "(personal column)" : Excerpt.of(place.key().name()),
      place.isAmbiguous() ? "several regions match" : "no similar region",
      ""
    };
    if (place.suggestions().isEmpty() || place.isAmbiguous()) {
      rows.add(name);
      return;
    }
    String[] row = name;
    for (UnmatchedPlace.Suggestion suggestion : place.suggestions()) {
      row[4] = "%s (%s)".formatted(Excerpt.of(suggestion.region()), suggestion.code());
      row[5] = suggestion.id();
      rows.add(row);
      row = new String[] {"", "", "", "", "", ""};
    }
  }

  private void print(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - row[i].length());
        line.append("  ").append(i == 0 ? space + row[i] : row[i] + space);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** Says what to do with a file of suggestions. */
  void written(Path csv, int names, Path job) {
    out.println(String.format(Locale.ROOT, "Wrote %,d names to %s.", names, csv));
    out.println("Write yes in the column accept of each right row, save it as CSV, then run:");
    out.println("  minetally aliases " + job + " --accept " + csv);
  }

  /** Lists the added lines and says what to do next. */
  void added(List<Alias> added, Path file, Job job, Path jobFile) {
    if (added.isEmpty()) {
      out.println(file + " already has these aliases; nothing was added.");
    } else {
      out.println(String.format(Locale.ROOT, "Added to %s:", file));
      added.forEach(
          line -> out.println("  %s,%s,%s".formatted(line.level(), line.code(), line.name())));
    }
    out.println();
    if (job.gazetteer().options().aliases().isEmpty()) {
      Path folder = jobFile.toAbsolutePath().getParent();
      Path shown =
          file.toAbsolutePath().startsWith(folder)
              ? folder.relativize(file.toAbsolutePath())
              : file;
      out.println("The job does not read this file yet. Add to its gazetteer:");
      out.println("  aliases: " + shown);
      out.println("Then run it again:");
    } else {
      out.println("Run the job again:");
    }
    out.println("  minetally run " + jobFile);
  }
}

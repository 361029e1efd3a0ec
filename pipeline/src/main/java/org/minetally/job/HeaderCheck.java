package org.minetally.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.unpivot.UnpivotException;
import org.minetally.mapping.internal.RowRecords;
import org.minetally.model.Dimension;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.Profile;
import org.minetally.storage.Location;

/**
 * Checks a profile against the header of a file.
 *
 * @param columns for each column that the profile names, the position where it is first named
 * @param profile the profile
 * @param file a file that the profile describes
 * @param headings the columns of the file
 */
record HeaderCheck(
    Map<String, Job.Place> columns, Profile profile, Location file, Headings headings) {

  private static final int MOST_SHOWN = 2000;

  /**
   * Returns a problem for each column that the profile names and that the header lacks or has more
   * than once, and for each personal column whose values would be published.
   */
  public List<Problem> problems() {
    Headings records;
    try {
      records = RowRecords.headings(profile, headings);
    } catch (UnpivotException e) {
      return List.of(
          columns
              .get(profile.unpivot().values().get(0))
              .problem(e.getMessage() + " (" + file + ")", ""));
    }
    return new HeaderCheck(columns, profile, file, records).problemsOfRecords();
  }

  private List<Problem> problemsOfRecords() {
    List<Map.Entry<String, Job.Place>> named =
        columns.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, Job.Place> column : named) {
      check(column.getKey(), column.getValue()).ifPresent(problems::add);
      if (!problems.isEmpty() && isWhole()) {
        return problems; // The other columns are missing for the same reason.
      }
    }
    checkPersonal(problems);
    return problems;
  }

  private Optional<Problem> check(String column, Job.Place place) {
    int found = headings.find(column);
    if (found == Headings.MISSING) {
      return Optional.of(missing(column, place));
    }
    if (found == Headings.AMBIGUOUS) {
      return Optional.of(
          place.problem(
              "ambiguous hashtag \"%s\": several columns of %s have it; use the name of the column"
                  .formatted(column, file),
              ""));
    }
    int times = Collections.frequency(headings.names(), column);
    return times < 2 || !headings.names().get(found).equals(column)
        ? Optional.empty()
        : Optional.of(
            place.problem(
                String.format(
                    Locale.ROOT,
                    "duplicate column \"%s\": it occurs %d times in the header of %s; rename all but one",
                    column,
                    times,
                    file),
                ""));
  }

  /** Returns whether the header looks like a line that was not split into columns. */
  private boolean isWhole() {
    return headings.names().size() == 1 && headings.names().get(0).matches("(?s).*[,;|\\t].*");
  }

  /** Returns the key to check if the header does not look like one. */
  private String hint() {
    // A blank after the separator is that of a sentence, in a title.
    if (isWhole() && headings.names().get(0).matches("(?s).*[,;|\\t]\\S.*")) {
      return "; check format.separator";
    }
    long named = headings.names().stream().filter(name -> !name.isEmpty()).count();
    return named <= 1 || 2 * named < headings.names().size()
        ? "; if the column names are in another row, set format.header_row"
        : "";
  }

  private Problem missing(String column, Job.Place place) {
    String obstacle = headings.unreadable().get(column);
    if (obstacle != null) {
      return place.problem(
          "column \"%s\" of %s cannot be read: it %s".formatted(column, file, obstacle), "");
    }
    List<String> tags = headings.tags().stream().filter(tag -> !tag.isEmpty()).toList();
    if (column.startsWith("#") && !tags.isEmpty()) {
      return place.problem(
          "no column of %s has exactly the hashtag \"%s\"; its hashtags are %s"
              .formatted(file, column, shown(tags)),
          Similar.to(column, tags));
    }
    return place.problem(
        "column \"%s\" is not in the header of %s; the header has %s%s"
            .formatted(column, file, shown(headings.names()), hint()),
        Similar.to(column, headings.names()));
  }

  /** Returns the names for a message, truncated because a file may have thousands of columns. */
  private static String shown(List<String> names) {
    String all = String.join(", ", names);
    return all.length() <= MOST_SHOWN
        ? all
        : all.substring(0, MOST_SHOWN) + "… (" + names.size() + " columns)";
  }

  /**
   * Checks that no kept label comes from a personal column, which can be named by its hashtag in
   * one place and by its name in another.
   */
  private void checkPersonal(List<Problem> problems) {
    for (Map.Entry<Dimension, LabelMapping> labels : profile.dimensions().entrySet()) {
      if (labels.getValue().otherwise() instanceof LabelMapping.Otherwise.Keep
          && labels.getValue().input() instanceof Input.Column column) {
        int published = headings.find(column.name());
        profile.personal().stream()
            .filter(name -> !name.equals(column.name()) && headings.find(name) == published)
            .sorted()
            .findFirst()
            .filter(name -> published >= 0)
            .ifPresent(
                name ->
                    problems.add(
                        columns
                            .get(column.name())
                            .problem(
                                "column \"%s\" is the personal column \"%s\", but its values would be published; use another column"
                                    .formatted(column.name(), name),
                                "")));
      }
    }
  }
}

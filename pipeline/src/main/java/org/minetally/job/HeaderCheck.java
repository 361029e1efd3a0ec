package org.minetally.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.format.internal.Headings;
import org.minetally.model.Dimension;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.Profile;
import org.minetally.storage.Location;

/**
 * Holds a profile against a file's header.
 *
 * @param columns where each column that the profile names is first named
 * @param profile the profile
 * @param file a file that it is for
 * @param headings the file's columns
 */
record HeaderCheck(
    Map<String, Job.Place> columns, Profile profile, Location file, Headings headings) {

  private static final int MOST_SHOWN = 2000;

  /** Columns that the profile names and the header does not have, or has twice. */
  public List<Problem> problems() {
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
              "several columns of %s have the hashtag \"%s\", so that it is not known which is meant"
                  .formatted(file, column),
              ""));
    }
    int times = Collections.frequency(headings.names(), column);
    return times < 2 || !headings.names().get(found).equals(column)
        ? Optional.empty()
        : Optional.of(
            place.problem(
                "column \"%s\" stands %d times in the header of %s, so that it is not known which is meant"
                    .formatted(column, times, file),
                ""));
  }

  /** Whether the header looks like one line that was not cut into columns. */
  private boolean isWhole() {
    return headings.names().size() == 1 && headings.names().get(0).matches("(?s).*[,;|\\t].*");
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
        "column \"%s\" is not in the header of %s, which has %s%s"
            .formatted(
                column,
                file,
                shown(headings.names()),
                isWhole() ? "; is format.separator right" : ""),
        Similar.to(column, headings.names()));
  }

  /** Names for a message: not the thousands that a file may have. */
  private static String shown(List<String> names) {
    String all = String.join(", ", names);
    return all.length() <= MOST_SHOWN
        ? all
        : all.substring(0, MOST_SHOWN) + "… (" + names.size() + " columns)";
  }

  /** A personal column can be named by its hashtag in one place and by its name in another. */
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
                                "the column \"%s\" is the personal column \"%s\", but here its values would be published"
                                    .formatted(column.name(), name),
                                "")));
      }
    }
  }
}

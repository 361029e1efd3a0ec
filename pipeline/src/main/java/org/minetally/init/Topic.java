package org.minetally.init;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minetally.internal.text.AsciiDigits;
import org.minetally.model.Dataset;

/** What the titles above a table, the name of its sheet and the name of its file say it counts. */
final class Topic {

  private static final List<Role> ROLES =
      List.of(Role.KILLED, Role.INJURED, Role.VICTIMS, Role.CLEARED, Role.ITEMS, Role.DEVICE);

  private Topic() {}

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)\\d\\d(?!\\d)");

  /** Returns the only year in the titles; empty if they have none or several. */
  static Optional<Integer> year(FileGuess file) {
    Set<Integer> years = new HashSet<>();
    titles(file)
        .forEach(
            title ->
                YEAR.matcher(AsciiDigits.of(title))
                    .results()
                    .forEach(year -> years.add(Integer.parseInt(year.group()))));
    return years.size() == 1 ? Optional.of(years.iterator().next()) : Optional.empty();
  }

  private static List<String> titles(FileGuess file) {
    List<String> titles = new ArrayList<>();
    int header = Math.max(1, file.format().headerRow());
    file.rows().stream()
        .filter(row -> row.number() < header)
        .forEach(row -> titles.addAll(row.texts()));
    titles.add(file.format().sheet());
    titles.add(file.path().substring(file.path().lastIndexOf('/') + 1).replaceAll("\\.\\w+$", ""));
    return titles;
  }

  /** Returns the first thing that any title names; empty if they name none. */
  static Optional<Role> of(FileGuess file, Lexicon lexicon) {
    return titles(file).stream()
        .filter(title -> !title.isBlank())
        .flatMap(
            title ->
                ROLES.stream()
                    .filter(role -> lexicon.score(title, role) >= HeaderWords.AMONG)
                    .limit(1))
        .findFirst();
  }

  /** Returns the dataset of a thing that is counted. */
  static Dataset dataset(Role role) {
    return role.isOfCasualties() ? Dataset.CASUALTIES : Dataset.DETECTIONS;
  }
}

package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.model.Dataset;

/** What the titles above a table, the name of its sheet and the name of its file say it counts. */
final class Topic {

  private static final List<Role> ROLES =
      List.of(Role.KILLED, Role.INJURED, Role.VICTIMS, Role.CLEARED, Role.ITEMS, Role.DEVICE);

  private Topic() {}

  /** Returns the first thing that any title names; empty if they name none. */
  static Optional<Role> of(FileGuess file, Lexicon lexicon) {
    List<String> titles = new ArrayList<>();
    int header = Math.max(1, file.format().headerRow());
    file.rows().stream()
        .filter(row -> row.number() < header)
        .forEach(row -> titles.addAll(row.texts()));
    titles.add(file.format().sheet());
    titles.add(file.path().substring(file.path().lastIndexOf('/') + 1).replaceAll("\\.\\w+$", ""));
    return titles.stream()
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

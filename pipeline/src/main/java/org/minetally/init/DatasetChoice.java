package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.model.Dataset;

/**
 * The datasets of a file, in the order of its sources; none if nothing in it is about people hurt
 * or ordnance.
 *
 * @param datasets the datasets
 * @param doubts what a person must check
 */
record DatasetChoice(List<Dataset> datasets, List<String> doubts) {

  DatasetChoice {
    datasets = List.copyOf(datasets);
    doubts = List.copyOf(doubts);
  }

  /**
   * Chooses the datasets.
   *
   * @param any a guess in which all roles are possible
   */
  static DatasetChoice of(Guess any, Guess finds, Optional<Kinds> kinds, Optional<Role> topic) {
    long people =
        any.all().stream()
                .filter(m -> m.role().isPeople() || m.role() == Role.OUTCOME)
                .filter(m -> m.score() > HeaderWords.INSIDE)
                .count()
            + any.sample().columns().stream().filter(c -> isPart(c, any.lexicon())).count() / 2;
    long found =
        any.all().stream()
                .filter(m -> m.role().isArea() || m.role() == Role.ITEMS)
                .filter(m -> m.score() > HeaderWords.INSIDE)
                .count()
            + finds.parts().columns().size();
    if (people > 0 && found > 0) {
      return kinds.isPresent()
          ? new DatasetChoice(List.of(Dataset.CASUALTIES, Dataset.DETECTIONS), List.of())
          : mixed(people >= found);
    }
    if (people > 0) {
      return new DatasetChoice(List.of(Dataset.CASUALTIES), doubts(any, true));
    }
    if (found > 0) {
      return new DatasetChoice(List.of(Dataset.DETECTIONS), doubts(any, false));
    }
    DatasetChoice weak = weak(any);
    return topic.isPresent() && weak.datasets().size() < 2
        ? new DatasetChoice(
            List.of(Topic.dataset(topic.get())),
            List.of("only a title, or the name of the sheet or file, says what is counted"))
        : weak;
  }

  /** Returns a doubt if no whole name of a column, but only a part of one, shows the dataset. */
  private static List<String> doubts(Guess any, boolean people) {
    boolean certain =
        any.all().stream()
            .filter(m -> people ? m.role().isOfCasualties() : m.role().isOfDetections())
            .anyMatch(m -> m.score() >= HeaderWords.NEAR);
    return certain ? List.of() : List.of("only parts of names of columns show it");
  }

  /** Returns whether a column counts a part of the people killed or injured. */
  private static boolean isPart(SampledColumn column, Lexicon lexicon) {
    return !lexicon.parts(column.name()).isEmpty()
        && List.of(Role.KILLED, Role.INJURED, Role.VICTIMS).stream()
            .anyMatch(role -> lexicon.score(column.name(), role) >= HeaderWords.AMONG);
  }

  private static DatasetChoice mixed(boolean people) {
    return new DatasetChoice(
        List.of(people ? Dataset.CASUALTIES : Dataset.DETECTIONS),
        List.of(
            "the file has columns about people hurt and about ordnance or land, but no column tells"
                + " the records apart"));
  }

  private static DatasetChoice weak(Guess any) {
    List<Role> persons = List.of(Role.SEX, Role.AGE, Role.STATUS, Role.AGE_YEARS, Role.INCIDENT);
    List<Role> things = List.of(Role.EVENT, Role.DEVICE, Role.MODEL);
    List<String> doubts = new ArrayList<>();
    if (persons.stream().anyMatch(role -> any.of(role).isPresent())) {
      doubts.add("no column counts people or states an outcome");
      return new DatasetChoice(List.of(Dataset.CASUALTIES), doubts);
    }
    if (things.stream().anyMatch(role -> any.of(role).isPresent())) {
      doubts.add("no column counts items or areas");
      return new DatasetChoice(List.of(Dataset.DETECTIONS), doubts);
    }
    return new DatasetChoice(List.of(), List.of());
  }
}

package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minetally.format.UnreadableInputException;
import org.minetally.model.Dataset;

/**
 * Everything that was found out about a file.
 *
 * @param file how it is written
 * @param sample its records
 * @param guesses what its columns mean, one for each dataset
 * @param kinds the column that separates several kinds of records, if any
 * @param leftovers its rows that are not records
 * @param wide its columns that are named after periods, if any
 * @param doubts what a person must check about the datasets
 */
record Study(
    FileGuess file,
    Sample sample,
    List<Guess> guesses,
    Optional<Kinds> kinds,
    Leftovers leftovers,
    Optional<WideColumns> wide,
    List<String> doubts) {

  Study {
    guesses = List.copyOf(guesses);
    doubts = List.copyOf(doubts);
  }

  /**
   * Studies a file.
   *
   * @param dataset the dataset of the file, if the operator named it
   * @throws UnreadableInputException if the file is not a table
   * @throws NoRecordsException if it has no records of either dataset
   */
  static Study of(FileGuess file, Optional<Dataset> dataset, Lexicon lexicon) {
    Sample whole = Sample.of(file.path(), file.format());
    Leftovers leftovers = Leftovers.of(whole, lexicon);
    Sample records = whole;
    if (!leftovers.isEmpty()) {
      Sample.Choice totals = without(whole, leftovers.totals());
      Sample.Choice notes = without(whole, leftovers.notes());
      records =
          whole.only(
              fields ->
                  totals.takes(fields)
                      && notes.takes(fields)
                      && !fields.stream().allMatch(String::isEmpty));
    }
    Optional<WideColumns> wide = WideColumns.of(records, lexicon);
    Sample plain =
        wide.isEmpty()
            ? records
            : records.withApart(
                wide.get().columns().stream().map(SampledColumn::name).collect(Collectors.toSet()));
    Guess any = Guess.of(plain, lexicon, null);
    Optional<Kinds> kinds = Kinds.of(records, lexicon).map(found -> found.decidedBy(any));
    DatasetChoice choice = choice(file, any, kinds, wide, dataset);
    List<Guess> guesses = new ArrayList<>();
    for (Dataset one : choice.datasets()) {
      Sample own = choice.datasets().size() > 1 ? only(plain, kinds.orElseThrow(), one) : plain;
      guesses.add(Guess.of(plain, own, lexicon, one));
    }
    if (guesses.stream().allMatch(guess -> guess.of(Role.YEAR).isEmpty())) {
      wide = wide.map(columns -> Topic.year(file).map(columns::in).orElse(columns));
    }
    Optional<Kinds> parts = kinds.isPresent() ? kinds : Kinds.ofOthers(records, lexicon);
    return new Study(file, records, guesses, parts, leftovers, wide, choice.doubts());
  }

  private static Sample.Choice without(Sample all, Optional<Leftovers.Rows> rows) {
    return rows.map(some -> all.with(some.column(), some.words(), false)).orElse(fields -> true);
  }

  private static DatasetChoice choice(
      FileGuess file,
      Guess any,
      Optional<Kinds> kinds,
      Optional<WideColumns> wide,
      Optional<Dataset> dataset) {
    if (dataset.isPresent()) {
      return new DatasetChoice(List.of(dataset.get()), List.of());
    }
    Sample records = any.sample();
    Lexicon lexicon = any.lexicon();
    DatasetChoice choice =
        DatasetChoice.of(
            any,
            Guess.of(records, lexicon, Dataset.DETECTIONS),
            kinds,
            wide.flatMap(w -> w.role(lexicon).or(() -> Topic.of(file, lexicon))));
    boolean certain = !choice.datasets().isEmpty() && choice.doubts().isEmpty();
    if (!certain && wide.isEmpty() && records.rows() > 0) {
      checkRecords(file, any, !choice.datasets().isEmpty());
    }
    if (!choice.datasets().isEmpty()) {
      return choice;
    }
    String doubt =
        file.polygons()
            ? "nothing but the polygons shows that the records are areas of work or hazards"
            : "no column is about people hurt, ordnance or land";
    Dataset likely =
        records.rows() == 0 || wide.isPresent() ? Dataset.CASUALTIES : Dataset.DETECTIONS;
    return new DatasetChoice(List.of(likely), List.of(doubt));
  }

  /**
   * Rejects a file that certainly has no records.
   *
   * @param likely whether something shows that it has records
   */
  private static void checkRecords(FileGuess file, Guess any, boolean likely) {
    RegionsOnly regions = new RegionsOnly(any);
    Optional<NoRecordsException.Kind> kind =
        file.polygons()
            ? Optional.of(NoRecordsException.Kind.BOUNDARIES).filter(k -> regions.areBoundaries())
            : regions.kind(likely);
    if (kind.isPresent()) {
      throw NoRecordsException.of(kind.get(), file.path(), any.sample().rows());
    }
  }

  private static Sample only(Sample records, Kinds kinds, Dataset dataset) {
    List<String> words = dataset == Dataset.CASUALTIES ? kinds.casualties() : kinds.detections();
    return records.only(records.with(kinds.column(), words, true));
  }

  /** Returns the column with the polygons of the records, if there is one. */
  Optional<String> polygons() {
    if (file.polygons()) {
      return Optional.of(Polygons.COLUMN);
    }
    return sample.columns().stream()
        .filter(column -> sample.isReachable(column) && Polygons.areText(column))
        .map(SampledColumn::name)
        .findFirst();
  }

  /** Returns what a title, or the name of the sheet or file, says that the file counts. */
  Optional<Role> topic() {
    return Topic.of(file, guesses.get(0).lexicon());
  }
}

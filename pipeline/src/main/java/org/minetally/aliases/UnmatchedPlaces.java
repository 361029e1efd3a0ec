package org.minetally.aliases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.RowGroup;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.publish.OutputLayout;

/** Reads the table {@code unmatched_names} of a snapshot. */
public final class UnmatchedPlaces {

  private static final String TABLE = "unmatched_names";
  private static final List<String> TEXTS =
      List.of(
          "source_id",
          "region_level",
          "parent_code",
          "parent_name",
          "name",
          "problem",
          "suggestion_1",
          "suggestion_2",
          "suggestion_3");

  private final Map<UnmatchedPlace.Key, UnmatchedPlace> places = new LinkedHashMap<>();

  private UnmatchedPlaces() {}

  /**
   * Returns the names of all sources, the most frequent first.
   *
   * @param snapshot the folder of the snapshot
   */
  public static List<UnmatchedPlace> read(Path snapshot) throws IOException {
    Path folder = OutputLayout.table(snapshot, TABLE);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    UnmatchedPlaces read = new UnmatchedPlaces();
    try (WrittenTable table = WrittenTable.open(folder)) {
      for (int group = 0; group < table.rowGroups(); group++) {
        read.add(table.rowGroup(group));
      }
    }
    List<UnmatchedPlace> sorted = new ArrayList<>(read.places.values());
    sorted.sort(
        Comparator.comparing((UnmatchedPlace place) -> -place.records())
            .thenComparing(place -> place.key().level())
            .thenComparing(place -> place.key().parentCode())
            .thenComparing(place -> place.key().name()));
    return List.copyOf(sorted);
  }

  private void add(RowGroup rows) {
    Map<String, ColumnCursor> columns = new HashMap<>();
    TEXTS.forEach(name -> columns.put(name, rows.column(name)));
    ColumnCursor records = rows.column("records");
    for (long row = 0; row < rows.rows(); row++) {
      Map<String, String> texts = new HashMap<>();
      columns.forEach((name, value) -> texts.put(name, value.isNull() ? "" : value.text()));
      add(texts, records.isNull() ? 0 : records.number());
      columns.values().forEach(ColumnCursor::advance);
      records.advance();
    }
  }

  private void add(Map<String, String> row, long records) {
    UnmatchedPlace.Key key =
        new UnmatchedPlace.Key(row.get("region_level"), row.get("parent_code"), row.get("name"));
    List<UnmatchedPlace.Suggestion> suggestions = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      UnmatchedPlace.Suggestion.of(key, row.get("suggestion_" + i)).ifPresent(suggestions::add);
    }
    places.merge(
        key,
        new UnmatchedPlace(
            key,
            row.get("parent_name"),
            row.get("problem").equals("ambiguous"),
            records,
            Set.of(row.get("source_id")),
            suggestions),
        UnmatchedPlaces::both);
  }

  private static UnmatchedPlace both(UnmatchedPlace one, UnmatchedPlace other) {
    Set<String> sources = new TreeSet<>(one.sources());
    sources.addAll(other.sources());
    return new UnmatchedPlace(
        one.key(),
        one.parentName(),
        one.isAmbiguous() || other.isAmbiguous(),
        Math.addExact(one.records(), other.records()),
        sources,
        one.suggestions().isEmpty() ? other.suggestions() : one.suggestions());
  }
}

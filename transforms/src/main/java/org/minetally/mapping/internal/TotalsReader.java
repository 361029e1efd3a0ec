package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.text.Excerpt;
import org.minetally.profile.NumberForm;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.TotalsRows;
import org.minetally.region.Gazetteer;

/** Decides whether a record is a total of others. Each distinct word is tested once. */
final class TotalsReader {

  private final List<Test> tests = new ArrayList<>();
  private SourceColumn total;

  /** Tests whether a column's word makes a record a total. */
  private static final class Test {
    private final SourceColumn column;
    private final Predicate<String> isTotal;
    private final BitSet decided = new BitSet();
    private final BitSet totals = new BitSet();
    private WordTable words = new WordTable();

    Test(SourceColumn column, Predicate<String> isTotal) {
      this.column = column;
      this.isTotal = isTotal;
    }

    boolean passes(SourceRecord record) {
      column.locate(record);
      if (words.isLarge()) {
        words = new WordTable();
        decided.clear();
      }
      int word = words.number(record.bytes(), column.from(), column.to());
      if (!decided.get(word)) {
        decided.set(word);
        totals.set(word, isTotal.test(column.text(record.bytes())));
      }
      return totals.get(word);
    }
  }

  TotalsReader(Profile profile, SourceColumn.Header header, Gazetteer gazetteer) {
    TotalsRows totals = profile.totals();
    if (!totals.column().isEmpty()) {
      ListedWords.Part listed = header.words().of("totals_rows", totals.words());
      Set<String> words =
          totals.words().stream()
              .map(SourceColumn::composed)
              .collect(Collectors.toUnmodifiableSet());
      tests.add(
          new Test(
              header.column(totals.column()),
              text -> {
                String folded = TotalsRows.folded(text);
                listed.occurred(folded);
                return words.contains(folded);
              }));
    }
    if (totals.parentCodes()) {
      for (RegionColumns place : profile.regions()) {
        if (!place.code().isEmpty()) {
          tests.add(
              new Test(
                  header.column(place.code()),
                  text -> isParent(text, place, profile.numbers(), gazetteer)));
        }
      }
    }
  }

  /**
   * Returns whether a code belongs to a level above the column's level but not to that level
   * itself.
   */
  private static boolean isParent(
      String text, RegionColumns place, NumberForm numbers, Gazetteer gazetteer) {
    int own = gazetteer.levelIndex(place.level());
    CodeForm codes = new CodeForm(place.pad(), numbers);
    return codes.find(gazetteer, own, text) < 0
        && IntStream.range(0, own).anyMatch(level -> codes.isCode(gazetteer, level, text));
  }

  boolean isTotal(SourceRecord record) {
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i).passes(record)) {
        total = tests.get(i).column;
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the column and value by which the record was filtered, for the record counts. A
   * personal value is not shown.
   */
  String filteredBy(SourceRecord record) {
    String text = TotalsRows.folded(total.text(record.bytes()));
    return "totals row " + Excerpt.of(total.name()) + "=" + Excerpt.of(total.shown(text));
  }
}

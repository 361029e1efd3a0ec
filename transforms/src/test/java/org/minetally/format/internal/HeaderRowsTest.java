package org.minetally.format.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeaderRowsTest {

  private static HeaderRows rows(String... rows) {
    return new HeaderRows(Arrays.stream(rows).map(row -> List.of(row.split(",", -1))).toList());
  }

  @Test
  void joinsNamesFromTopToBottom() {
    assertThat(
        rows("Place,,Killed,,Total", "Region,District,Men,Women,").names(),
        is(List.of("Place Region", "Place District", "Killed Men", "Killed Women", "Total")));
  }

  @Test
  void keepsNamesThatAreInOneRowOnly() {
    assertThat(
        rows(",,Killed,", "Region,District,Men,Women").names(),
        is(List.of("Region", "District", "Killed Men", "Killed Women")));
    assertThat(
        rows("Region,District,Killed,", ",,Men,Women").names(),
        is(List.of("Region", "District", "Killed Men", "Killed Women")));
  }

  @Test
  void continuesMergedCellsOnlyAboveNames() {
    // A column without any name has none; it is not a part of the merged cell to its left.
    assertThat(
        rows("Killed,,", "Men,Women,").names(), is(List.of("Killed Men", "Killed Women", "")));
  }

  @Test
  void continuesMergedCellsOfThreeRowsWithinTheirGroup() {
    assertThat(
        rows("Victims,,,,Area,", "Killed,,Injured,,,", "Men,Women,Men,Women,m2,ha").names(),
        is(
            List.of(
                "Victims Killed Men",
                "Victims Killed Women",
                "Victims Injured Men",
                "Victims Injured Women",
                "Area m2",
                "Area ha")));
  }

  @Test
  void padsShorterRows() {
    assertThat(rows("Killed", "Men,Women").names(), is(List.of("Killed Men", "Killed Women")));
  }

  @Test
  void findsDuplicateName() {
    assertThat(rows("Killed,Killed", "Men,Men").duplicate(), is(Optional.of("Killed Men")));
    assertThat(rows("Killed,,", "Men,,").duplicate(), is(Optional.empty()));
  }
}

package org.minetally.format.internal.unpivot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.unpivot.Unpivot.Block;
import org.minetally.format.internal.unpivot.Unpivot.Columns;
import org.minetally.format.internal.unpivot.Unpivot.Labeled;

class UnpivotedColumnsTest {

  private static final Headings YEARS =
      Headings.of(List.of("Province", "2018", "2019", "2020", "Total"));

  private static Columns listed(String... names) {
    return new Columns.Listed(Arrays.stream(names).map(name -> new Labeled(name, name)).toList());
  }

  private static Columns matching(String pattern) {
    return new Columns.Matching(new NamePattern(pattern));
  }

  private static Block block(Columns columns, String... except) {
    return new Block(columns, Set.of(except), List.of("year"), "killed");
  }

  private static Unpivot unpivot(Block... blocks) {
    return new Unpivot(List.of(blocks), false);
  }

  private static List<String> records(Headings file, Block... blocks) {
    return UnpivotedColumns.of(unpivot(blocks), file).records().stream()
        .map(record -> String.join("/", record.labels()) + " " + record.names())
        .toList();
  }

  private static String mistake(Headings file, Block... blocks) {
    return assertThrows(UnpivotException.class, () -> UnpivotedColumns.of(unpivot(blocks), file))
        .getMessage();
  }

  @Test
  void dividesColumnsByListPatternOrRange() {
    List<String> expected = List.of("2018 [2018]", "2019 [2019]", "2020 [2020]");
    assertThat(records(YEARS, block(listed("2018", "2019", "2020"))), is(expected));
    assertThat(records(YEARS, block(matching("20*"))), is(expected));
    assertThat(records(YEARS, block(new Columns.Range("2018", "2020"))), is(expected));
  }

  @Test
  void keepsOtherColumnsBeforeLabelAndValue() {
    UnpivotedColumns columns = UnpivotedColumns.of(unpivot(block(matching("20*"))), YEARS);
    assertThat(columns.headings().names(), is(List.of("Province", "Total", "year", "killed")));
    assertThat(columns.kept(), is(List.of(0, 4)));
  }

  @Test
  void extractsLabelsFromPlaceholders() {
    Headings file = Headings.of(List.of("Province", "Men (2019)", "Women (2019)", "Men (2020)"));
    Block block = new Block(matching("{sex} ({year})"), Set.of(), List.of("sex", "year"), "killed");
    assertThat(
        records(file, block),
        is(List.of("Men/2019 [Men (2019)]", "Women/2019 [Women (2019)]", "Men/2020 [Men (2020)]")));
    assertThat(((Columns.Matching) block.columns()).pattern().placeholders(), is(block.labels()));
  }

  @Test
  void joinsColumnsOfSeveralBlocksByLabel() {
    Headings file = Headings.of(List.of("Province", "Killed 2019", "Injured 2019", "Killed 2020"));
    assertThat(
        records(
            file,
            block(matching("Killed {year}")),
            new Block(matching("Injured {year}"), Set.of(), List.of("year"), "injured")),
        is(List.of("2019 [Killed 2019, Injured 2019]", "2020 [Killed 2020, ]")));
  }

  @Test
  void refusesPatternThatCanBeReadInSeveralWays() {
    Headings file = Headings.of(List.of("x", "North East 2019"));
    Block block =
        new Block(matching("{province} {year}"), Set.of(), List.of("province", "year"), "killed");
    assertThat(
        mistake(file, block),
        is(
            "column \"North East 2019\" matches \"{province} {year}\" in several ways; list the"
                + " columns, each with its label"));
  }

  @Test
  void refusesSelectionWithoutColumns() {
    assertThat(
        mistake(YEARS, block(matching("19*"))),
        is("no column of the header matches \"19*\"; it has Province, 2018, 2019, 2020, Total"));
    assertThat(
        mistake(YEARS, block(listed("2017"))),
        is(
            "unpivot names a column \"2017\", which is not in the header; it has Province, 2018,"
                + " 2019, 2020, Total"));
    assertThat(
        mistake(YEARS, block(new Columns.Range("2020", "2018"))),
        is("column \"2020\" comes after column \"2018\"; exchange from and to"));
  }

  @Test
  void refusesYearThatIsLeftOut() {
    assertThat(
        mistake(YEARS, block(listed("2018", "2019"))),
        is(
            "column \"2020\" is a year but is not unpivoted; add it to the columns of unpivot, or"
                + " to except if its figures must not count"));
    assertThat(
        records(YEARS, block(listed("2018", "2019"), "2020")),
        is(List.of("2018 [2018]", "2019 [2019]")));
    assertThat(
        records(YEARS, block(matching("20*"), "2018")), is(List.of("2019 [2019]", "2020 [2020]")));
    assertThat(
        mistake(YEARS, block(matching("20*"), "2081")),
        is(
            "except names a column \"2081\", which is not in the header; it has Province, 2018,"
                + " 2019, 2020, Total"));
  }

  @Test
  void refusesAmbiguousColumns() {
    assertThat(
        mistake(Headings.of(List.of("p", "2018", "2018")), block(matching("20*"))),
        is("duplicate column \"2018\": rename all but one"));
    assertThat(
        mistake(Headings.of(List.of("p", "", "2018")), block(new Columns.Range("p", "2018"))),
        is("unpivot includes a column without a name; correct from and to"));
    assertThat(
        mistake(YEARS, block(matching("20*")), block(listed("2019"))),
        is("column \"2019\" is unpivoted twice"));
    assertThat(
        mistake(
            Headings.of(List.of("p", "a 2018", "b 2018")),
            block(
                new Columns.Listed(
                    List.of(new Labeled("a 2018", "2018"), new Labeled("b 2018", "2018"))))),
        is(
            "columns \"a 2018\" and \"b 2018\" have the same label \"2018\"; list the columns, each"
                + " with its label"));
    assertThat(
        mistake(Headings.of(List.of("year", "2018")), block(matching("20*"))),
        is("the header already has a column \"year\"; choose another name for the unpivoted one"));
  }

  @Test
  void findsColumnsByHashtag() {
    Headings file =
        new Headings(
            List.of("Province", "A", "B"), List.of("#adm1", "#affected+y2018", "#affected+y2019"));
    UnpivotedColumns columns =
        UnpivotedColumns.of(
            unpivot(
                block(
                    new Columns.Listed(
                        List.of(
                            new Labeled("#affected +y2018", "2018"),
                            new Labeled("#affected +y2019", "2019"))))),
            file);
    assertThat(columns.headings().tags(), is(List.of("#adm1", "", "")));
    assertThat(columns.records().get(1).names(), is(List.of("B")));
  }
}

package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.region.internal.AttributeColumns;
import org.minetally.region.internal.AttributeColumns.Area;
import org.minetally.region.internal.AttributeColumns.AreaUnit;
import org.minetally.region.internal.AttributeColumns.PopulationOfYear;
import org.minetally.region.internal.AttributeColumns.PopulationOfYears;
import org.minetally.region.internal.AttributeColumns.Values;
import org.minetally.region.internal.AttributeValue;

class AttributeCsvTest {

  private static final Values LIST = new PopulationOfYear("year", "population");
  private static final Values KM2 = new Area("area", AreaUnit.KM2);

  private static List<AttributeValue> read(Values values, String text) {
    return read(new AttributeColumns("code", "level", false, "", values), text);
  }

  private static List<AttributeValue> read(AttributeColumns columns, String text) {
    try {
      return GazetteerCsv.readAttribute(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "file.csv", columns);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> problems(Values values, String text) {
    return assertThrows(GazetteerException.class, () -> read(values, text)).problems();
  }

  private static List<Long> areas(AreaUnit unit, String... texts) {
    String text = "code,area\n01," + String.join("\n01,", texts) + "\n";
    return read(new Area("area", unit), text).stream().map(AttributeValue::value).toList();
  }

  @Test
  void readsPopulationOfOneYearPerLine() {
    assertThat(
        read(LIST, "year,code,population,source\n2015, 01 ,42000,census\n2020,02,7,\n"),
        contains(
            new AttributeValue(
                "", "01", OptionalInt.empty(), OptionalInt.of(2015), 42000, "file.csv, line 2"),
            new AttributeValue(
                "", "02", OptionalInt.empty(), OptionalInt.of(2020), 7, "file.csv, line 3")));
  }

  @Test
  void readsPopulationOfSeveralYearsPerLine() {
    Values years = new PopulationOfYears(new TreeMap<>(Map.of(2020, "T_TL", 2010, "census")));
    assertThat(
        read(years, "code,T_TL,census,level\n01,5,4,region\n"),
        contains(
            new AttributeValue(
                "region", "01", OptionalInt.empty(), OptionalInt.of(2010), 4, "file.csv, line 2"),
            new AttributeValue(
                "region", "01", OptionalInt.empty(), OptionalInt.of(2020), 5, "file.csv, line 2")));
  }

  @Test
  void takesEmptyFieldsAsNotKnown() {
    assertThat(read(LIST, "code,year,population\n01,2015,\n").isEmpty(), is(true));
    assertThat(read(KM2, "code,area\n01, \n").isEmpty(), is(true));
  }

  @Test
  void acceptsWholeNumbersWithADecimalPoint() {
    assertThat(read(LIST, "code,year,population\n01,2015,42000.0\n").get(0).value(), is(42000L));
  }

  @Test
  void skipsARowOfHashtagsOnlyUnderTheHeader() {
    assertThat(
        read(LIST, "code,year,population\n#adm1+code,#date+year,#population\n01,2015,3\n").size(),
        is(1));
    assertThat(
        problems(LIST, "code,year,population\n01,2015,3\n#adm1+code,#date+year,#population\n")
            .size(),
        is(1));
  }

  @Test
  void roundsAreasToSquareMetres() {
    assertThat(
        areas(AreaUnit.KM2, "1250.5", "0.0000005", "2.00000049", "510072000"),
        contains(1_250_500_000L, 1L, 2_000_000L, 510_072_000_000_000L));
    assertThat(areas(AreaUnit.HA, "1250.5", "0.00005"), contains(12_505_000L, 1L));
  }

  @Test
  void reportsEveryInvalidPopulationAndYear() {
    assertThat(
        problems(
            LIST,
            """
            code,year,population
            01,2015,"12,500"
            01,2016,-5
            01,2017,12.5
            01,2018,99999999999
            01,20l9,5
            01,,5
            """),
        contains(
            "file.csv, line 2: invalid population \"12,500\" in the column \"population\"; write a"
                + " whole number of inhabitants, such as 12500, or leave it empty",
            "file.csv, line 3: invalid population \"-5\" in the column \"population\"; write a whole"
                + " number of inhabitants, such as 12500, or leave it empty",
            "file.csv, line 4: invalid population \"12.5\" in the column \"population\"; write a"
                + " whole number of inhabitants, such as 12500, or leave it empty",
            "file.csv, line 5: invalid population \"99999999999\" in the column \"population\";"
                + " write a whole number of inhabitants, such as 12500, or leave it empty",
            "file.csv, line 6: invalid year \"20l9\" in the column \"year\"; write a year with four"
                + " digits, such as 2021",
            "file.csv, line 7: invalid year \"\" in the column \"year\"; write a year with four"
                + " digits, such as 2021"));
  }

  @Test
  void reportsEveryInvalidArea() {
    assertThat(
        problems(KM2, "code,area\n01,0\n01,-1\n01,\"1,5\"\n01,1e3\n01,0.0000004\n01,999999999999\n")
            .stream()
            .map(problem -> problem.replaceAll(".*invalid area (.*) in the .*; (.*)", "$1 $2"))
            .toList(),
        contains(
            "\"0\" write a number of km2 above 0, such as 1250.5, or leave it empty",
            "\"-1\" write a number of km2 above 0, such as 1250.5, or leave it empty",
            "\"1,5\" write a number of km2 above 0, such as 1250.5, or leave it empty",
            "\"1e3\" write a number of km2 above 0, such as 1250.5, or leave it empty",
            "\"0.0000004\" write a number of km2 above 0, such as 1250.5, or leave it empty",
            "\"999999999999\" write a number of km2 above 0, such as 1250.5, or leave it empty"));
  }

  @Test
  void reportsMissingColumns() {
    assertThat(
        problems(LIST, "code,jahr,population\n"),
        contains("file.csv, line 1: no column \"year\"; the header has: code, jahr, population"));
    assertThat(
        assertThrows(
                GazetteerException.class,
                () ->
                    read(new AttributeColumns("code", "tier", true, "", KM2), "code,area\n01,1\n"))
            .problems(),
        contains("file.csv, line 1: no column \"tier\"; the header has: code, area"));
  }

  @Test
  void assignsAreasToLinesOfTheGazetteerByTheirFirstDay() {
    assertThat(
        read(
                new AttributeColumns("code", "level", true, "valid_from", KM2),
                "code,level,valid_from,area\n01,a,,1\n01,a,1970-01-02,1\n")
            .stream()
            .map(value -> value.firstDay().getAsInt())
            .toList(),
        contains(Integer.MIN_VALUE, (int) LocalDate.of(1970, 1, 2).toEpochDay()));
  }
}

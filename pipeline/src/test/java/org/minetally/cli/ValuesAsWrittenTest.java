package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers and dates as spreadsheets and people write them, in one run. */
final class ValuesAsWrittenTest {

  private static final String JOB =
      """
      minetally: 1
      gazetteer: {file: gazetteer.csv, levels: [region, district]}
      periods: [day, month]
      levels: [district]
      output: {path: out}
      sources:
      """;

  private static final String SOURCE =
      """
        - id: %s
          dataset: casualties
          files: [%s]
      %s    profile:
            date: %s
            region: [{level: district, code: code, pad: 4}]
            measures: {counts: {killed: {column: killed}}}
      """;

  private static final String GAZETTEER =
      """
      code,name,level,parent
      01,North,region,
      0101,Alder,district,01
      0102,Birch,district,01
      0103,Cedar,district,01
      0104,Dogwood,district,01
      0105,Elm,district,01
      """;

  @TempDir private Path temporary;

  private void write(String name, String text, String charset) throws Exception {
    Files.write(temporary.resolve(name), text.getBytes(Charset.forName(charset)));
  }

  private Path job(String sources) throws Exception {
    write("gazetteer.csv", GAZETTEER, "UTF-8");
    return Files.writeString(temporary.resolve("job.yaml"), JOB + sources);
  }

  private static String source(String id, String file, String format, String date, String more) {
    String line = format.isEmpty() ? "" : "    format: " + format + "\n";
    return SOURCE.formatted(id, file, line, date) + (more.isEmpty() ? "" : "      " + more + "\n");
  }

  @Test
  void readsEveryNotation() throws Exception {
    write(
        "thousands-in-years-and-codes.csv",
        "year,month,code,killed\n\"2,006\",5,\"0,101\",\"1,200\"\n",
        "UTF-8");
    write("serial-dates-1900.json", "[{\"day\": 44562.75, \"code\": 102, \"killed\": 1}]", "UTF-8");
    write(
        "times-with-fractions-and-zones.csv",
        "day,code,killed\n2018-12-31T23:59:59.999999-05:00,0103,2\n",
        "UTF-8");
    write(
        "arabic-digits-and-months.csv", "day,code,killed\n١٧ آذار ٢٠١٩,٠١٠٤,\"١٬٢٣٤\"\n", "UTF-8");
    write(
        "russian-months-in-windows-1251.csv",
        "year,month,code,killed\n2019,Март,105,3\n2019,апр.,105,4\n",
        "windows-1251");
    Path job =
        job(
            source(
                    "thousands",
                    "thousands-in-years-and-codes.csv",
                    "",
                    "{year: year, month: month}",
                    "numbers: {thousands: \",\"}")
                + source(
                    "serials",
                    "serial-dates-1900.json",
                    "",
                    "{column: day, forms: [yyyy-MM-dd, excel-1900]}",
                    "")
                + source(
                    "times",
                    "times-with-fractions-and-zones.csv",
                    "",
                    "{column: day, form: \"yyyy-MM-dd HH:mm:ss\"}",
                    "")
                + source(
                    "arabic",
                    "arabic-digits-and-months.csv",
                    "",
                    "{column: day, form: d MMMM yyyy, month_names: ar}",
                    "numbers: {decimal: \"٫\", thousands: \"٬\"}")
                + source(
                    "russian",
                    "russian-months-in-windows-1251.csv",
                    "{charset: windows-1251}",
                    "{year: year, month: month, month_names: [ru, uk]}",
                    ""));
    Command.good("run", job);
    try (DuckDb sql = new DuckDb()) {
      assertThat(
          sql.open(temporary.resolve("out/current"), List.of("casualties_by_day_district"))
              .rows(
                  "SELECT region_code, period_key, killed FROM casualties_by_day_district"
                      + " ORDER BY ALL"),
          is(
              List.of(
                  List.of("0101", "2006-05-XX", "1200"),
                  List.of("0102", "2022-01-01", "1"),
                  List.of("0103", "2018-12-31", "2"),
                  List.of("0104", "2019-03-17", "1234"),
                  List.of("0105", "2019-03-XX", "3"),
                  List.of("0105", "2019-04-XX", "4"))));
    }
  }

  @Test
  void rejectsMonthInWordsAndNamesTheKey() throws Exception {
    write("month-in-words.csv", "year,month,code,killed\n2019,enero,101,3\n", "UTF-8");
    Command refused =
        Command.of(
            "validate",
            job(source("words", "month-in-words.csv", "", "{year: year, month: month}", "")));
    assertThat(
        refused.out() + refused.err(),
        containsString("the month is a word; declare its language with month_names under date"));
  }
}

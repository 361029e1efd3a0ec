package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.report.DatasetSection.Breakdown;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.DatasetSection.Figures;
import org.minetally.report.DatasetSection.Precision;
import org.minetally.report.DatasetSection.Totals;
import org.minetally.report.DatasetSection.Trend;

final class FindingsTest {

  private static final TimeAxis WHOLE = new TimeAxis(List.of(), List.of(), List.of());
  private static final DisplayedFigure SUPPRESSED = DisplayedFigure.of(null, true);

  private static DisplayedFigure figure(long value) {
    return DisplayedFigure.of(BigDecimal.valueOf(value), false);
  }

  private static Entry entry(String key, DisplayedFigure victims) {
    return new Entry(key, new TreeMap<>(Map.of("victims", victims)));
  }

  /** Returns entries of keys and figures, in turn. */
  private static List<Entry> entries(Object... keysAndFigures) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < keysAndFigures.length; i += 2) {
      entries.add(entry((String) keysAndFigures[i], figure((int) keysAndFigures[i + 1])));
    }
    return entries;
  }

  private static DatasetSection set(DisplayedFigure total, List<Trend> trends, Breakdown... by) {
    return new DatasetSection(
        "casualties",
        false,
        false,
        new Totals(List.of("victims"), List.of(), new TreeMap<>(Map.of("victims", total))),
        new Figures(trends, List.of(), List.of(by), new Precision(Map.of(), Map.of()), List.of()));
  }

  private static String found(DatasetSection set, TimeAxis axis, String chart) throws IOException {
    Findings findings =
        new Findings(ReportText.in(ReportLanguage.ENGLISH), Map.of("year", axis, "month", WHOLE));
    WholeText text = findings.of(set).get(chart + "/victims");
    return text == null ? "" : text.text();
  }

  private static String years(TimeAxis axis, List<Entry> exact, List<Entry> imprecise)
      throws IOException {
    Trend months = new Trend("month", entries("2008-05", 60, "2008-06", 13), List.of());
    List<Trend> trends = List.of(new Trend("year", exact, imprecise), months);
    return found(set(figure(2000), trends), axis, "trend/year");
  }

  @Test
  void namesPeakAndPartialLastYear() throws IOException {
    TimeAxis axis = new TimeAxis(List.of(), List.of("2008"), List.of());
    assertThat(
        years(axis, entries("2005", 900, "2006", 1224, "2007", 500, "2008", 73), List.of()),
        is("Casualties peaked in 2006 at 1,224. 2008 is only partly covered: 73 up to June 2008."));
  }

  @Test
  void doesNotReportPeakAtEitherEnd() throws IOException {
    assertThat(
        years(WHOLE, entries("2005", 900, "2006", 800, "2007", 500), List.of()),
        is("Casualties: the highest figure is 900, in 2005. The latest figure is 500, in 2007."));
    TimeAxis provisional = new TimeAxis(List.of(), List.of(), List.of("2007"));
    assertThat(
        years(provisional, entries("2005", 9, "2006", 8, "2007", 50), List.of()),
        is("Casualties: the highest figure is 50, in 2007. 2007 is provisional: 50 so far."));
  }

  @Test
  void namesTies() throws IOException {
    assertThat(
        years(WHOLE, entries("2005", 1, "2006", 9, "2007", 9, "2009", 2), List.of()),
        containsString("the highest figure is 9, in 2006, 2007."));
    assertThat(
        years(WHOLE, entries("2005", 9, "2006", 9, "2007", 9, "2009", 9), List.of()),
        containsString("the highest figure is 9, reached 4 times."));
  }

  @Test
  void mentionsWhatHasNoDate() throws IOException {
    assertThat(
        years(WHOLE, entries("2005", 1, "2006", 9, "2007", 2), entries("XXXX", 1500)),
        containsString("Without an exact date, and not in this comparison: 1,500 (75%)."));
  }

  @Test
  void doesNotCompareSuppressedFigures() throws IOException {
    List<Entry> exact = new ArrayList<>(entries("2005", 1, "2006", 9));
    exact.add(entry("2007", SUPPRESSED));
    String found = years(WHOLE, exact, List.of());
    assertThat(found, containsString("the highest figure is 9, in 2006."));
    assertThat(found, containsString("Suppressed and not compared: 1."));
    assertThat(found, not(containsString("peaked")));
    assertThat(found, not(containsString("latest")));
    assertThat(years(WHOLE, List.of(entry("2007", SUPPRESSED)), List.of()), is(""));
  }

  @Test
  void isolatesNamesFromTheData() throws IOException {
    Breakdown activity = new Breakdown("activity", entries("farming", 300, "patrol\u202E", 500), 0);
    assertThat(
        found(set(figure(800), List.of(), activity), WHOLE, "group/activity"),
        is("Casualties: the largest share is \u2068patrol\\u202e\u2069, 500 (62.5%)."));
  }

  @Test
  void keepsUnknownGroupApart() throws IOException {
    Breakdown sex = new Breakdown("sex", entries("female", 200, "male", 300, "unknown", 500), 0);
    List<Trend> none = List.of();
    assertThat(
        found(set(figure(1000), none, sex), WHOLE, "group/sex"),
        is("Casualties: the largest share is male, 300 (30%). Not known: 500 (50%)."));
    Breakdown single = new Breakdown("sex", entries("female", 200), 0);
    assertThat(found(set(figure(200), none, single), WHOLE, "group/sex"), is(""));
  }
}

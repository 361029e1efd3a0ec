package org.minetally.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.Html.Cell;
import org.minetally.report.LevelSection.Place;

/**
 * The figures of a dataset by place over all years, for readers without JavaScript: a map and a
 * table.
 */
final class StaticPlaces {

  private final DatasetSection set;
  private final ReportContent content;
  private final ReportText text;
  private final LevelSection level;
  private final Map<String, RegionInfo> regions;

  StaticPlaces(DatasetSection set, ReportContent content, ReportText text) {
    this.set = set;
    this.content = content;
    this.text = text;
    List<LevelSection> levels = set.figures().levels();
    this.level =
        levels.stream()
            .filter(any -> content.places().boundaries().containsKey(any.level()))
            .findFirst()
            .or(
                () ->
                    levels.stream().filter(any -> content.places().of(any).size() > 1).findFirst())
            .orElse(levels.get(0));
    this.regions = content.places().of(level);
  }

  void addTo(Html html) {
    String leading = set.totals().measures().get(0);
    html.element("p", finding(leading), "class", "finding");
    List<Entry> known = new ArrayList<>();
    Map<String, DisplayedFigure> unknown = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    for (Place place : level.places()) {
      Map<String, DisplayedFigure> sums = new TreeMap<>();
      place.years().values().forEach(values -> add(values, sums));
      if (place.isKnown()) {
        RegionInfo info = regions.get(place.code());
        names.put(place.code(), info == null ? place.name() : info.label());
        known.add(new Entry(place.code(), new TreeMap<>(sums)));
      } else {
        add(sums, unknown);
      }
    }
    MapShapes shapes = content.places().boundaries().get(level.level());
    if (shapes != null) {
      new StaticMap(shapes, known, leading, text).addTo(html);
    }
    StaticTable table = StaticTable.of(set, text);
    List<List<Cell>> rows = new ArrayList<>();
    StaticFigures.ranked(known, leading)
        .forEach(entry -> rows.add(table.row(names.get(entry.key()), entry)));
    if (!unknown.isEmpty()) {
      String name = text.say("place_unknown", "level", text.label(level.level()));
      rows.add(table.row(name, new Entry(name, new TreeMap<>(unknown))));
    }
    table.addTo(html, text.label(set.id()), level.level(), rows);
  }

  private static void add(Map<String, DisplayedFigure> values, Map<String, DisplayedFigure> sums) {
    values.forEach((measure, figure) -> sums.merge(measure, figure, DisplayedFigure::plus));
  }

  private String finding(String leading) {
    String selection = String.join("/", level.level(), leading, ShownAs.NUMBER.key());
    return content
        .placeSentences()
        .get(set.id())
        .getOrDefault(selection, List.of(new WholeText("")))
        .get(0)
        .text();
  }
}

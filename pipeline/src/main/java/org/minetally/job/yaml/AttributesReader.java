package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.minetally.job.AttributeSpec;
import org.minetally.job.Problem;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.internal.AttributeColumns;
import org.minetally.region.internal.AttributeColumns.Area;
import org.minetally.region.internal.AttributeColumns.AreaUnit;
import org.minetally.region.internal.AttributeColumns.PopulationOfYear;
import org.minetally.region.internal.AttributeColumns.PopulationOfYears;
import org.minetally.region.internal.AttributeColumns.Values;
import org.minetally.storage.Location;

/** Reads {@code gazetteer.area} and {@code gazetteer.population} of a job file. */
final class AttributesReader {

  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

  private final Yaml gazetteer;
  private final Own own;
  private final FilePatterns files;
  private final List<Problem> problems;

  /**
   * The gazetteer as a file of attributes.
   *
   * @param file the file
   * @param columns the names of its columns; empty if it is a GeoJSON file
   */
  record Own(Location file, Optional<GazetteerCsv.Columns> columns) {}

  AttributesReader(Yaml gazetteer, Own own, FilePatterns files, List<Problem> problems) {
    this.gazetteer = gazetteer;
    this.own = own;
    this.files = files;
    this.problems = problems;
  }

  List<AttributeSpec> read() {
    List<AttributeSpec> all = new ArrayList<>();
    gazetteer.get("area").flatMap(spec -> attribute(spec, area(spec))).ifPresent(all::add);
    gazetteer
        .get("population")
        .flatMap(spec -> attribute(spec, population(spec)))
        .ifPresent(all::add);
    return all;
  }

  private Optional<AttributeSpec> attribute(Yaml spec, Values values) {
    Optional<Yaml> columns = spec.get("columns");
    if (spec.get("file").isPresent()) {
      String code = columns.map(c -> c.text("code", "code")).orElse("code");
      Optional<Yaml> level = columns.flatMap(c -> c.get("level"));
      AttributeColumns names =
          new AttributeColumns(
              code, level.flatMap(Yaml::text).orElse("level"), level.isPresent(), "", values);
      return files.file(spec.get("file").get()).map(file -> new AttributeSpec(file, names));
    }
    for (String key : List.of("code", "level")) {
      columns
          .filter(c -> c.get(key).isPresent())
          .ifPresent(
              c ->
                  problems.add(
                      c.key(key)
                          .problem(
                              key
                                  + " is a column of another file; add file, or remove it: the"
                                  + " gazetteer has its own")));
    }
    return Optional.of(
        new AttributeSpec(
            own.file(),
            own.columns()
                .map(
                    of -> new AttributeColumns(of.code(), of.level(), true, of.validFrom(), values))
                .orElse(new AttributeColumns("", "", false, "", values))));
  }

  private static Values area(Yaml spec) {
    String unit = spec.text("unit", "");
    return new Area(
        spec.get("columns").map(c -> c.text("area", "area")).orElse("area"),
        unit.equals(AreaUnit.HA.label()) ? AreaUnit.HA : AreaUnit.KM2);
  }

  private Values population(Yaml spec) {
    Optional<Yaml> columns = spec.get("columns");
    Optional<Yaml> years = spec.get("years");
    if (years.isPresent()) {
      for (String key : List.of("year", "population")) {
        columns
            .filter(c -> c.get(key).isPresent())
            .ifPresent(
                c ->
                    problems.add(
                        c.key(key).problem(key + " cannot be combined with years; remove one")));
      }
      return new PopulationOfYears(years(years.get()));
    }
    if (spec.get("file").isEmpty()) {
      problems.add(
          spec.problem(
              "expected file, or years with the columns or properties of the gazetteer, such as"
                  + " {2021: pop_2021}"));
    }
    return new PopulationOfYear(
        columns.map(c -> c.text("year", "year")).orElse("year"),
        columns.map(c -> c.text("population", "population")).orElse("population"));
  }

  private SortedMap<Integer, String> years(Yaml spec) {
    SortedMap<Integer, String> columns = new TreeMap<>();
    for (Map.Entry<Yaml, Yaml> pair : spec.pairs()) {
      String year = pair.getKey().text().orElse("");
      if (YEAR.matcher(year).matches()) {
        pair.getValue().text().ifPresent(column -> columns.put(Integer.valueOf(year), column));
      } else {
        problems.add(
            pair.getKey()
                .problem(
                    "\"%s\" is not a year; expected four digits, such as 2021".formatted(year)));
      }
    }
    return columns;
  }
}

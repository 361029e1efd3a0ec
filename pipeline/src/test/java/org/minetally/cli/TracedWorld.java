package org.minetally.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random job that publishes tables of every kind: victims with revisions, deletions, members and
 * points; victims with a table of accidents; a cumulative series; finds; and land in one column per
 * year. Regions change their names and parents.
 */
final class TracedWorld {

  private static final List<String> REGIONS = List.of("North", "South", "Nowhere", "");
  private static final List<String> DISTRICTS =
      List.of("Alder", "Birch", "Betula", "Cedar", "Cedarville", "Elsewhere", "");
  private static final List<String> COUNTS = List.of("0", "1", "2", "3", "", "-1");

  private static final String GAZETTEER =
      """
      code,name,level,parent,aliases,valid_from,valid_to
      N,North,region,,,,
      S,South,region,,,,
      N1,Alder,district,N,,,
      N2,Birch,district,N,Betula,,2020-06-14
      N2,Birch,district,S,Betula,2020-06-15,
      S1,Cedar,district,S,,,2020-03-31
      S1,Cedarville,district,S,,2020-04-01,
      S2,Birch,district,S,,,
      """;

  private final boolean keyed;
  private final String mode;
  private final String periods;
  private final String levels;
  private final String incident;
  private final String unmatched;
  private final String claims;

  private Random random;

  TracedWorld(Random shape) {
    random = shape;
    keyed = shape.nextInt(4) > 0;
    mode = pick(List.of("at-event", "at-event", "{as_of: 2020-12-31}"));
    periods =
        pick(List.of("[month, year]", "[quarter, year]", "[month, quarter]", "[week, month]"));
    levels = pick(List.of("[district]", "[region, district]"));
    incident = pick(List.of("{id: [incident]}", "{estimate_by: [date, district]}"));
    unmatched = pick(List.of("keep", "reject"));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      text.append(claim("c" + i));
    }
    claims = text.toString();
  }

  /** Writes the job with random records. */
  Path write(Path folder, Random records) throws IOException {
    random = records;
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("gazetteer.csv"), GAZETTEER);
    Files.writeString(
        folder.resolve("squares.geojson"),
        "{\"type\": \"FeatureCollection\", \"features\": [%s, %s, %s]}"
            .formatted(square("N1", 0), square("N2", 1), square("S1", 2)));
    victims(folder);
    accidents(folder);
    figures(folder);
    finds(folder);
    land(folder);
    return Files.writeString(folder.resolve("job.yaml"), job() + claims);
  }

  private void victims(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      String date = date();
      lines.add(
          String.join(
              ",",
              random.nextInt(10) == 0 ? "" : "K" + random.nextInt(70),
              // No two revisions are equal, because the order decides which of them counts.
              "" + i,
              random.nextInt(9) == 0 ? "void" : "open",
              random.nextInt(8) == 0 ? "drill" : "real",
              random.nextInt(6) == 0 ? "" : "I" + random.nextInt(50),
              date,
              date.length() == 10 && random.nextInt(5) > 0 ? reported(date) : "",
              pick(REGIONS),
              pick(DISTRICTS),
              random.nextInt(3) == 0 ? "" : degrees(),
              degrees(),
              pick(List.of("c", "s", "")),
              count(),
              count(),
              count(),
              count()));
    }
    files(
        folder,
        "victims",
        "id,revision,state,kind,incident,date,reported,region,district,lon,lat,status,"
            + "killed,hurt,killed women,killed men",
        lines);
  }

  private void accidents(Path folder) throws IOException {
    List<String> accidents = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      accidents.add(
          String.join(
              ",",
              "A" + random.nextInt(25),
              "" + i,
              date(),
              pick(DISTRICTS),
              pick(List.of("AP", "UXO", "", "x"))));
    }
    files(folder, "accidents", "accident,changed,date,district,device", accidents);
    List<String> injured = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      injured.add("A" + random.nextInt(28) + "," + pick(List.of("killed", "injured", "")));
    }
    files(folder, "injured", "case,outcome", injured);
  }

  private void figures(Path folder) throws IOException {
    List<String> figures = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      figures.add(
          "%s,2020-01-01,2020-%02d-%02d,2021-01-%02d,%s,%s"
              .formatted(
                  pick(List.of("Alder", "Cedar", "Elsewhere")),
                  1 + random.nextInt(12),
                  1 + random.nextInt(28),
                  // No two are published on the same day.
                  1 + i,
                  random.nextInt(5) == 0 ? "" : "" + random.nextInt(40),
                  random.nextInt(5) == 0 ? "" : "" + random.nextInt(40)));
    }
    files(folder, "figures", "district,first,last,published,killed,injured", figures);
  }

  private void finds(Path folder) throws IOException {
    List<String> finds = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      finds.add(
          String.join(
              ",",
              date() + pick(List.of("", "", "?")),
              pick(REGIONS),
              pick(DISTRICTS),
              pick(List.of("AP", "PMN-2", "")),
              count(),
              random.nextInt(4) == 0 ? "" : "" + random.nextInt(90),
              random.nextInt(4) == 0 ? "" : "" + random.nextInt(9)));
    }
    files(folder, "finds", "date,region,district,device,items,mines,hectares", finds);
  }

  private void land(Path folder) throws IOException {
    List<String> land = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      land.add(String.join(",", "L" + i / 2, pick(DISTRICTS), area(), area(), area()));
    }
    files(folder, "land", "task,district,2019,2020,2021", land);
  }

  /** Writes one to three files. */
  private void files(Path folder, String name, String header, List<String> lines)
      throws IOException {
    int files = 1 + random.nextInt(3);
    for (int file = 0; file < files; file++) {
      List<String> all = new ArrayList<>(List.of(header));
      all.addAll(lines.subList(lines.size() * file / files, lines.size() * (file + 1) / files));
      Files.write(folder.resolve(name + "-" + file + ".csv"), all);
    }
  }

  private String date() {
    String month = "%d-%02d".formatted(2019 + random.nextInt(3), 1 + random.nextInt(12));
    return switch (random.nextInt(10)) {
      case 0 -> "";
      case 1 -> month.substring(0, 4);
      case 2 -> month;
      default -> "%s-%02d".formatted(month, 1 + random.nextInt(28));
    };
  }

  private String reported(String date) {
    return date.substring(0, 8) + "%02d".formatted(1 + random.nextInt(28));
  }

  private String area() {
    return random.nextInt(3) == 0 ? "" : String.valueOf(random.nextInt(50_000) / 100.0);
  }

  private String count() {
    return pick(COUNTS);
  }

  /** Picks one of the choices; later choices are less likely. */
  private <T> T pick(List<T> choices) {
    return choices.get(Math.min(random.nextInt(choices.size()), random.nextInt(choices.size())));
  }

  /** Returns a number between -0.5 and 3.5: some points are in no square. */
  private String degrees() {
    return String.valueOf(random.nextInt(400) / 100.0 - 0.5);
  }

  /** Returns a square of three degrees of latitude and one of longitude. */
  private static String square(String code, int west) {
    return """
        {"type": "Feature", "properties": {"CODE": "%1$s"}, "geometry": {"type": "Polygon",
          "coordinates": [[[%2$d, 0], [%3$d, 0], [%3$d, 3], [%2$d, 3], [%2$d, 0]]]}}\
        """
        .formatted(code, west, west + 1);
  }

  private String claim(String id) {
    boolean casualties = random.nextBoolean();
    List<String> measures =
        casualties ? List.of("killed", "injured", "victims") : List.of("items", "area_cleared_m2");
    List<String> filters =
        casualties
            ? List.of("", ", filters: {victim_status: civilian}", ", filters: {sex: female}")
            : List.of("", ", filters: {device_category: anti_personnel_mine}");
    int year = 2019 + random.nextInt(3);
    return """
          - {id: %s, statement: constructed, source: constructed, dataset: %s, measure: %s, window: {from: %d-0%d-01, to: %d-11-30}, comparator: exactly, value: 9%s%s}
        """
        .formatted(
            id,
            casualties ? "casualties" : "detections",
            pick(measures),
            year,
            1 + random.nextInt(9),
            year,
            pick(List.of("", ", regions: [N]", ", regions: [S1, N2]")),
            pick(filters));
  }

  private String job() {
    return """
        minetally: 1
        gazetteer:
          file: gazetteer.csv
          levels: [region, district]
          mode: %s
          boundaries: {file: squares.geojson, level: district, code: CODE}
        coordinates: {outside_box: keep}
        periods: %s
        levels: %s
        dimensions:
          casualties: [victim_status, sex, device_category]
          detections: [device_category, device_model, date_qualifier]
        thresholds: {rejected_share: 1}
        output: {path: out, records: true}
        sources:
          - id: victims
            dataset: casualties
            files: [victims-*.csv]
            profile:
              %s
              filters: [{column: kind, drop: [drill]}]
              incident: %s
              date: {column: date, forms: [yyyy-MM-dd, yyyy-MM, yyyy]}
              reported: {column: reported, form: yyyy-MM-dd}
              region: [{level: region, name: region}, {level: district, name: district}]
              coordinates: {longitude: lon, latitude: lat}
              dimensions:
                victim_status: {column: status, values: {c: civilian, s: security_force}}
              measures: {counts: {killed: {column: killed}, injured: {column: hurt}}}
              split:
                dimension: sex
                members:
                  female: {killed: {column: killed women}}
                  male: {killed: {column: killed men}}
          - id: injured
            dataset: casualties
            files: [injured-*.csv]
            lookups:
              - name: accident
                files: [accidents-*.csv]
                key: [case]
                matches: [accident]
                revision: {column: changed, form: number}
                unmatched: %s
            profile:
              incident: {lookup: accident}
              date: {column: accident.date, forms: [yyyy-MM-dd, yyyy-MM, yyyy]}
              region: [{level: district, name: accident.district}]
              dimensions:
                device_category:
                  column: accident.device
                  values: {AP: anti_personnel_mine, UXO: unexploded_ordnance}
              measures: {outcome: {column: outcome, values: {killed: killed, injured: injured}}}
          - id: figures
            dataset: casualties
            files: [figures-*.csv]
            profile:
              series: {kind: cumulative, published: {column: published, form: yyyy-MM-dd}}
              date: {start: first, end: last, form: yyyy-MM-dd}
              region: [{level: district, name: district}]
              measures: {counts: {killed: {column: killed}, injured: {column: injured}}}
          - id: finds
            dataset: detections
            files: [finds-*.csv]
            profile:
              date: {column: date, form: edtf}
              region: [{level: region, name: region}, {level: district, name: district}]
              dimensions:
                device_category:
                  column: device
                  values: {AP: anti_personnel_mine}
                  otherwise: {member: other_erw}
                device_model: {column: device, otherwise: keep}
              measures:
                counts: {items: {column: items}, area_cleared_m2: {column: hectares, unit: ha}}
              checks: [{total: mines, parts: [items]}]
          - id: land
            dataset: detections
            files: [land-*.csv]
            profile:
              record_key: [task]
              unpivot: {columns: "20*", name: year, value: hectares}
              date: {year: year}
              region: [{level: district, name: district}]
              measures: {counts: {area_reduced_m2: {column: hectares, unit: ha}}}
        claims:
        """
        .formatted(
            mode,
            periods,
            levels,
            keyed
                ? String.join(
                    "\n      ",
                    "record_key: [id]",
                    "revision: {column: revision, form: number}",
                    "deleted: {column: state, words: [void]}")
                : "record_key: []",
            incident,
            unmatched);
  }
}

package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.OutputLayout;
import org.minetally.run.Preparation;
import org.minetally.run.Run;
import org.minetally.run.Watcher;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;

/**
 * Joining victims with incidents gives the tables of a file in which they were joined before, and
 * counts every incident, whether the lookup is kept in memory or shuffled.
 */
class LookupPropertyTest {

  private static final List<String> DISTRICTS = List.of("D1", "D2", "");

  private static final String GAZETTEER =
      """
      code,name,level,parent
      C,Country,country,
      D1,Alpha,district,C
      D2,Beta,district,C
      """;

  private static final String JOB =
      """
      minetally: 1
      gazetteer: {file: gazetteer.csv, levels: [country, district]}
      periods: [month]
      levels: [country, district]
      dimensions: {casualties: [sex, device_category]}
      thresholds: {rejected_share: 1}
      output: {path: out}
      sources:
        - id: victims
          dataset: casualties
          files: [victims-*.csv]
      %s
          profile:
            date: {column: %sdate, forms: [yyyy-MM-dd, yyyy-MM]}
            region: [{level: district, code: %sdistrict}]
            dimensions:
              sex: {column: sex, values: {F: female, M: male}}
              device_category:
                column: %sdevice
                values: {AP: anti_personnel_mine, UXO: unexploded_ordnance}
            measures: {outcome: {column: outcome, values: {killed: killed, injured: injured}}}
            incident: %s
      """;

  private static final String LOOKUP =
      """
          lookups:
            - name: incident
              files: [incidents-*.csv]
              key: [case, office]
              matches: [id, office]
              revision: {column: revision, form: number}
              unmatched: %s
      """;

  @TempDir Path folder;

  private record Incident(
      String id, String office, int revision, String date, String district, String device) {

    boolean isValid() {
      return !date.equals("2021-02-30");
    }
  }

  private record Victim(String incident, String office, String sex, String outcome) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void equalsTablesOfFilesThatWereJoinedBefore(int seed) throws Exception {
    Random random = new Random(seed);
    List<Incident> incidents = incidents(random);
    List<Victim> victims = victims(random, incidents);
    boolean keep = seed % 2 == 0;
    Map<String, Incident> newest = newest(incidents);

    Map<String, List<List<String>>> joinedBefore =
        tables(flat(victims, newest, keep), new Tuning(1 << 20, 2, 4, 1, 1 << 20, false));
    Path job = related(incidents, victims, keep);
    Map<String, List<List<String>>> inMemory =
        tables(job, new Tuning(200, 3, 4, 1, 1 << 20, false));
    Map<String, List<List<String>>> shuffled = tables(job, new Tuning(300, 3, 4, 4, 1 << 20, true));

    assertThat(inMemory, is(shuffled));
    assertThat(inMemory.get("casualties").size(), is(greaterThan(3)));
    assertThat(inMemory.get("casualties"), is(joinedBefore.get("casualties")));
    assertThat(inMemory.get("incidents"), is(counted(newest)));
  }

  private static List<Incident> incidents(Random random) {
    List<Incident> incidents = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      // An id is unique within its office only.
      String id = "I-" + random.nextInt(15);
      String office = random.nextBoolean() ? "Süd" : "north";
      String date =
          random.nextInt(8) == 0
              ? "2021-02-30"
              : random.nextInt(5) == 0 ? "2021-03" : "2021-0" + (1 + random.nextInt(3)) + "-11";
      incidents.add(
          new Incident(
              id,
              office,
              n,
              date,
              DISTRICTS.get(random.nextInt(3)),
              random.nextBoolean() ? "AP" : "UXO"));
    }
    return incidents;
  }

  private static List<Victim> victims(Random random, List<Incident> incidents) {
    List<Victim> victims = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      Incident of = incidents.get(random.nextInt(incidents.size() / 2));
      boolean known = random.nextInt(6) > 0;
      victims.add(
          new Victim(
              known ? of.id : random.nextBoolean() ? "I-99" : "",
              known ? of.office : "",
              random.nextBoolean() ? "F" : "M",
              random.nextBoolean() ? "killed" : "injured"));
    }
    return victims;
  }

  /** Returns the newest valid row of each incident. A row that is not valid cannot be found. */
  private static Map<String, Incident> newest(List<Incident> incidents) {
    Map<String, Incident> newest = new LinkedHashMap<>();
    incidents.stream()
        .filter(Incident::isValid)
        .forEach(
            incident ->
                newest.merge(
                    incident.office + "/" + incident.id,
                    incident,
                    (a, b) -> a.revision > b.revision ? a : b));
    return newest;
  }

  private Path flat(List<Victim> victims, Map<String, Incident> newest, boolean keep)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("sex,outcome,date,district,device,incident"));
    for (Victim victim : victims) {
      Incident of = newest.get(victim.office + "/" + victim.incident);
      if (of != null) {
        lines.add(
            String.join(
                ",",
                victim.sex,
                victim.outcome,
                of.date,
                of.district,
                of.device,
                of.office + "/" + of.id));
      } else if (keep) {
        lines.add(String.join(",", victim.sex, victim.outcome, "", "", "", ""));
      }
    }
    Path in = Files.createDirectories(folder.resolve("flat"));
    Files.write(in.resolve("victims-1.csv"), lines);
    return job(in, JOB.formatted("", "", "", "", "{id: [incident]}"));
  }

  private Path related(List<Incident> incidents, List<Victim> victims, boolean keep)
      throws IOException {
    Path in = Files.createDirectories(folder.resolve("related"));
    List<List<String>> incidentFiles = new ArrayList<>();
    List<List<String>> victimFiles = new ArrayList<>();
    for (int file = 0; file < 3; file++) {
      incidentFiles.add(
          new ArrayList<>(List.of("device,id,revision,office,date,district,never used")));
      victimFiles.add(new ArrayList<>(List.of("sex,case,office,outcome")));
    }
    for (int n = 0; n < incidents.size(); n++) {
      Incident row = incidents.get(n);
      incidentFiles
          .get(n % 3)
          .add(
              String.join(
                  ",",
                  row.device,
                  row.id,
                  "" + row.revision,
                  row.office,
                  row.date,
                  "\"" + row.district + "\"",
                  "x"));
    }
    for (int n = 0; n < victims.size(); n++) {
      Victim row = victims.get(n);
      victimFiles
          .get(n % 3)
          .add(String.join(",", row.sex, "\"" + row.incident + "\"", row.office, row.outcome));
    }
    for (int file = 0; file < 3; file++) {
      Files.write(in.resolve("incidents-" + file + ".csv"), incidentFiles.get(file));
      Files.write(in.resolve("victims-" + file + ".csv"), victimFiles.get(file));
    }
    String lookup = LOOKUP.formatted(keep ? "keep" : "reject");
    return job(
        in, JOB.formatted(lookup, "incident.", "incident.", "incident.", "{lookup: incident}"));
  }

  private static Path job(Path folder, String text) throws IOException {
    Files.writeString(folder.resolve("gazetteer.csv"), GAZETTEER);
    return Files.writeString(folder.resolve("job.yaml"), text);
  }

  /** Counts incidents by month, district and device, in the order of the table. */
  private static List<List<String>> counted(Map<String, Incident> newest) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Incident incident : newest.values()) {
      String district = incident.district.isEmpty() ? "unknown" : incident.district;
      String device = incident.device.equals("AP") ? "anti_personnel_mine" : "unexploded_ordnance";
      counts.merge(incident.date.substring(0, 7) + "|" + district + "|" + device, 1, Integer::sum);
    }
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (cell, count) -> {
          List<String> row = new ArrayList<>(List.of(cell.split("\\|")));
          row.add(count.toString());
          rows.add(row);
        });
    return rows;
  }

  private static Map<String, List<List<String>>> tables(Path job, Tuning tuning) throws Exception {
    EngineOptions oneThread = new EngineOptions(List.of("--targetParallelism=1"));
    new Run(Preparation.of(job), oneThread, tuning, Watcher.NONE).execute(true);
    OutputLayout layout = new OutputLayout(job.resolveSibling("out"));
    Map<String, List<List<String>>> tables = new TreeMap<>();
    try (DuckDb sql = new DuckDb()) {
      sql.open(
          layout.current(),
          List.of("casualties_by_month_district", "incidents_by_month_district", "rejects"));
      tables.put("casualties", sql.rows("FROM casualties_by_month_district"));
      tables.put("rejects", sql.rows("FROM rejects"));
      tables.put(
          "incidents",
          sql.rows(
              "SELECT period_key, region_code, device_category, incidents"
                  + " FROM incidents_by_month_district WHERE incidents IS NOT NULL"
                  + " ORDER BY ALL"));
    }
    return tables;
  }
}

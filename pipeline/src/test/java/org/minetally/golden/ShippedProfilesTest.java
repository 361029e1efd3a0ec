package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.CommandLineRunner.Answer;
import org.minetally.cli.DuckDb;
import org.minetally.init.ShippedProfile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Runs the job of each built-in profile on its constructed sample in {@code testdata/profiles}, and
 * compares the published tables with {@code expected}. {@code -Dminetally.golden.update=true}
 * rewrites those files instead. Totals are also compared with SQL over the sample, which shares no
 * code with the program.
 */
class ShippedProfilesTest {

  private static final String SAMPLES = "testdata/profiles";
  private static final String PROFILES = "pipeline/src/main/resources/org/minetally/profiles";

  @TempDir private static Path root;
  private static final Map<String, GoldenSnapshot> SNAPSHOTS = new TreeMap<>();

  static List<String> names() {
    return List.copyOf(ShippedProfile.all().keySet());
  }

  @BeforeAll
  static void copyProfilesAndSamples() throws IOException {
    Repository.copy(Repository.root().resolve(SAMPLES), root);
    Repository.copy(Repository.root().resolve(PROFILES), root);
  }

  /** Returns the snapshot of a profile's job, which is run once. */
  private static GoldenSnapshot snapshot(String name) {
    return SNAPSHOTS.computeIfAbsent(
        name,
        profile -> {
          Path job = root.resolve(SAMPLES).resolve(profile).resolve("job.yaml");
          Answer answer = CommandLineRunner.run("run", job.toString());
          assertThat(answer.err(), answer.exitCode(), is(0));
          return new GoldenSnapshot(root.resolve("out/profiles").resolve(profile + "/current"));
        });
  }

  @ParameterizedTest
  @MethodSource("names")
  void hasExpectedRowsInEveryTableOfSample(String name) throws IOException, SQLException {
    SortedMap<String, String> rows =
        snapshot(name).rows(Files.createDirectories(root.resolve("csv").resolve(name)));
    rows.keySet().removeIf(table -> table.startsWith("dim_") || table.equals("changes"));
    Path expected = Repository.root().resolve(SAMPLES).resolve(name).resolve("expected");
    if (Boolean.getBoolean("minetally.golden.update")) {
      Files.createDirectories(expected);
      for (Path old : Repository.filesUnder(expected)) {
        Files.delete(old);
      }
      for (Map.Entry<String, String> table : rows.entrySet()) {
        Files.writeString(expected.resolve(table.getKey() + ".csv"), masked(table.getValue()));
      }
    }
    SortedMap<String, String> found = new TreeMap<>();
    for (Path file : Repository.filesUnder(expected)) {
      found.put(file.getFileName().toString().replace(".csv", ""), Files.readString(file));
    }
    rows.replaceAll((table, text) -> masked(text));
    assertThat(rows, is(found));
  }

  private static String masked(String text) {
    return text.replace(root + "/", "").replaceAll("[0-9]{8}T[0-9]{9}Z-[0-9a-f]{6}", "<run id>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acled | events.csv"
            + " | SELECT count(*), sum(fatalities::INT) FROM (FROM sample QUALIFY row_number()"
            + " OVER (PARTITION BY event_id_cnty ORDER BY timestamp::BIGINT DESC) = 1)"
            + " WHERE sub_event_type = 'Remote explosive/landmine/IED'"
            + " | SELECT sum(records), sum(killed) FROM casualties_by_year_province",
        "acled | events.csv"
            + " | SELECT admin1, sum(fatalities::INT) FROM (FROM sample QUALIFY row_number()"
            + " OVER (PARTITION BY event_id_cnty ORDER BY timestamp::BIGINT DESC) = 1)"
            + " WHERE sub_event_type = 'Remote explosive/landmine/IED' AND geo_precision = '3'"
            + " GROUP BY 1 ORDER BY 1"
            + " | SELECT CASE parent_code WHEN 'TL01' THEN 'Northland' ELSE 'Southmark' END,"
            + " sum(killed) FROM casualties_by_month_district WHERE region_name = 'unknown'"
            + " AND period_key IN ('2022-04', '2023-01') GROUP BY 1 ORDER BY 1",
        "ucdp-ged | GEDEvent.csv"
            + " | SELECT count(*), sum(least(low::INT, best::INT)), sum(best::INT),"
            + " sum(greatest(high::INT, best::INT)) FROM sample"
            + " | SELECT sum(records), sum(killed_low), sum(killed), sum(killed_high)"
            + " FROM casualties_by_year_province",
        "ucdp-ged | GEDEvent.csv"
            + " | SELECT sum(best::INT) FILTER (where_prec IN ('5', '6')),"
            + " sum(best::INT) FILTER (where_prec = '7') FROM sample"
            + " | SELECT sum(killed) FILTER (region_code = 'TL/unknown'),"
            + " sum(killed) FILTER (region_code = 'unknown') FROM casualties_by_year_province",
        "colombia-victims | victims.csv | SELECT count(*), count(*) FILTER (estado = 'Muerto'),"
            + " count(*) FILTER (estado = 'Herido') FROM sample | SELECT sum(records), sum(killed),"
            + " sum(injured) FROM casualties_by_year_department",
        "colombia-victims | victims.csv"
            + " | SELECT ano, count(*) FROM sample WHERE condicion = 'Civil'"
            + " AND rangoedad = 'Menor de 18 años' GROUP BY 1 ORDER BY 1"
            + " | SELECT period_key, sum(victims) FROM casualties_by_year_department"
            + " WHERE victim_status = 'civilian' AND age_group = 'child' GROUP BY 1 ORDER BY 1",
        "colombia-events | events.csv"
            + " | SELECT count(*), count(*) FILTER (tipo_evento = 'Incautaciones') FROM sample"
            + " WHERE tipo_evento NOT LIKE 'Accidente%' AND tipo_evento NOT LIKE 'Sospecha%'"
            + " | SELECT sum(records), sum(records) FILTER (event_type = 'seizure')"
            + " FROM detections_by_year_department",
        "hxl-casualties | casualties.csv"
            + " | SELECT count(*), sum(\"#affected+killed\"::INT), sum(\"#affected+injured\"::INT)"
            + " FROM sample"
            + " | SELECT sum(records), sum(killed), sum(injured) FROM casualties_by_year_province",
        "imsma-core-clearance | devices.csv"
            + " | SELECT sum(quantity::INT), sum(quantity::INT) FILTER"
            + " (category = 'AP mine') FROM sample WHERE land_release_id <> 'LR-88'"
            + " | SELECT sum(items), sum(items) FILTER (device_category ="
            + " 'anti_personnel_mine') FROM detections_by_year_province",
        "imsma-core-clearance | land_release.csv"
            + " | SELECT sum(area_m2::DOUBLE) FILTER (release_type = 'Cleared'),"
            + " sum(area_m2::DOUBLE) FILTER (release_type = 'Reduced'),"
            + " sum(area_m2::DOUBLE) FILTER (release_type = 'Cancelled') FROM sample"
            + " | SELECT sum(area_cleared_m2)::DOUBLE, sum(area_reduced_m2)::DOUBLE,"
            + " sum(area_cancelled_m2)::DOUBLE FROM detections_by_month_district",
        "imsma-core-victims | victims.csv"
            + " | SELECT count(DISTINCT victim_id), count(DISTINCT victim_id) FILTER"
            + " (status = 'Killed'), count(DISTINCT victim_id) FILTER (age::INT < 18) FROM sample"
            + " | SELECT sum(victims), sum(killed), sum(victims) FILTER (age_group = 'child')"
            + " FROM casualties_by_year_province",
        "imsma-core-victims | accidents.csv"
            + " | SELECT count(*), count(*) FILTER (province = 'Northland') FROM sample"
            + " | SELECT sum(incidents), sum(incidents) FILTER (region_code = 'TL01')"
            + " FROM incidents_by_year_province",
      })
  void hasTotalsThatSqlFindsInSample(String name, String file, String oracle, String published)
      throws SQLException, IOException {
    Path sample = root.resolve(SAMPLES).resolve(name).resolve(file);
    GoldenSnapshot snapshot = snapshot(name);
    try (DuckDb duckDb = new DuckDb().open(snapshot.folder(), snapshot.tables())) {
      int titles = name.startsWith("hxl") ? 2 : 0;
      String view =
          "(FROM read_csv('%s', header = true, all_varchar = true, skip = %d))"
              .formatted(sample, titles);
      assertThat(
          duckDb.rows(published), is(duckDb.rows(oracle.replace("FROM sample", "FROM " + view))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "acled, gazetteer, events.csv, ",
    "colombia-events, colombia-gazetteer, events.csv, ",
    "colombia-victims, colombia-gazetteer, victims.csv, ",
    "hxl-casualties, gazetteer, casualties.csv, ",
    "imsma-core-clearance, gazetteer, devices.csv, land_release=land_release.csv",
    "imsma-core-victims, gazetteer, victims.csv, accident=accidents.csv",
    "ucdp-ged, gazetteer, GEDEvent.csv, ",
  })
  void draftsValidJobForSample(String name, String gazetteer, String file, String lookup)
      throws IOException {
    Path samples = root.resolve(SAMPLES);
    Path made = root.resolve("drafts").resolve(name);
    List<String> command = new ArrayList<>(List.of("init", "--profile", name));
    command.addAll(List.of("--gazetteer", samples.resolve(gazetteer + ".csv").toString()));
    if (lookup != null) {
      command.add("--lookup");
      command.add(lookup.replace("=", "=" + samples.resolve(name) + "/"));
    }
    command.addAll(List.of("--to", made.toString(), samples.resolve(name).resolve(file) + ""));
    Answer answer = CommandLineRunner.run(command.toArray(String[]::new));
    assertThat(answer.err(), answer.exitCode(), is(0));
    assertThat(answer.out(), containsString("records can be read this way"));
    assertThat(
        Files.readString(made.resolve(name + ".yaml")),
        is(ShippedProfile.named(name).orElseThrow().text()));
    Answer explained = CommandLineRunner.run("explain", made.resolve("job.yaml").toString());
    assertThat(explained.err(), explained.exitCode(), is(0));
  }

  @Test
  void listsEveryProfileWithSampleAndHeader() throws IOException {
    List<String> files =
        Repository.filesUnder(Repository.root().resolve(PROFILES)).stream()
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".yaml"))
            .map(file -> file.replace(".yaml", ""))
            .toList();
    assertThat(names(), is(files));
    for (String name : names()) {
      String text = ShippedProfile.named(name).orElseThrow().text();
      assertThat(name, text, startsWith("# "));
      long header = text.lines().takeWhile(line -> line.startsWith("#")).count();
      assertThat(name, header, lessThanOrEqualTo(8L));
    }
  }

  /** The examples have points, because their gazetteers have boundaries. */
  @Test
  void readsColombiaAsExamplesDo() throws IOException {
    Path examples = Repository.root().resolve("examples/colombia");
    Map<String, Object> victims = yaml(Files.readString(examples.resolve("profiles/victims.yaml")));
    assertThat(profile("colombia-victims"), is(victims));
    Map<String, Object> job = yaml(Files.readString(examples.resolve("events.yaml")));
    Map<?, ?> found = (Map<?, ?>) ((List<?>) job.get("sources")).get(0);
    Map<Object, Object> events = new TreeMap<>((Map<?, ?>) found.get("profile"));
    events.remove("coordinates");
    assertThat(new TreeMap<Object, Object>(profile("colombia-events")), is(events));
  }

  private static Map<String, Object> profile(String name) {
    Map<String, Object> profile = yaml(ShippedProfile.named(name).orElseThrow().text());
    profile.remove("x-init");
    return profile;
  }

  private static Map<String, Object> yaml(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }
}

package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.Fingerprint;

/** The other files of a snapshot do not reveal what suppressed tables hide. */
final class SuppressedMetadataTest {

  private static final String HEADER = "day,region,district,killed,injured\n";
  private static final String SUPPRESSION = "suppression: {minimum_count: 5}";

  @TempDir private Path temporary;
  private final Map<Path, String> values = new HashMap<>();
  private JobFolder folder;

  @BeforeEach
  void makeGazetteer() throws IOException {
    folder = JobFolder.in(temporary);
  }

  @Test
  void hidesHowManyPlaceNamesAreUnmatched() throws IOException {
    folder.write(
        "people.csv",
        HEADER
            + "2020-01-05,North,Alder,0,1\n".repeat(20)
            + "2020-01-05,North,Nowhere,0,1\n".repeat(3)
            + "2020-01-05,North,Birch,0,1\n".repeat(20));
    Command.good(
        "run", folder.job("people.csv", SUPPRESSION, "thresholds: {unmatched_share: 0.5}"));
    assertThat(text("manifest.json"), not(containsString("unmatched\"")));
    assertThat(text("quality.json"), not(containsString("unmatched_share")));
    // Not even the outcome: the job's threshold would then bound the count.
    assertThat(text("quality.json"), not(containsString("\"source\"")));
    JsonNode exact = json(privateFolder().resolve("manifest.json"));
    assertThat(exact.at("/sources/0/unmatched").asInt(), is(3));
    assertThat(
        Files.readString(privateFolder().resolve("quality.json")),
        containsString("\"observed\" : 0.069767"));
  }

  @Test
  void hidesCountsOfSourceWithOnePlace() throws IOException {
    Path job = oneSourceForEachPlace(5);
    Command.good("run", job);
    for (JsonNode source : json(folder.current().resolve("manifest.json")).get("sources")) {
      List<String> keys = new ArrayList<>();
      source.fieldNames().forEachRemaining(keys::add);
      assertThat(keys, is(List.of("id", "dataset")));
    }
    JsonNode exact = json(privateFolder().resolve("manifest.json"));
    assertThat(exact.at("/sources/1/counted").asInt(), is(4));
  }

  /** A source with fewer records than the minimum count does not prevent publication. */
  private Path oneSourceForEachPlace(int minimum) throws IOException {
    folder.write("axe_hospital.csv", "day,injured\n" + "2020-01-05,1\n".repeat(4));
    folder.write("people.csv", HEADER + "2020-01-05,North,Birch,0,1\n".repeat(43));
    return folder.job(
        "people.csv",
        """
          - id: axe
            dataset: casualties
            files: [axe_hospital.csv]
            profile:
              date: {column: day, form: yyyy-MM-dd}
              region: [{level: region, constant: N}, {level: district, constant: N1}]
              measures: {counts: {injured: {column: injured}}}
        suppression: {minimum_count: %d}"""
            .formatted(minimum));
  }

  @Test
  void hidesSizesHashesAndNamesOfInputs() throws IOException {
    Path job = oneSourceForEachPlace(5);
    Command.good("run", job);
    for (String name : List.of("axe_hospital.csv", "people.csv")) {
      Fingerprint input = Fingerprint.of(temporary.resolve(name));
      assertThat(findings(name, List.of(), List.of(name, input.sha256())), is(empty()));
      assertThat(findings(name, List.of(input.bytes()), List.of()), is(empty()));
    }
    assertThat(json(folder.current().resolve("manifest.json")).has("content_id"), is(false));
    assertThat(json(privateFolder().resolve("manifest.json")).has("content_id"), is(true));
  }

  @Test
  void readsCountsFromPrivateFolder() throws IOException {
    Path job = folder.job("people.csv", SUPPRESSION, "thresholds: {volume_change_share: 0.1}");
    folder.write("people.csv", HEADER + "2020-01-05,North,Birch,0,1\n".repeat(43));
    Command.good("run", job);
    Command unchanged = Command.good("run", job, "--json");
    assertThat(unchanged.out(), containsString("\"unchanged\""));
    assertThat(unchanged.out(), containsString("\"counted\" : 43"));

    folder.write("people.csv", HEADER + "2020-01-05,North,Birch,0,1\n".repeat(53));
    Command more = Command.of("run", job);
    assertThat(more.code(), is(ExitCode.QUALITY_GATE));
    assertThat(more.err(), containsString("53 records counted, 23.26 % more than the 43 in run"));
  }

  @Test
  void publishesNothingWithoutPrivateFolder() throws IOException {
    Path job = folder.job("people.csv", SUPPRESSION);
    folder.write("people.csv", HEADER + "2020-01-05,North,Birch,0,1\n".repeat(43));
    Command.good("run", job);
    Files.move(privateFolder(), temporary.resolve("moved"));
    Command again = Command.of("run", job);
    assertThat(again.code(), is(ExitCode.QUALITY_GATE));
    assertThat(again.err(), containsString("their private folder is missing"));
  }

  @Test
  void hidesSuppressedNumbersInEveryFile() throws Exception {
    Map<String, Long> hidden = new TreeMap<>();
    Path job = distinctiveCounts(hidden);
    Command.good("run", job, "--range-size", "100000");
    for (String name : List.of("axe_hospital.csv", "mixed.csv")) {
      Fingerprint input = Fingerprint.of(temporary.resolve(name));
      hidden.put("bytes of " + name, input.bytes());
      assertThat(findings(name, List.of(), List.of(name, input.sha256())), is(empty()));
    }
    for (var number : hidden.entrySet()) {
      assertThat(findings(number.getKey(), List.of(number.getValue()), List.of()), is(empty()));
    }
    // The search finds numbers that are present.
    assertThat(findings("shown", List.of(8_209L), List.of()), is(not(empty())));
    String exact = Files.readString(privateFolder().resolve("manifest.json"));
    for (String key : List.of("counted of axe", "unmatched", "rejected", "filtered", "read")) {
      assertThat(key, exact, containsString(" " + hidden.get(key)));
    }
  }

  /**
   * Two sources of casualties and one of detections, which reads the same file as one of the
   * others. Every number below the minimum has decimal digits that nothing else has by chance.
   */
  private Path distinctiveCounts(Map<String, Long> hidden) throws IOException {
    int axe = 4_391;
    int birch = 2_713;
    int unmatched = 1_319;
    int rejected = 1_021;
    int finds = 8_209;
    hidden.put("counted of axe", (long) axe);
    hidden.put("birch", (long) birch);
    hidden.put("unmatched", (long) unmatched);
    hidden.put("rejected", (long) rejected);
    hidden.put("read", (long) birch + unmatched + rejected + finds);
    hidden.put("counted of reports", (long) birch + unmatched);
    hidden.put("accepted, filtered", (long) birch + unmatched + finds);
    // The sources of people filter as many records as there are detections, which are published.
    hidden.put("filtered", (long) birch + unmatched + rejected);
    folder.write("axe_hospital.csv", "day,injured\n" + "2020-01-05,1\n".repeat(axe));
    folder.write(
        "mixed.csv",
        "kind,day,region,district,killed,injured\n"
            + "person,2020-01-05,North,Birch,0,1\n".repeat(birch)
            + "person,2020-02-05,North,Nowhere,0,1\n".repeat(unmatched)
            + "person,2020-01-xx,North,Birch,0,1\n".repeat(rejected)
            + "find,2020-01-05,North,Birch,1,0\n".repeat(finds));
    return folder.job(
        "mixed.csv",
        """
              filters: [{column: kind, keep: [person]}]
          - id: axe
            dataset: casualties
            files: [axe_hospital.csv]
            profile:
              date: {column: day, form: yyyy-MM-dd}
              region: [{level: region, constant: N}, {level: district, constant: N1}]
              measures: {counts: {injured: {column: injured}}}
          - id: finds
            dataset: detections
            files: [mixed.csv]
            profile:
              date: {column: day, form: yyyy-MM-dd}
              region: [{level: region, name: region}]
              filters: [{column: kind, keep: [find]}]
              measures: {counts: {items: {column: killed}}}
        suppression: {minimum_count: 5000}
        thresholds: {rejected_records: 5000, freshness_days: 10000000, unmatched_share: 0.9}""");
  }

  /** Returns where the snapshot contains one of these numbers or strings. */
  private List<String> findings(String what, List<Long> numbers, List<String> texts)
      throws IOException {
    List<String> findings = new ArrayList<>();
    Path snapshot = folder.current().toRealPath();
    try (Stream<Path> files = Files.walk(snapshot)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // Reads every byte as a character, so that binary files can be searched too.
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        texts.stream()
            .filter(content::contains)
            .forEach(text -> findings.add(what + ": " + text + " in " + file));
        String values = file.toString().endsWith(".parquet") ? values(file) : content;
        for (Long number : numbers) {
          if (Pattern.compile("(?<![0-9A-Za-z])" + number + "(?![0-9A-Za-z])")
              .matcher(values)
              .find()) {
            findings.add(what + ": " + number + " in " + file);
          }
        }
      }
    }
    return findings;
  }

  /** Returns the values of a table, which is read once: no file of a snapshot changes. */
  private String values(Path file) {
    return values.computeIfAbsent(
        file,
        path -> {
          try (DuckDb tables = new DuckDb()) {
            return tables.rows("FROM read_parquet('" + path + "')").toString();
          } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.current().resolve(name));
  }

  private Path privateFolder() throws IOException {
    return folder.output().resolve("_private").resolve(folder.current().toRealPath().getFileName());
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.builder().build().readTree(file.toFile());
  }
}

package org.minetally.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random victims with revisions and deletions, victims without ids, and detections. */
final class RandomReports {
  private static final List<String> DISTRICTS =
      List.of("Alder", "Birch", "Cedar", "Dogwood", "Elsewhere", "");

  private final Random random;
  private final List<String> keyed = new ArrayList<>();
  private final List<String> keyless = new ArrayList<>();
  private final List<String> finds = new ArrayList<>();

  RandomReports(Random random) {
    this.random = random;
    for (int i = 0; i < 250; i++) {
      // No two revisions are equal, because the order decides which of two equal ones counts.
      keyed.add(
          "%s,%d,%s,%s"
              .formatted(
                  random.nextInt(10) == 0 ? "" : "K" + random.nextInt(60),
                  i,
                  random.nextInt(9) == 0 ? "void" : "open",
                  event()));
      keyless.add(event());
      finds.add(
          "%s,%s,%s,%d"
              .formatted(
                  date(), pick(DISTRICTS), pick(List.of("2020", "2021", "")), random.nextInt(50)));
    }
  }

  void shuffle() {
    Collections.shuffle(keyed, random);
    Collections.shuffle(keyless, random);
    Collections.shuffle(finds, random);
  }

  /** Writes the job, with each source's records in the given number of files. */
  Path write(Path folder, int files) throws Exception {
    return write(folder, files, "at-event");
  }

  /** Writes the job with a gazetteer {@code mode}. */
  Path write(Path folder, int files, String mode) throws Exception {
    Files.createDirectories(folder);
    write(
        folder,
        "keyed",
        "id,revision,state,incident,date,district,status,device,outcome",
        keyed,
        files);
    write(folder, "keyless", "incident,date,district,status,device,outcome", keyless, files);
    write(folder, "finds", "date,district,made,items", finds, files);
    Files.writeString(folder.resolve("gazetteer.csv"), GAZETTEER);
    return Files.writeString(folder.resolve("job.yaml"), JOB.formatted(mode));
  }

  private void write(Path folder, String name, String header, List<String> lines, int files)
      throws Exception {
    for (int file = 0; file < files; file++) {
      List<String> part =
          lines.subList(lines.size() * file / files, lines.size() * (file + 1) / files);
      Files.writeString(
          folder.resolve(name + "-" + file + ".csv"),
          header + "\n" + String.join("\n", part) + (part.isEmpty() ? "" : "\n"));
    }
  }

  private String event() {
    return "%s,%s,%s,%s,%s,%s"
        .formatted(
            random.nextInt(6) == 0 ? "" : "I" + random.nextInt(80),
            date(),
            pick(DISTRICTS),
            pick(List.of("c", "s", "")),
            pick(List.of("AP", "UXO", "")),
            pick(List.of("killed", "injured", "")));
  }

  private String date() {
    String month = "%d-%02d".formatted(2020 + random.nextInt(3), 1 + random.nextInt(12));
    return switch (random.nextInt(10)) {
      case 0 -> "";
      case 1 -> month.substring(0, 4);
      case 2 -> month;
      default -> "%s-%02d".formatted(month, 1 + random.nextInt(28));
    };
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static final String GAZETTEER =
      """
      code,name,level,parent,aliases,valid_from,valid_to
      T,Tallyland,country,,,,
      N,North,region,T,,,
      S,South,region,T,,,
      N1,Alder,district,N,,,
      N2,Birch,district,N,,,2021-06-14
      N2,Birch,district,S,,2021-06-15,
      S1,Cedar,district,S,,,2020-12-31
      S1,Cedar,district,N,,2021-01-01,2021-12-31
      S1,Cedar,district,S,,2022-01-01,
      S2,Dogwood,district,S,,,
      """;

  private static final String JOB =
      """
      minetally: 1
      gazetteer: {file: gazetteer.csv, levels: [country, region, district], mode: %s}
      periods: [month, year]
      levels: [country, region, district]
      dimensions: {casualties: [victim_status, device_category], detections: [production_year]}
      output: {path: out}
      provisional_days: 40
      thresholds: {rejected_share: 1}
      sources:
        - id: keyed
          dataset: casualties
          files: [keyed-*.csv]
          profile:
            record_key: [id]
            revision: {column: revision, form: number}
            deleted: {column: state, words: [void]}
            incident: {id: [incident]}
            date: {column: date, forms: [yyyy-MM-dd, yyyy-MM, yyyy]}
            region: [{level: district, name: district}]
            dimensions:
              victim_status: {column: status, values: {c: civilian, s: security_force}}
              device_category: {column: device, values: {AP: anti_personnel_mine, UXO: unexploded_ordnance}}
            measures: {outcome: {column: outcome, values: {killed: killed, injured: injured}}}
        - id: keyless
          dataset: casualties
          files: [keyless-*.csv]
          profile:
            incident: {estimate_by: [date, district]}
            date: {column: date, forms: [yyyy-MM-dd, yyyy-MM, yyyy]}
            region: [{level: district, name: district}]
            dimensions:
              victim_status: {column: status, values: {c: civilian, s: security_force}}
              device_category: {column: device, values: {AP: anti_personnel_mine, UXO: unexploded_ordnance}}
            measures: {outcome: {column: outcome, values: {killed: killed, injured: injured}}}
        - id: finds
          dataset: detections
          files: [finds-*.csv]
          profile:
            date: {column: date, forms: [yyyy-MM-dd, yyyy-MM, yyyy]}
            region: [{level: district, name: district}]
            dimensions: {production_year: {column: made, otherwise: keep}}
            measures: {counts: {items: {column: items}}}
      claims:
        - id: one
          statement: at least 1,000 items of 2021 were found in the South in 2021
          dataset: detections
          measure: items
          window: {from: 2021-01-01, to: 2021-12-31}
          regions: [S]
          filters: {production_year: "2021"}
          comparator: at_least
          value: 1000
          published_on: 2022-01-01
          source: constructed
        - id: two
          statement: 20 civilians were killed by mid 2021
          dataset: casualties
          measure: killed
          window: {to: 2021-06-30}
          filters: {victim_status: civilian}
          comparator: exactly
          value: 20
          published_on: 2022-01-01
          source: constructed
      """;
}

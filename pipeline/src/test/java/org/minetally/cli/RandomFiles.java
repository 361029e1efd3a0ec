package org.minetally.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A random job in a folder: a source of casualties with incidents and a source of detections, each
 * in several files, with repeated keys, imprecise dates, unusual places, invalid numbers and fields
 * with newlines. The column {@code n} numbers the records of a source in reading order.
 */
final class RandomFiles {

  private static final List<String> REGIONS = List.of("North", "south", " South", "Nowhere", "");
  private static final List<String> DISTRICTS =
      List.of("Alder", "BIRCH", "Betula", "birch town", "Cedar", "Elsewhere", "");
  private static final List<String> COUNTS = List.of("0", "1", "2", "3", "", "n/a", "-1", "1.5");
  private static final List<String> AREAS =
      List.of("0", "0,5", "1.234,25", "12,0001", "", "7", "1,234,5");
  private static final List<String> NOTES =
      List.of("plain", "\"a, b\"", "\"two\nlines\"", "\"a \"\"quoted\"\" word\"", "");

  private final JobFolder folder;
  private final Random random;
  private final boolean keyed;
  private final String newline;

  RandomFiles(JobFolder folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
    this.keyed = seed % 3 != 0;
    this.newline = seed % 2 == 0 ? "\n" : "\r\n";
  }

  /** Whether the job declares the column {@code id} as the record key. */
  boolean isKeyed() {
    return keyed;
  }

  /** A range size that divides these files into dozens of ranges. */
  int rangeSize() {
    return 200 + random.nextInt(3000);
  }

  /** Writes the files {@code casualties-*} and {@code detections-*} and the job. */
  java.nio.file.Path write() throws IOException {
    files("casualties", "n,id,first,last,region,district,kind,status,killed,hurt,note", ",");
    files("detections", "n;id;first;last;region;district;kind;device;items;area;note", ";");
    String key = keyed ? "record_key: [id]" : "record_key: []";
    return folder.write(
        "job.yaml",
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        periods: [month, quarter, year]
        levels: [region, district]
        dimensions: {casualties: [victim_status], detections: [device_category, device_model]}
        thresholds: {rejected_share: 1}
        output: {path: out}
        sources:
          - id: incidents
            dataset: casualties
            files: [casualties-*]
            profile:
              %1$s
              missing: [n/a]
              filters: [{column: kind, drop: [drill]}]
              date: {start: first, end: last, form: yyyy-MM-dd}
              region: [{level: region, name: region}, {level: district, name: district}]
              dimensions:
                victim_status: {column: status, values: {c: civilian, s: security_force}}
              measures: {counts: {killed: {column: killed}, injured: {column: hurt}}}
          - id: finds
            dataset: detections
            files: [detections-*]
            format: {separator: ";"}
            profile:
              %1$s
              missing: [n/a]
              numbers: {decimal: ",", thousands: "."}
              filters: [{column: kind, keep: [real]}]
              date: {start: first, end: last, form: yyyy-MM-dd}
              region: [{level: region, name: region}, {level: district, name: district}]
              dimensions:
                device_category:
                  column: device
                  values: {AP: anti_personnel_mine}
                  otherwise: {member: other_erw}
                device_model: {column: device, otherwise: keep}
              measures:
                counts: {items: {column: items}, area_cleared_m2: {column: area, unit: ha}}
        """
            .formatted(key));
  }

  private void files(String name, String header, String separator) throws IOException {
    int files = 1 + random.nextInt(3);
    int n = 0;
    for (int file = 0; file < files; file++) {
      StringBuilder text = new StringBuilder(header).append(newline);
      int records = random.nextInt(120);
      for (int i = 0; i < records; i++) {
        text.append(String.join(separator, record(n++, name.equals("casualties")))).append(newline);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      boolean packed = random.nextInt(4) == 0;
      folder.write(name + "-" + file + (packed ? ".csv.gz" : ".csv"), packed ? gzip(bytes) : bytes);
    }
  }

  private List<String> record(int n, boolean casualties) {
    LocalDate first = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(900));
    LocalDate last = first.plusDays(random.nextInt(4) == 0 ? random.nextInt(200) : 0);
    boolean dated = random.nextInt(12) > 0;
    String id = random.nextInt(10) == 0 ? "" : String.valueOf(random.nextInt(90));
    return List.of(
        String.valueOf(n),
        id,
        dated ? first.toString() : "",
        dated ? last.toString() : "",
        pick(REGIONS),
        pick(DISTRICTS),
        random.nextInt(8) == 0 ? "drill" : "real",
        casualties ? pick(List.of("c", "s", "", "x")) : pick(List.of("AP", "PMN-2", "")),
        pick(COUNTS.subList(0, casualties ? COUNTS.size() : COUNTS.size() - 1)),
        casualties ? pick(COUNTS) : pick(AREAS),
        pick(NOTES));
  }

  /** Picks one of the choices; later choices are less likely. */
  private String pick(List<String> choices) {
    return choices.get(Math.min(random.nextInt(choices.size()), random.nextInt(choices.size())));
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s, keyed %b", folder.folder(), keyed);
  }
}

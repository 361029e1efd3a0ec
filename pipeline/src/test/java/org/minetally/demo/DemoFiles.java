package org.minetally.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The generated files of {@code testdata/demo} by their names. */
final class DemoFiles {

  private static final long SEED = 20_240_501;

  private DemoFiles() {}

  /** Returns the text of each file by its name; a name that ends in {@code .gz} is compressed. */
  static Map<String, String> texts() {
    Country country = new Country(SEED);
    Detections detections = new Detections(country, SEED + 1);
    Victims victims = new Victims(country, SEED + 2);
    Map<String, String> texts = new TreeMap<>();
    texts.put("gazetteer.csv", gazetteer(country));
    texts.put("population.csv", population(country, new Dice(SEED + 3)));
    texts.put("boundaries.geojson", boundaries(country));
    texts.put("data/detections-2010-2017.csv.gz", lines(detections.until2017));
    texts.put("data/detections-2018-2024.csv.gz", lines(detections.since2018));
    texts.put("data/detections-revisions.csv", lines(detections.revisions));
    texts.put("data/victims.csv", lines(victims.register));
    texts.put("data/victims-revisions.csv", lines(victims.revisions));
    texts.put("data/victims-withdrawn.csv", lines(victims.withdrawn));
    return texts;
  }

  private static String gazetteer(Country country) {
    StringBuilder lines = new StringBuilder("code,name,level,parent,valid_from,valid_to,aliases\n");
    lines.append("QX,Quillonia,country,,,,Republic of Quillonia\n");
    for (Country.Province province : Country.PROVINCES) {
      lines.append(
          "%s,%s,province,QX,,,%s\n".formatted(province.code(), province.name(), province.alias()));
    }
    for (Country.District district : country.districts()) {
      String aliases = String.join("|", district.variants());
      String parent = Country.PROVINCES.get(district.province()).code();
      lines.append(
          switch (district.name()) {
            case "Thornlea" ->
                """
                QX0304,Thornlea,district,QX03,,2016-06-30,%1$s
                QX0304,Thornlea,district,QX04,2016-07-01,,%1$s
                """
                    .formatted(aliases);
            case "Clovercross" ->
                """
                QX0403,Clovercross,district,QX04,,2017-12-31,%1$s
                QX0403,West Clovercross,district,QX04,2018-01-01,,%1$s
                """
                    .formatted(aliases);
            case "East Clovercross" ->
                "%s,%s,district,%s,2018-01-01,,%s\n"
                    .formatted(district.code(), district.name(), parent, aliases);
            default ->
                "%s,%s,district,%s,,,%s\n"
                    .formatted(district.code(), district.name(), parent, aliases);
          });
    }
    return lines.toString();
  }

  /** Returns four estimates for each district; the third follows the split of Clovercross. */
  private static String population(Country country, Dice dice) {
    StringBuilder lines = new StringBuilder("code,year,population\n");
    int west = 0;
    for (int i = 0; i < country.districts().size(); i++) {
      int people = 4_000 + (int) (50_000 * dice.unit() * dice.unit());
      west = i == country.westClovercross() ? people : west;
      for (int year = 2010; year <= 2022; year += 4) {
        int growth = 1_000 + 9 * (year - 2010);
        boolean united = year < 2018;
        if (i == country.eastClovercross() && united) {
          continue;
        }
        int share = i == country.westClovercross() && !united ? 600 : 1_000;
        int first = i == country.eastClovercross() ? west * 4 / 10 : people;
        lines.append(
            "%s,%d,%d\n"
                .formatted(
                    country.districts().get(i).code(),
                    year,
                    (long) first * growth / 1_000 * share / 1_000));
      }
    }
    return lines.toString();
  }

  private static String boundaries(Country country) {
    return country.districts().stream()
        .map(DemoFiles::feature)
        .collect(joining(",\n", "{\"type\": \"FeatureCollection\", \"features\": [\n", "\n]}\n"));
  }

  private static String feature(Country.District district) {
    List<Country.Point> boundary = district.boundary();
    String ring =
        boundary.stream()
            .map(DemoFiles::position)
            .collect(joining(",", "[", "," + position(boundary.get(0)) + "]"));
    return "{\"type\": \"Feature\", \"properties\": {\"code\": \"%s\"}, ".formatted(district.code())
        + "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": ["
        + ring
        + "]}}";
  }

  private static String position(Country.Point point) {
    return "["
        + DemoRecords.degrees(point.longitude())
        + ","
        + DemoRecords.degrees(point.latitude())
        + "]";
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /** Returns a file's bytes, compressed if its name ends in {@code .gz}. */
  static byte[] encode(String name, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (!name.endsWith(".gz")) {
      return bytes;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] member = packed.toByteArray();
    member[9] = (byte) 0xff; // the system: unknown; JDK 16 changed what it writes
    return member;
  }

  /** Returns the text that a file's bytes hold. */
  static String decode(String name, byte[] bytes) throws IOException {
    if (!name.endsWith(".gz")) {
      return new String(bytes, UTF_8);
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), UTF_8);
    }
  }
}

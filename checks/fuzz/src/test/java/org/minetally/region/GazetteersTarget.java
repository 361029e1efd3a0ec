package org.minetally.region;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.region.GazetteerGeoJson.LevelProperties;
import org.minetally.region.GazetteerGeoJson.Source;
import org.minetally.region.GazetteerGeoJson.Source.Property;

/**
 * Reads gazetteers as CSV or GeoJSON, or alias files; the first byte selects which. Unless the
 * input is rejected, every region is found by its code, at its level, under its parent.
 */
public final class GazetteersTarget implements Target {

  private static final List<String> LEVELS = List.of("region", "district");

  private static final List<LevelProperties> PROPERTIES =
      List.of(
          new LevelProperties("region", new Property("reg"), new Property("reg_name")),
          new LevelProperties("district", new Property("dis"), new Property("dis_name")));

  private static final Source REGION = Source.derived(null, new Property("reg_name"));

  /** The codes are made from the names. */
  private static final List<LevelProperties> NAMES =
      List.of(
          new LevelProperties("region", REGION, new Property("reg_name")),
          new LevelProperties(
              "district",
              Source.derived(REGION, new Property("dis_name")),
              new Property("dis_name")));

  private static final String CSV =
      """
      code,name,level,parent,aliases,valid_from,valid_to
      N,North,region,,,,
      S,South,region,,,,
      N1,Alder,district,N,,,2019-12-31
      N1,Alder,district,S,,2020-01-01,
      N2,"Birch, the",district,N,Birch Town|Betula,,
      """;

  @Override
  public String name() {
    return "gazetteers";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "0" + CSV,
        "0" + new String(Seeds.file("sample/gazetteer.csv"), UTF_8).replace("province", "region"),
        "1{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"reg\":\"N\",\"reg_name\":\"North\",\"dis\":12,\"dis_name\":\"Alder\"}},\n"
            + "{\"properties\":{\"reg\":\"N\",\"reg_name\":\"North\",\"dis\":\"13\",\"dis_name\":\"Birch\"}}]}",
        "3{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"reg_name\":\"North\",\"dis_name\":\"Alder\"}},\n"
            + "{\"properties\":{\"reg_name\":\"South\",\"dis_name\":\"Alder\"}}]}",
        "2level,code,alias\nregion,N,Nord\ndistrict,N2,\"B\u0259r\u00e7\"\n");
  }

  @Override
  public List<String> words() {
    return List.of(
        "region",
        "district",
        "N",
        "S",
        "N1",
        ",,",
        "|",
        "\"",
        "\n",
        "2019-12-31",
        "2020-01-01",
        "9999-12-31",
        "0001-01-01",
        "\"reg\":",
        "null",
        "[",
        "]",
        "{",
        "}",
        "code,name,level");
  }

  @Override
  public int inShortRun() {
    return 2_000;
  }

  @Override
  public boolean check(byte[] input) throws IOException {
    if (input.length == 0) {
      return false;
    }
    var in = new ByteArrayInputStream(Arrays.copyOfRange(input, 1, input.length));
    try {
      switch (input[0] & 3) {
        case 1 -> find(GazetteerGeoJson.read(in, "file", PROPERTIES), List.of());
        case 3 -> find(GazetteerGeoJson.read(in, "file", NAMES), List.of());
        case 2 -> {
          var csv = new ByteArrayInputStream(CSV.getBytes(UTF_8));
          find(
              GazetteerCsv.read(csv, "file", GazetteerCsv.Columns.DEFAULT),
              AliasCsv.read(in, "aliases"));
        }
        default -> find(GazetteerCsv.read(in, "file", GazetteerCsv.Columns.DEFAULT), List.of());
      }
      return true;
    } catch (GazetteerException e) {
      // JSON itself has the word null.
      String given = new String(input, ISO_8859_1) + new String(input, UTF_8) + " null";
      e.problems().forEach(problem -> Promise.isUserMessage(problem, given));
      return false;
    }
  }

  private static void find(List<Gazetteer.Entry> entries, List<Alias> aliases) {
    Gazetteer gazetteer = Gazetteer.of(LEVELS, entries, aliases, RegionMode.AT_EVENT);
    for (Gazetteer.Entry entry : entries) {
      int level = gazetteer.levelIndex(entry.level());
      int found = gazetteer.findCode(level, entry.code());
      Promise.that(found >= 0, "not found by its code: " + entry);
      Promise.equal(gazetteer.ancestorAt(found, level), found, "itself");
      gazetteer.suggest(level, Gazetteer.UNKNOWN, entry.name() + "x", 3);
      int parent = gazetteer.ancestorAt(found, 0);
      int named = gazetteer.findName(level, level == 0 ? Gazetteer.UNKNOWN : parent, entry.name());
      boolean plain = entry.name().chars().anyMatch(c -> c < 0x80 && Character.isLetter(c));
      Promise.that(
          named != Gazetteer.NOT_FOUND || gazetteer.isTimed(found) || !plain,
          "not found by its name: " + entry);
    }
  }
}

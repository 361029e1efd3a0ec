package org.minetally.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The regions of Quillonia and where ordnance is found in it.
 *
 * <p>A former front line crosses the country from west to east. Most ordnance is near it, in
 * patches that are cleared at different times.
 *
 * <p>Two reforms: on 1 July 2016 the district of Thornlea moved from Wrenmark to Millvale; on 1
 * January 2018 Clovercross was split into West Clovercross, which kept the code, and East
 * Clovercross. Boundaries are those after the reforms.
 */
final class Country {

  static final int FIRST_YEAR = 2010;
  static final int LAST_YEAR = 2024;

  /** A province. */
  record Province(String code, String name, String alias) {}

  /** A district with its boundary; {@code variants} are spellings that are aliases. */
  record District(
      String code, String name, int province, List<String> variants, List<Point> boundary) {}

  /** A point in 1/10,000 degree. */
  record Point(int longitude, int latitude) {}

  /** Where something happened. */
  record Site(int district, Point point, double distanceToFront) {}

  private record Patch(double x, double y, double radius, double strength, double year) {}

  private static final int WIDTH = 144;
  private static final int HEIGHT = 96;
  private static final int WEST = -420_000;
  private static final int SOUTH = 335_000;
  private static final double CELL = 10_000.0 / 24;

  static final List<Province> PROVINCES =
      List.of(
          new Province("QX01", "Northmoor", "North Moor"),
          new Province("QX02", "Hollowfell", "Hollow Fell"),
          new Province("QX03", "Wrenmark", ""),
          new Province("QX04", "Millvale", "Mill Vale"),
          new Province("QX05", "Lanternlake", "Lantern Lake"),
          new Province("QX06", "Saltreach", ""),
          new Province("QX07", "Thistledown", "Thistle Down"),
          new Province("QX08", "Amberwater", "Amber Water"));

  private static final double[][] PROVINCE_SEEDS = {
    {0.42, 0.80}, {0.73, 0.76}, {0.19, 0.60}, {0.45, 0.53},
    {0.78, 0.50}, {0.25, 0.27}, {0.52, 0.24}, {0.75, 0.25}
  };

  private static final List<List<String>> DISTRICT_NAMES =
      List.of(
          List.of(
              "Alderwick|Alder Wick",
              "Bramblecote",
              "Cinderhope|Cinder Hope",
              "Duskholm",
              "Emberfold|Emberfolde",
              "Foxhollow|Fox Hollow",
              "Gladmere",
              "Heronsby|Heronsbye"),
          List.of(
              "Ironbeck|Iron Beck",
              "Juniperhead",
              "Kestrelgate|Kestrel Gate",
              "Larkspur",
              "Mossgarth|Moss Garth",
              "Nettlecombe|Nettlecoombe",
              "Ottersedge|Otter's Edge",
              "Pinecrag"),
          List.of(
              "Quarryton|Quarry Town",
              "Rookhaven",
              "Sedgewater|Sedge Water",
              "Thornlea|Thorn Lea|Thornleigh",
              "Umberdale",
              "Violet Bay|Violetbay",
              "Willowend|Willow End",
              "Yarrowby"),
          List.of(
              "Appledene|Appledean",
              "Barleyfield|Barley Field",
              "Clovercross|Clover Cross",
              "Dovecote Rise|Dovecote",
              "Elmtarn",
              "Fernholt|Fern Holt",
              "Goldacre|Gold Acre",
              "Hazelmead"),
          List.of(
              "Islegate|Isle Gate",
              "Jadewater",
              "Kingfisher Point|Kingfisher Pt",
              "Lilyholm|Lily Holm",
              "Marshlight",
              "Northlantern|North Lantern",
              "Osier Quay",
              "Pebblemere|Pebble Mere"),
          List.of(
              "Quillport|Quill Port|Port Quill",
              "Reedmouth",
              "Samphire",
              "Tidewell|Tide Well",
              "Underfoam",
              "Vesperhaven|Vesper Haven",
              "Whelkstrand",
              "Aurélie|Port Aurélie"),
          List.of(
              "Bellweather|Bell Weather",
              "Copperdown",
              "Daisyhurst|Daisy Hurst",
              "Eglantine",
              "Flintcombe|Flintcoombe",
              "Grasshope",
              "Hollycroft|Holly Croft",
              "Inkwell"),
          List.of(
              "Jasperford|Jasper Ford",
              "Kelpbank",
              "Lindenwold|Linden Wold",
              "Magpie Cross|Magpiecross",
              "Brêvane",
              "Oakenmere|Oaken Mere",
              "Plumtree",
              "Quincefield|Quince Field"));

  /** The former front line, in shares of the country's width and height. */
  private static final double[][] FRONT = {
    {0.08, 0.72}, {0.24, 0.60}, {0.40, 0.58}, {0.53, 0.47}, {0.68, 0.45}, {0.80, 0.34}, {0.95, 0.36}
  };

  private final Mesh mesh;
  private final int[] owner;
  private final List<District> districts = new ArrayList<>();
  private final double[] frontDistance;
  private final List<Patch> patches = new ArrayList<>();
  private final double[][] cumulative = new double[LAST_YEAR - FIRST_YEAR + 1][];

  Country(long seed) {
    Dice dice = new Dice(seed);
    mesh = new Mesh(WIDTH, HEIGHT, dice);
    List<Integer> seeds = new ArrayList<>();
    for (double[] share : PROVINCE_SEEDS) {
      seeds.add(mesh.cell((int) (share[0] * WIDTH), (int) (share[1] * HEIGHT)));
    }
    int[] province = mesh.divide(this::isLand, seeds);
    owner = divideProvinces(province);
    mesh.separateCorners(owner);
    mesh.smooth(owner, 2);
    for (int i = 0; i < districts.size(); i++) {
      District district = districts.get(i);
      List<Point> boundary = mesh.boundary(owner, i).stream().map(Country::point).toList();
      districts.set(
          i,
          new District(
              district.code(),
              district.name(),
              district.province(),
              district.variants(),
              boundary));
    }
    frontDistance = new double[mesh.cells()];
    for (int cell = 0; cell < frontDistance.length; cell++) {
      frontDistance[cell] = distanceToFront(mesh.x(cell) + 0.5, mesh.y(cell) + 0.5);
    }
    placePatches(dice);
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      cumulative[year - FIRST_YEAR] = cumulativeWeights(year);
    }
  }

  List<District> districts() {
    return districts;
  }

  /** Returns the district that was split in 2018, whose code West Clovercross kept. */
  int westClovercross() {
    return index("QX0403");
  }

  int eastClovercross() {
    return index("QX0409");
  }

  private int index(String code) {
    for (int i = 0; i < districts.size(); i++) {
      if (districts.get(i).code().equals(code)) {
        return i;
      }
    }
    throw new IllegalArgumentException(code);
  }

  /** An island whose coast is a circle with waves of several lengths. */
  private boolean isLand(int cell) {
    double x = (mesh.x(cell) + 0.5) / WIDTH * 2 - 1;
    double y = (mesh.y(cell) + 0.5) / HEIGHT * 2 - 1;
    double angle = StrictMath.atan2(y, x);
    double coast =
        0.83
            + 0.060 * StrictMath.sin(2 * angle + 0.4)
            + 0.050 * StrictMath.sin(3 * angle + 1.0)
            + 0.040 * StrictMath.sin(5 * angle + 2.1)
            + 0.035 * StrictMath.sin(8 * angle + 0.5)
            + 0.020 * StrictMath.sin(13 * angle + 4.0)
            + 0.012 * StrictMath.sin(29 * angle);
    return Math.sqrt(x * x + y * y) < coast;
  }

  /** Divides each province into districts, numbered from north to south. */
  private int[] divideProvinces(int[] province) {
    int[] all = new int[mesh.cells()];
    java.util.Arrays.fill(all, Mesh.SEA);
    int[] split = null;
    for (int i = 0; i < PROVINCES.size(); i++) {
      int number = i;
      IntPredicate inside = cell -> province[cell] == number;
      List<String> names = DISTRICT_NAMES.get(i);
      int[] areas = mesh.divide(inside, names.size());
      List<Integer> order = new ArrayList<>();
      for (int area = 0; area < names.size(); area++) {
        order.add(area);
      }
      order.sort(Comparator.comparingInt(area -> -mesh.middle(areas, area)));
      for (int k = 0; k < order.size(); k++) {
        List<String> spellings = List.of(names.get(k).split("\\|"));
        int area = order.get(k);
        for (int cell = 0; cell < all.length; cell++) {
          if (areas[cell] == area) {
            all[cell] = districts.size();
          }
        }
        String code = PROVINCES.get(i).code() + "0" + (k + 1);
        if (code.equals("QX0403")) {
          split = halves(areas, area);
        }
        districts.add(
            new District(
                code, spellings.get(0), i, spellings.subList(1, spellings.size()), List.of()));
      }
    }
    int east = districts.size();
    for (int cell = 0; cell < all.length; cell++) {
      if (split != null && split[cell] == 1) {
        all[cell] = east;
      }
    }
    districts.add(
        new District("QX0409", "East Clovercross", 3, List.of("Clovercross East"), List.of()));
    return all;
  }

  /** Divides an area into its western half, 0, and its eastern half, 1. */
  private int[] halves(int[] areas, int area) {
    int west = Mesh.SEA;
    int east = Mesh.SEA;
    for (int cell = 0; cell < areas.length; cell++) {
      if (areas[cell] == area) {
        west = west == Mesh.SEA || mesh.x(cell) < mesh.x(west) ? cell : west;
        east = east == Mesh.SEA || mesh.x(cell) > mesh.x(east) ? cell : east;
      }
    }
    return mesh.divide(cell -> areas[cell] == area, List.of(west, east));
  }

  private static Point point(Mesh.Position position) {
    return new Point(
        WEST + (int) StrictMath.rint(position.x() * CELL),
        SOUTH + (int) StrictMath.rint(position.y() * CELL));
  }

  private static double distanceToFront(double x, double y) {
    double nearest = Double.MAX_VALUE;
    for (int i = 1; i < FRONT.length; i++) {
      double ax = FRONT[i - 1][0] * WIDTH;
      double ay = FRONT[i - 1][1] * HEIGHT;
      double bx = FRONT[i][0] * WIDTH - ax;
      double by = FRONT[i][1] * HEIGHT - ay;
      double along = ((x - ax) * bx + (y - ay) * by) / (bx * bx + by * by);
      along = Math.max(0, Math.min(1, along));
      double dx = x - ax - along * bx;
      double dy = y - ay - along * by;
      nearest = Math.min(nearest, Math.sqrt(dx * dx + dy * dy));
    }
    return nearest;
  }

  private void placePatches(Dice dice) {
    while (patches.size() < 46) {
      int cell = dice.below(mesh.cells());
      boolean near = frontDistance[cell] < 9;
      if (owner[cell] != Mesh.SEA && (near || dice.chance(0.02))) {
        patches.add(
            new Patch(
                mesh.x(cell),
                mesh.y(cell),
                1.5 + 2.5 * dice.unit(),
                0.8 + 4 * dice.unit() * dice.unit(),
                FIRST_YEAR + 16 * dice.unit()));
      }
    }
  }

  private double[] cumulativeWeights(int year) {
    double[] sums = new double[mesh.cells()];
    double sum = 0;
    for (int cell = 0; cell < sums.length; cell++) {
      if (owner[cell] != Mesh.SEA) {
        double weight = 0.006 + 0.16 * StrictMath.exp(-frontDistance[cell] / 5);
        for (Patch patch : patches) {
          double dx = mesh.x(cell) - patch.x();
          double dy = mesh.y(cell) - patch.y();
          double age = (year - patch.year()) / 4.5;
          weight +=
              patch.strength()
                  * StrictMath.exp(-(dx * dx + dy * dy) / (2 * patch.radius() * patch.radius()))
                  * (0.15 + StrictMath.exp(-age * age));
        }
        sum += weight;
      }
      sums[cell] = sum;
    }
    return sums;
  }

  /** Returns a place where something happened in a year. */
  Site site(int year, Dice dice) {
    double[] sums = cumulative[year - FIRST_YEAR];
    double wanted = dice.unit() * sums[sums.length - 1];
    int cell = 0;
    for (int step = Integer.highestOneBit(sums.length); step > 0; step /= 2) {
      if (cell + step <= sums.length && sums[cell + step - 1] <= wanted) {
        cell += step;
      }
    }
    int district = owner[cell];
    for (int attempt = 0; attempt < 20; attempt++) {
      Point point = point(mesh.inside(cell, dice.unit(), dice.unit()));
      if (contains(districts.get(district).boundary(), point)) {
        return new Site(district, point, frontDistance[cell]);
      }
    }
    return site(year, dice); // smoothing has cut the cell off
  }

  private static boolean contains(List<Point> boundary, Point point) {
    boolean inside = false;
    Point before = boundary.get(boundary.size() - 1);
    for (Point corner : boundary) {
      if (corner.latitude() > point.latitude() != before.latitude() > point.latitude()) {
        double crossing =
            before.longitude()
                + (double) (point.latitude() - before.latitude())
                    / (corner.latitude() - before.latitude())
                    * (corner.longitude() - before.longitude());
        inside ^= point.longitude() < crossing;
      }
      before = corner;
    }
    return inside;
  }
}

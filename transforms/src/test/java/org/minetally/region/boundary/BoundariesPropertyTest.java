package org.minetally.region.boundary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.region.boundary.Boundaries.Shape;

/**
 * Random polygons, compared with ray casting in whole numbers, which is exact. Everything is on a
 * grid, so many points are corners, are on edges, or are level with them. A grid step is a quarter
 * of a degree, which a double represents exactly.
 */
class BoundariesPropertyTest {

  private static final double STEP = 0.25;
  private static final int SIZE = 24;

  /** A polygon of a region; the coordinates of each ring alternate between x and y. */
  private record Drawn(int region, List<int[]> rings) {

    Shape shape() {
      List<double[]> degrees = new ArrayList<>();
      for (int[] ring : rings) {
        double[] numbers = new double[ring.length];
        for (int i = 0; i < ring.length; i++) {
          numbers[i] = ring[i] * STEP;
        }
        degrees.add(numbers);
      }
      return new Shape(region, Squares.polygon(degrees));
    }

    /**
     * Returns whether the point is on an edge of any ring, or a ray to the east crosses an odd
     * number of edges.
     */
    boolean covers(int x, int y) {
      boolean odd = false;
      for (int[] ring : rings) {
        for (int i = 0; i < ring.length; i += 2) {
          int j = (i + 2) % ring.length;
          if (isOn(x, y, ring[i], ring[i + 1], ring[j], ring[j + 1])) {
            return true;
          }
          odd ^= isCrossed(x, y, ring[i], ring[i + 1], ring[j], ring[j + 1]);
        }
      }
      return odd;
    }

    private static boolean isOn(int x, int y, int x1, int y1, int x2, int y2) {
      return (long) (x2 - x1) * (y - y1) == (long) (y2 - y1) * (x - x1)
          && Math.min(x1, x2) <= x
          && x <= Math.max(x1, x2)
          && Math.min(y1, y2) <= y
          && y <= Math.max(y1, y2);
    }

    private static boolean isCrossed(int x, int y, int x1, int y1, int x2, int y2) {
      if (y1 > y == y2 > y) {
        return false;
      }
      // x < x1 + (y - y1) (x2 - x1) / (y2 - y1), without dividing
      long left = (long) (x - x1) * (y2 - y1);
      long right = (long) (y - y1) * (x2 - x1);
      return y2 > y1 ? left < right : left > right;
    }
  }

  private static Drawn random(Random random, int regions) {
    int west = random.nextInt(SIZE);
    int south = random.nextInt(SIZE);
    int[] ring = new int[2 * (3 + random.nextInt(6))];
    for (int i = 0; i < ring.length; i += 2) {
      ring[i] = west + random.nextInt(SIZE / 2);
      ring[i + 1] = south + random.nextInt(SIZE / 2);
    }
    List<int[]> rings = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      // The ring is a hole in a slanted shell around it, which it may touch.
      int east = west + SIZE / 2;
      int north = south + SIZE / 2;
      rings.add(new int[] {west, south, east, south - 2, east, north, west, north + 3});
    }
    rings.add(ring);
    return new Drawn(random.nextInt(regions), rings);
  }

  private static int oracle(List<Drawn> map, int x, int y) {
    return map.stream()
        .filter(drawn -> drawn.covers(x, y))
        .mapToInt(Drawn::region)
        .min()
        .orElse(Boundaries.NOWHERE);
  }

  @Test
  void agreesWithRayCastingWhateverTheOrderOfPolygons() {
    Random random = new Random(2_021);
    int[] found = new int[2];
    for (int i = 0; i < 250; i++) {
      List<Drawn> map = new ArrayList<>();
      for (int n = 1 + random.nextInt(12); n > 0; n--) {
        map.add(random(random, 8));
      }
      Boundaries boundaries = Boundaries.of(0, map.stream().map(Drawn::shape).toList());
      List<Drawn> other = new ArrayList<>(map);
      Collections.shuffle(other, random);
      Boundaries shuffled = Boundaries.of(0, other.stream().map(Drawn::shape).toList());
      assertThat(shuffled.box(), is(boundaries.box()));
      for (int p = 0; p < 300; p++) {
        int x = random.nextInt(3 * SIZE / 2);
        int y = random.nextInt(3 * SIZE / 2);
        int expected = oracle(map, x, y);
        String what = "map %d, point %d %d".formatted(i, x, y);
        assertThat(what, boundaries.locate(x * STEP, y * STEP), is(expected));
        assertThat(what, shuffled.locate(x * STEP, y * STEP), is(expected));
        assertThat(
            what,
            shuffled.nearest(x * STEP + 0.01, y * STEP, 5_000),
            is(boundaries.nearest(x * STEP + 0.01, y * STEP, 5_000)));
        found[expected == Boundaries.NOWHERE ? 0 : 1]++;
      }
    }
    assertThat(found[0], is(greaterThan(10_000)));
    assertThat(found[1], is(greaterThan(10_000)));
  }

  /** The oracle walks along every edge in small steps. */
  @Test
  void agreesWithStepwiseSearchOnTheNearestPolygon() {
    Random random = new Random(77);
    int near = 0;
    for (int i = 0; i < 200; i++) {
      List<Shape> shapes = new ArrayList<>();
      for (int region = 0; region < 4; region++) {
        double west = 40 + random.nextDouble() * 0.1;
        double south = 39 + random.nextDouble() * 0.1;
        double[] ring = new double[6];
        for (int c = 0; c < 6; c += 2) {
          ring[c] = west + random.nextDouble() * 0.03;
          ring[c + 1] = south + random.nextDouble() * 0.03;
        }
        shapes.add(new Shape(region, Squares.polygon(ring)));
      }
      Boundaries boundaries = Boundaries.of(0, shapes);
      double x = 40 + random.nextDouble() * 0.13;
      double y = 39 + random.nextDouble() * 0.13;
      int found = boundaries.nearest(x, y, 2_000);
      double[] metres = shapes.stream().mapToDouble(shape -> walked(shape, x, y)).toArray();
      for (int region = 0; region < metres.length; region++) {
        if (found == Boundaries.NOWHERE) {
          assertThat(metres[region], is(greaterThan(1_990.0)));
        } else {
          assertThat(metres[region], is(greaterThan(metres[found] * 0.99 - 2)));
        }
      }
      near += found == Boundaries.NOWHERE ? 0 : 1;
    }
    assertThat(near, is(greaterThan(50)));
  }

  private static double walked(Shape shape, double x, double y) {
    double least = Double.POSITIVE_INFINITY;
    var corners = shape.polygon().getCoordinates();
    for (int i = 1; i < corners.length; i++) {
      for (int step = 0; step <= 1_000; step++) {
        double t = step / 1_000.0;
        double px = corners[i - 1].x + t * (corners[i].x - corners[i - 1].x);
        double py = corners[i - 1].y + t * (corners[i].y - corners[i - 1].y);
        // A degree at 39 degrees north, from a table: 86,628 m by 111,015 m.
        least = Math.min(least, Math.hypot((px - x) * 86_628, (py - y) * 111_015));
      }
    }
    return least;
  }
}

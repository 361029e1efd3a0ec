package org.minetally.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * A grid of cells with irregular corners, divided into areas. Neighbouring areas share the corners
 * of their common border, so that their polygons tile the country without gaps or overlaps.
 */
final class Mesh {

  static final int SEA = -1;

  final int width;
  final int height;
  private final int[] cost;
  private final double[] cornerX;
  private final double[] cornerY;

  Mesh(int width, int height, Dice dice) {
    this.width = width;
    this.height = height;
    cost = new int[width * height];
    for (int i = 0; i < cost.length; i++) {
      cost[i] = dice.between(100, 420);
    }
    cornerX = new double[(width + 1) * (height + 1)];
    cornerY = new double[cornerX.length];
    for (int i = 0; i < cornerX.length; i++) {
      int row = i / (width + 1);
      cornerX[i] = i % (width + 1) + 0.56 * (dice.unit() - 0.5);
      cornerY[i] = row + 0.56 * (dice.unit() - 0.5);
    }
  }

  int x(int cell) {
    return cell % width;
  }

  int y(int cell) {
    return cell / width;
  }

  int cell(int x, int y) {
    return y * width + x;
  }

  int cells() {
    return cost.length;
  }

  /**
   * Divides cells among seeds: each cell belongs to the seed from which it is reached first over
   * ground of irregular difficulty. Every area is connected.
   *
   * @return the index of the seed for each cell; {@link #SEA} where no seed reaches
   */
  int[] divide(IntPredicate allowed, List<Integer> seeds) {
    record Step(long cost, int cell, int seed) {}
    int[] owner = new int[cells()];
    Arrays.fill(owner, SEA);
    PriorityQueue<Step> steps =
        new PriorityQueue<>(
            Comparator.comparingLong(Step::cost)
                .thenComparingInt(Step::cell)
                .thenComparingInt(Step::seed));
    for (int seed = 0; seed < seeds.size(); seed++) {
      steps.add(new Step(0, seeds.get(seed), seed));
    }
    while (!steps.isEmpty()) {
      Step step = steps.remove();
      if (owner[step.cell()] == SEA && allowed.test(step.cell())) {
        owner[step.cell()] = step.seed();
        for (int next : neighbours(step.cell())) {
          steps.add(new Step(step.cost() + cost[next], next, step.seed()));
        }
      }
    }
    return owner;
  }

  /** Divides cells into a number of areas of similar size. */
  int[] divide(IntPredicate allowed, int areas) {
    List<Integer> inside = new ArrayList<>();
    for (int cell = 0; cell < cells(); cell++) {
      if (allowed.test(cell)) {
        inside.add(cell);
      }
    }
    List<Integer> seeds = new ArrayList<>(List.of(inside.get(0)));
    while (seeds.size() < areas) {
      seeds.add(farthest(inside, seeds));
    }
    int[] owner = divide(allowed, seeds);
    for (int pass = 0; pass < 6; pass++) {
      for (int area = 0; area < areas; area++) {
        seeds.set(area, middle(owner, area));
      }
      owner = divide(allowed, seeds);
    }
    return owner;
  }

  private int farthest(List<Integer> inside, List<Integer> seeds) {
    int best = inside.get(0);
    int bestDistance = -1;
    for (int cell : inside) {
      int nearest = Integer.MAX_VALUE;
      for (int seed : seeds) {
        nearest = Math.min(nearest, squaredDistance(cell, x(seed), y(seed)));
      }
      if (nearest > bestDistance) {
        bestDistance = nearest;
        best = cell;
      }
    }
    return best;
  }

  private int squaredDistance(int cell, int x, int y) {
    int dx = x(cell) - x;
    int dy = y(cell) - y;
    return dx * dx + dy * dy;
  }

  /** Returns the cell of an area that is nearest to its centre. */
  int middle(int[] owner, int area) {
    long sumX = 0;
    long sumY = 0;
    int count = 0;
    for (int cell = 0; cell < owner.length; cell++) {
      if (owner[cell] == area) {
        sumX += x(cell);
        sumY += y(cell);
        count++;
      }
    }
    int best = SEA;
    for (int cell = 0; cell < owner.length; cell++) {
      if (owner[cell] == area
          && (best == SEA
              || squaredDistance(cell, (int) (sumX / count), (int) (sumY / count))
                  < squaredDistance(best, (int) (sumX / count), (int) (sumY / count)))) {
        best = cell;
      }
    }
    return best;
  }

  private List<Integer> neighbours(int cell) {
    List<Integer> next = new ArrayList<>(4);
    if (x(cell) > 0) {
      next.add(cell - 1);
    }
    if (x(cell) < width - 1) {
      next.add(cell + 1);
    }
    if (y(cell) > 0) {
      next.add(cell - width);
    }
    if (y(cell) < height - 1) {
      next.add(cell + width);
    }
    return next;
  }

  /**
   * Changes the owner of single cells until no area touches itself at a corner only: the boundary
   * of such an area would not be a simple ring.
   */
  void separateCorners(int[] owner) {
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int y = 1; y < height; y++) {
        for (int x = 1; x < width; x++) {
          changed |= separateCorner(owner, x, y);
        }
      }
    }
  }

  private boolean separateCorner(int[] owner, int x, int y) {
    int[][] diagonals = {
      {cell(x - 1, y - 1), cell(x, y)},
      {cell(x, y - 1), cell(x - 1, y)}
    };
    for (int i = 0; i < 2; i++) {
      int area = owner[diagonals[i][0]];
      int[] others = diagonals[1 - i];
      if (area == SEA
          || area != owner[diagonals[i][1]]
          || area == owner[others[0]]
          || area == owner[others[1]]) {
        continue;
      }
      for (int other : others) {
        int loser = owner[other];
        owner[other] = area;
        if (loser == SEA || isConnected(owner, loser)) {
          return true;
        }
        owner[other] = loser;
      }
      throw new IllegalStateException("corner " + x + "/" + y + " cannot be separated");
    }
    return false;
  }

  private boolean isConnected(int[] owner, int area) {
    int size = 0;
    int first = SEA;
    for (int cell = 0; cell < owner.length; cell++) {
      if (owner[cell] == area) {
        size++;
        first = cell;
      }
    }
    if (size == 0) {
      return false;
    }
    boolean[] seen = new boolean[owner.length];
    Deque<Integer> open = new ArrayDeque<>(List.of(first));
    seen[first] = true;
    while (!open.isEmpty()) {
      size--;
      for (int next : neighbours(open.remove())) {
        if (owner[next] == area && !seen[next]) {
          seen[next] = true;
          open.add(next);
        }
      }
    }
    return size == 0;
  }

  /** Smooths the borders. A corner where three areas meet stays where it is. */
  void smooth(int[] owner, int passes) {
    Map<Integer, List<Integer>> borders = new HashMap<>();
    for (int y = 0; y <= height; y++) {
      for (int x = 0; x <= width; x++) {
        if (x < width && at(owner, x, y) != at(owner, x, y - 1)) {
          link(borders, corner(x, y), corner(x + 1, y));
        }
        if (y < height && at(owner, x, y) != at(owner, x - 1, y)) {
          link(borders, corner(x, y), corner(x, y + 1));
        }
      }
    }
    for (int pass = 0; pass < passes; pass++) {
      double[] oldX = cornerX.clone();
      double[] oldY = cornerY.clone();
      borders.forEach(
          (corner, ends) -> {
            if (ends.size() == 2) {
              cornerX[corner] = mean(oldX, corner, ends);
              cornerY[corner] = mean(oldY, corner, ends);
            }
          });
    }
  }

  private static double mean(double[] old, int corner, List<Integer> ends) {
    return 0.5 * old[corner] + 0.25 * (old[ends.get(0)] + old[ends.get(1)]);
  }

  private static void link(Map<Integer, List<Integer>> borders, int from, int to) {
    borders.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
    borders.computeIfAbsent(to, key -> new ArrayList<>()).add(from);
  }

  private int at(int[] owner, int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? SEA : owner[cell(x, y)];
  }

  private int corner(int x, int y) {
    return y * (width + 1) + x;
  }

  /** A position on the grid; cells are one unit wide and high. */
  record Position(double x, double y) {}

  /** Returns the boundary of an area, counterclockwise; the first corner is not repeated. */
  List<Position> boundary(int[] owner, int area) {
    Map<Integer, Integer> edges = new HashMap<>();
    int start = Integer.MAX_VALUE;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (owner[cell(x, y)] == area) {
          start = Math.min(start, corner(x, y));
          edge(edges, at(owner, x, y - 1) != area, corner(x, y), corner(x + 1, y));
          edge(edges, at(owner, x + 1, y) != area, corner(x + 1, y), corner(x + 1, y + 1));
          edge(edges, at(owner, x, y + 1) != area, corner(x + 1, y + 1), corner(x, y + 1));
          edge(edges, at(owner, x - 1, y) != area, corner(x, y + 1), corner(x, y));
        }
      }
    }
    List<Position> ring = new ArrayList<>();
    int corner = start;
    do {
      ring.add(new Position(cornerX[corner], cornerY[corner]));
      corner = edges.remove(corner);
    } while (corner != start);
    if (!edges.isEmpty()) {
      throw new IllegalStateException("area " + area + " surrounds another one");
    }
    return ring;
  }

  private static void edge(Map<Integer, Integer> edges, boolean border, int from, int to) {
    if (border) {
      edges.put(from, to);
    }
  }

  /** Returns a position in a cell; both shares are between 0 and 1. */
  Position inside(int cell, double right, double up) {
    int a = corner(x(cell), y(cell));
    int c = corner(x(cell), y(cell) + 1);
    return new Position(blend(cornerX, a, c, right, up), blend(cornerY, a, c, right, up));
  }

  private static double blend(double[] values, int low, int high, double right, double up) {
    return (1 - up) * ((1 - right) * values[low] + right * values[low + 1])
        + up * ((1 - right) * values[high] + right * values[high + 1]);
  }
}

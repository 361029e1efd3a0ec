package org.minetally.demo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.CascadedPolygonUnion;

/**
 * Compares {@code testdata/demo} with its generator. {@code -Dminetally.golden.update=true} writes
 * the files that differ.
 */
class DemoFilesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/demo");

  /**
   * Compressed files are compared by their content, since the compressor's output may differ
   * between versions of zlib.
   */
  @Test
  void generatorWritesTheCommittedFiles() throws IOException {
    Map<String, String> texts = DemoFiles.texts();
    assertThat(texts, is(aMapWithSize(9)));
    for (Map.Entry<String, String> file : texts.entrySet()) {
      Path path = FOLDER.resolve(file.getKey());
      boolean same =
          Files.exists(path)
              && DemoFiles.decode(file.getKey(), Files.readAllBytes(path)).equals(file.getValue());
      if (!same && Boolean.getBoolean("minetally.golden.update")) {
        Files.createDirectories(path.getParent());
        Files.write(path, DemoFiles.encode(file.getKey(), file.getValue()));
      } else {
        assertThat(path + " has the generator's content", same, is(true));
      }
    }
  }

  @Test
  void everyCommittedDataFileIsGenerated() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("data"))) {
      List<String> names = files.map(file -> "data/" + file.getFileName()).sorted().toList();
      assertThat(
          names,
          is(DemoFiles.texts().keySet().stream().filter(n -> n.startsWith("data/")).toList()));
    }
  }

  @Test
  void generatorWritesTheSameFilesTwice() {
    assertThat(DemoFiles.texts(), is(DemoFiles.texts()));
  }

  @Test
  void compressedFilesHaveAFixedHeader() {
    byte[] packed = DemoFiles.encode("a.gz", "text");
    assertThat(
        List.of(packed[4], packed[5], packed[6], packed[7], packed[9]),
        is(List.of((byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0xff)));
  }

  @Test
  void theFolderIsSmallerThanThreeMegabytes() throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    assertThat(size, is(lessThan(3_000_000L)));
  }

  @Test
  void districtsTileTheCountry() {
    GeometryFactory factory = new GeometryFactory();
    List<Polygon> polygons =
        new Country(1).districts().stream().map(district -> polygon(factory, district)).toList();
    double sum = 0;
    for (Polygon polygon : polygons) {
      assertThat(polygon.isValid(), is(true));
      assertThat(polygon.getArea(), is(greaterThan(0.0)));
      sum += polygon.getArea();
    }
    Geometry country = CascadedPolygonUnion.union(polygons);
    assertThat(country, is(instanceOf(Polygon.class)));
    assertThat(((Polygon) country).getNumInteriorRing(), is(0));
    assertThat(sum / country.getArea(), is(closeTo(1, 1e-9)));
  }

  private static Polygon polygon(GeometryFactory factory, Country.District district) {
    List<Country.Point> boundary = district.boundary();
    Coordinate[] ring = new Coordinate[boundary.size() + 1];
    for (int i = 0; i < ring.length; i++) {
      Country.Point point = boundary.get(i % boundary.size());
      ring[i] = new Coordinate(point.longitude(), point.latitude());
    }
    return factory.createPolygon(ring);
  }
}

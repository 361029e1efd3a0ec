package org.minetally.describe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Writes boundaries as GeoJSON (RFC 7946): one feature per region, each on its own line. */
final class RegionsGeoJson {

  private final List<RegionGeometry> shapes;

  RegionsGeoJson(List<RegionGeometry> shapes) {
    this.shapes = shapes;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (RegionGeometry region : shapes) {
        json.writeRaw('\n');
        feature(region, json);
      }
      json.writeRaw('\n');
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void feature(RegionGeometry region, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeStringField("id", region.id());
    json.writeObjectFieldStart("properties");
    json.writeStringField("region_id", region.id());
    json.writeStringField("region_level", region.level());
    json.writeStringField("region_code", region.code());
    json.writeStringField("region_name", region.name());
    json.writeStringField("region_label", region.label());
    json.writeEndObject();
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", region.shape().getGeometryType());
    json.writeFieldName("coordinates");
    coordinates(region.shape(), json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void coordinates(Geometry shape, JsonGenerator json) throws IOException {
    json.writeStartArray();
    if (shape instanceof MultiPolygon) {
      for (int i = 0; i < shape.getNumGeometries(); i++) {
        coordinates(shape.getGeometryN(i), json);
      }
    } else if (shape instanceof Polygon polygon) {
      ring(polygon.getExteriorRing(), json);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        ring(polygon.getInteriorRingN(i), json);
      }
    }
    json.writeEndArray();
  }

  private static void ring(LinearRing ring, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Coordinate point : ring.getCoordinates()) {
      json.writeStartArray();
      json.writeNumber(point.getX());
      json.writeNumber(point.getY());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}

package org.minetally.mapping.internal;

import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.geometry.RecordGeometry;
import org.minetally.internal.geometry.RecordGeometry.Empty;
import org.minetally.internal.geometry.RecordGeometry.Flaw;
import org.minetally.internal.geometry.RecordGeometry.Flawed;
import org.minetally.internal.geometry.RecordGeometry.Kind;
import org.minetally.internal.geometry.RecordGeometry.Shape;
import org.minetally.internal.geometry.WellKnownText;
import org.minetally.model.Measure;
import org.minetally.profile.Profile;

/** Reads a column of geometries in well-known text. */
final class GeometryColumn {

  private final SourceColumn column;
  private RecordGeometry geometry;
  private Rejection rejection;

  private GeometryColumn(SourceColumn column) {
    this.column = column;
  }

  /** Returns the reader of a source's geometries; null if it has none. */
  static GeometryColumn of(Profile profile, SourceColumn.Header header) {
    return profile.coordinates().hasGeometry()
        ? new GeometryColumn(header.column(profile.coordinates().geometry()))
        : null;
  }

  /**
   * Reads the record's geometry, and its area into the measures; returns false if there is a {@link
   * #rejection()}.
   */
  boolean read(SourceRecord record, MeasureReader measures) {
    column.locate(record);
    String text = column.text(record.bytes());
    geometry = column.isMissing(text) ? null : WellKnownText.read(text);
    if (geometry instanceof Flawed flawed) {
      rejection = column.reject(reason(flawed.flaw()), record.bytes());
      return false;
    }
    measures.setAreas(area());
    return true;
  }

  private static Reason reason(Flaw flaw) {
    return switch (flaw) {
      case UNREADABLE -> Reason.INVALID_GEOMETRY;
      case OUT_OF_RANGE -> Reason.INVALID_COORDINATE;
      case CROSSING_RINGS -> Reason.CROSSING_RINGS;
      case ANTIMERIDIAN -> Reason.WIDE_EDGE;
      case TOO_LARGE -> Reason.LARGE_GEOMETRY;
    };
  }

  Rejection rejection() {
    return rejection;
  }

  SourceColumn column() {
    return column;
  }

  /** Returns the geometry read last; null if the record has none. */
  RecordGeometry geometry() {
    return geometry;
  }

  /** Returns the kind of the geometry read last. */
  PointOutcome kind() {
    if (geometry instanceof Shape shape) {
      return switch (shape.kind()) {
        case POINT -> PointOutcome.GEOMETRY_POINT;
        case LINE -> PointOutcome.GEOMETRY_LINE;
        case POLYGON -> PointOutcome.GEOMETRY_POLYGON;
      };
    }
    return geometry instanceof Empty ? PointOutcome.GEOMETRY_EMPTY : PointOutcome.GEOMETRY_MISSING;
  }

  /** Returns the area in square centimetres; not reported without a polygon. */
  private long area() {
    return geometry instanceof Shape shape && shape.kind() == Kind.POLYGON
        ? shape.squareCentimetres()
        : Measure.NOT_REPORTED;
  }
}

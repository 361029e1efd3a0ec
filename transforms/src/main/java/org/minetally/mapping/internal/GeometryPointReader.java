package org.minetally.mapping.internal;

import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.geometry.RecordGeometry;
import org.minetally.internal.geometry.RecordGeometry.Shape;
import org.minetally.region.boundary.Boundaries;

/**
 * Uses the representative point of the record's geometry, and counts geometries by kind. Without
 * boundaries it only counts.
 */
final class GeometryPointReader extends PointReader {

  private final GeometryColumn column;

  GeometryPointReader(GeometryColumn column, PlaceRules places) {
    super(places.points(), places.gazetteer());
    this.column = column;
  }

  /** Reads the point of the geometry that {@link GeometryColumn#read} has read. */
  @Override
  boolean read(SourceRecord record, int declared) {
    keep(declared);
    RecordGeometry geometry = column.geometry();
    if (rules().any()) {
      if (geometry instanceof Shape shape) {
        if (!place(shape, record, declared)) {
          return false;
        }
      } else {
        count(PointOutcome.MISSING, declared);
      }
    }
    count(column.kind(), Boundaries.NOWHERE);
    return true;
  }

  private boolean place(Shape shape, SourceRecord record, int declared) {
    double x = shape.longitude();
    double y = shape.latitude();
    if (!rules().box().hasLongitude(x) || !rules().box().hasLatitude(y)) {
      if (rules().rejectOutside()) {
        return reject(column.column(), Reason.OUTSIDE_BOX, record);
      }
      count(PointOutcome.OUTSIDE, declared);
      return true;
    }
    int found = rules().boundaries().locate(x, y);
    boolean near = found == Boundaries.NOWHERE && rules().nearestWithin() > 0;
    if (near) {
      found = rules().boundaries().nearest(x, y, rules().nearestWithin());
    }
    if (found == Boundaries.NOWHERE) {
      count(PointOutcome.NOWHERE, declared);
    } else {
      compare(declared, found, near);
    }
    return true;
  }
}

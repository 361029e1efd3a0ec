package org.minetally.mapping.internal;

import java.util.Arrays;
import org.minetally.format.internal.SourceRecord;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.Boundaries;
import org.minetally.region.boundary.PointRules;

/**
 * Reads points from columns with longitudes and latitudes.
 *
 * <p>Each distinct pair of words is looked up once, as long as there are not too many.
 */
final class ColumnPointReader extends PointReader {

  /** The maximum number of cached points: in some files no two points are equal. */
  private static final int MOST_POINTS = 1 << 16;

  private final SourceColumn longitude;
  private final SourceColumn latitude;
  private final DegreeReader longitudes;
  private final DegreeReader latitudes;
  private WordTable longitudeWords;
  private WordTable latitudeWords;
  private PairTable points;
  private int known;

  /** For each point, the region that contains it or is nearest to it. */
  private int[] located = new int[0];

  /** For each point, its kind before it is compared. */
  private Kind[] kinds = new Kind[0];

  private enum Kind {
    INSIDE,
    NEAR,
    NOWHERE,
    MISSING,
    LONGITUDE_OUTSIDE,
    LATITUDE_OUTSIDE,
    LONGITUDE_INVALID,
    LATITUDE_INVALID
  }

  ColumnPointReader(
      Profile profile, SourceColumn.Header header, PointRules rules, Gazetteer gazetteer) {
    super(rules, gazetteer);
    this.longitude = header.column(profile.coordinates().longitude());
    this.latitude = header.column(profile.coordinates().latitude());
    this.longitudes = DegreeReader.of(profile.numbers(), 180);
    this.latitudes = DegreeReader.of(profile.numbers(), 90);
    forgetPoints();
  }

  @Override
  boolean read(SourceRecord record, int declared) {
    int point = point(record);
    keep(declared);
    switch (kinds[point]) {
      case INSIDE -> compare(declared, located[point], false);
      case NEAR -> compare(declared, located[point], true);
      case NOWHERE -> count(PointOutcome.NOWHERE, declared);
      case MISSING -> count(PointOutcome.MISSING, declared);
      case LONGITUDE_OUTSIDE, LATITUDE_OUTSIDE -> {
        if (rules().rejectOutside()) {
          boolean which = kinds[point] == Kind.LONGITUDE_OUTSIDE;
          return reject(which ? longitude : latitude, Reason.OUTSIDE_BOX, record);
        }
        count(PointOutcome.OUTSIDE, declared);
      }
      case LONGITUDE_INVALID -> {
        return reject(longitude, Reason.INVALID_COORDINATE, record);
      }
      case LATITUDE_INVALID -> {
        return reject(latitude, Reason.INVALID_COORDINATE, record);
      }
    }
    return true;
  }

  /** Returns the number of the record's point, locating the point if it is new. */
  private int point(SourceRecord record) {
    byte[] bytes = record.bytes();
    longitude.locate(record);
    latitude.locate(record);
    if (known == MOST_POINTS) {
      forgetPoints();
    }
    int point =
        points.number(
            longitudeWords.number(bytes, longitude.from(), longitude.to()),
            latitudeWords.number(bytes, latitude.from(), latitude.to()));
    if (point >= kinds.length) {
      int size = Math.max(2 * kinds.length, point + 16);
      kinds = Arrays.copyOf(kinds, size);
      located = Arrays.copyOf(located, size);
    }
    if (point == known) {
      known++;
      located[point] = Boundaries.NOWHERE;
      kinds[point] = decide(point, longitude.text(bytes), latitude.text(bytes));
    }
    return point;
  }

  private Kind decide(int point, String east, String north) {
    boolean eastMissing = longitude.isMissing(east);
    boolean northMissing = latitude.isMissing(north);
    double x = eastMissing ? 0 : longitudes.read(east);
    double y = northMissing ? 0 : latitudes.read(north);
    if (Double.isNaN(x)) {
      return Kind.LONGITUDE_INVALID;
    }
    if (Double.isNaN(y)) {
      return Kind.LATITUDE_INVALID;
    }
    if (eastMissing || northMissing) {
      return Kind.MISSING;
    }
    if (!rules().box().hasLongitude(x)) {
      return Kind.LONGITUDE_OUTSIDE;
    }
    return rules().box().hasLatitude(y) ? locate(point, x, y) : Kind.LATITUDE_OUTSIDE;
  }

  private Kind locate(int point, double x, double y) {
    located[point] = rules().boundaries().locate(x, y);
    if (located[point] != Boundaries.NOWHERE) {
      return Kind.INSIDE;
    }
    if (rules().nearestWithin() > 0) {
      located[point] = rules().boundaries().nearest(x, y, rules().nearestWithin());
    }
    return located[point] == Boundaries.NOWHERE ? Kind.NOWHERE : Kind.NEAR;
  }

  private void forgetPoints() {
    longitudeWords = new WordTable();
    latitudeWords = new WordTable();
    points = new PairTable();
    known = 0;
  }
}

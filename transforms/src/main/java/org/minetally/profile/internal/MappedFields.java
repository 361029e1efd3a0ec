package org.minetally.profile.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.Split;

/**
 * The fields that a profile maps, named after its keys, and the bits of {@code Batch.Extra.GAPS}
 * that mark a record without a value, or with an unspecific one.
 *
 * @param fields the fields, in the order of the profile's keys
 */
public record MappedFields(List<Field> fields) implements Serializable {

  /** The names of fields that are not dimensions, measures or levels. */
  public static final String DATE = "date";

  public static final String OUTCOME = "outcome";
  public static final String COORDINATES = "coordinates";
  public static final String INCIDENT = "incident";
  public static final String RECORD_KEY = "record_key";
  public static final String PUBLISHED = "series.published";
  public static final String REPORTED = "reported";

  /** No fields. */
  public static final MappedFields NONE = new MappedFields(List.of());

  /** The most levels that have a field, so that there are enough bits for all fields. */
  private static final int MOST_LEVELS = 10;

  /**
   * A mapped field.
   *
   * @param name its name
   * @param absent the bit of a record that does not report it
   * @param unspecific the bit of a record with an unspecific value: a word that means unknown, a
   *     name that is not in the gazetteer, a date that is not a day; 0 if the field has no such
   *     values
   */
  public record Field(String name, long absent, long unspecific) implements Serializable {

    /** A field that the profile does not map. */
    private static final Field NONE = new Field("", 0, 0);
  }

  public MappedFields {
    fields = List.copyOf(fields);
  }

  /** Returns the fields that a profile maps. */
  public static MappedFields of(Profile profile) {
    Builder fields = new Builder();
    fields.addWithUnknown(DATE);
    profile.regions().stream()
        .limit(MOST_LEVELS)
        .forEach(region -> fields.addWithUnknown(region(region)));
    new TreeSet<>(profile.dimensions().keySet())
        .forEach(dimension -> fields.addWithUnknown(dimension.column()));
    if (profile.measures() instanceof MeasureMapping.Counts counts) {
      measures(counts).forEach(measure -> fields.add(measure.column()));
    } else {
      fields.addWithUnknown(OUTCOME);
    }
    if (profile.coordinates().any()) {
      fields.add(COORDINATES);
    }
    if (profile.incident().any()) {
      fields.add(INCIDENT);
    }
    if (!profile.recordKey().isEmpty()) {
      fields.add(RECORD_KEY);
    }
    if (!profile.series().published().column().isEmpty()) {
      fields.addWithUnknown(PUBLISHED);
    }
    if (!profile.series().any() && !profile.reported().column().isEmpty()) {
      fields.addWithUnknown(REPORTED);
    }
    return new MappedFields(fields.all);
  }

  /** Returns the name of the field with a region of a level. */
  public static String region(RegionColumns columns) {
    return "region." + columns.level();
  }

  /** Returns the measures that a record reports itself or for any of its members. */
  private static SortedSet<Measure> measures(MeasureMapping.Counts counts) {
    SortedSet<Measure> measures = new TreeSet<>(counts.columns().keySet());
    for (Split.Member member : counts.split().members()) {
      measures.addAll(member.columns().keySet());
    }
    return measures;
  }

  /** Returns whether the profile says when records were first reported or published. */
  public boolean reports() {
    return find(REPORTED).isPresent() || find(PUBLISHED).isPresent();
  }

  /** Returns a field; one without bits if the profile does not map it. */
  public Field field(String name) {
    return find(name).orElse(Field.NONE);
  }

  /** Returns the field of a dimension. */
  public Field field(Dimension dimension) {
    return field(dimension.column());
  }

  /** Returns a field, if the profile maps it. */
  public Optional<Field> find(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Assigns bits to fields. */
  private static final class Builder {
    private final List<Field> all = new ArrayList<>();
    private int bits;

    void add(String name) {
      all.add(new Field(name, nextBit(), 0));
    }

    void addWithUnknown(String name) {
      all.add(new Field(name, nextBit(), nextBit()));
    }

    private long nextBit() {
      if (bits == Long.SIZE) {
        throw new IllegalStateException("too many fields for the bits of a long");
      }
      return 1L << bits++;
    }
  }
}

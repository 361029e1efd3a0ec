package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.Dialect;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.RecordReader;
import org.minetally.model.Batch;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.model.UnmatchedName;
import org.minetally.period.DateInterval;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;
import org.minetally.region.Gazetteer.Entry;

/**
 * The result of mapping a whole file, including its header, with a profile.
 *
 * @param outcomes for each record {@code accepted}, {@code filtered: COLUMN=VALUE} or {@code REASON
 *     COLUMN [VALUE]}
 * @param batch the accepted records
 * @param layout the layout of the records
 */
record Mapped(List<String> outcomes, Batch batch, Layout layout) {

  private static final int SOURCE = 4;

  /** Three levels, with a Granada in each of two departments and two San Luis in one department. */
  static final Gazetteer GAZETTEER =
      Gazetteer.of(
          List.of("country", "department", "municipality"),
          List.of(
              entry("country", "CO", "Colombia", null),
              entry("department", "05", "Antioquia", "CO"),
              entry("department", "50", "Meta", "CO"),
              entry("municipality", "05313", "Granada", "05"),
              entry("municipality", "05660", "San Luis", "05"),
              entry("municipality", "05661", "San Luís", "05"),
              entry("municipality", "50313", "Granada", "50"),
              entry("municipality", "50325", "Mapiripán", "50", "El Águila")));

  static Mapped of(ProfileBuilder profile, String csv, Dimension... dimensions) {
    return of(profile, csv.getBytes(UTF_8), UTF_8, dimensions);
  }

  static Mapped of(ProfileBuilder builder, byte[] csv, Charset charset, Dimension... dimensions) {
    Profile profile = builder.build();
    return of(profile, csv, charset, Layout.of(profile.dataset(), List.of(dimensions)));
  }

  static Mapped of(ProfileBuilder builder, Layout layout, String csv) {
    return of(builder.build(), csv.getBytes(UTF_8), UTF_8, layout);
  }

  private static Mapped of(Profile profile, byte[] csv, Charset charset, Layout layout) {
    try {
      RecordReader reader =
          new RecordReader(
              new Dialect(',', '"', charset.name()), new ByteArrayInputStream(csv), 0, 64);
      reader.next();
      RecordMapper mapper =
          new RecordMapper(
              SOURCE,
              profile,
              Headings.of(header(reader, charset)),
              charset,
              PlaceRules.of(GAZETTEER),
              MappingOptions.of(layout));
      List<String> outcomes = new ArrayList<>();
      while (reader.next()) {
        outcomes.add(outcome(mapper.map(reader), mapper));
      }
      return new Mapped(outcomes, mapper.takeBatch(7), layout);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String outcome(RecordMapper.Outcome outcome, RecordMapper mapper) {
    return switch (outcome) {
      case ACCEPTED -> String.join("; ", concat("accepted", mapper.differences()));
      case FILTERED -> "filtered: " + mapper.filteredBy();
      case SKIPPED -> "skipped";
      case REJECTED -> {
        Rejection why = mapper.rejection();
        yield why.reason() + " " + why.column() + " [" + why.value() + "]";
      }
    };
  }

  private static List<String> concat(String first, List<String> more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(more);
    return all;
  }

  static List<String> header(RecordReader reader, Charset charset) {
    List<String> header = new ArrayList<>();
    for (int i = 0; i < reader.fields(); i++) {
      int from = reader.start(i);
      header.add(new String(reader.bytes(), from, reader.end(i) - from, charset));
    }
    return header;
  }

  /** Returns a measure of each accepted record, {@code NULL} if it is not reported. */
  List<String> values(Measure measure) {
    int index = layout.measures().indexOf(measure);
    List<String> values = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      long value = batch.measure(index, row);
      values.add(value == Measure.NOT_REPORTED ? "NULL" : Long.toString(value));
    }
    return values;
  }

  /** Returns a dimension's member in each accepted record. */
  List<String> labels(Dimension dimension) {
    int index = layout.dimensions().indexOf(dimension);
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      labels.add(batch.labels(index).get(batch.code(index, row)));
    }
    return labels;
  }

  /** Returns the interval of each accepted record. */
  List<String> dates() {
    List<String> dates = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      dates.add(new DateInterval(batch.startDay(row), batch.endDay(row)).edtf());
    }
    return dates;
  }

  /** Returns the region code of each accepted record, with the unmatched name, if any. */
  List<String> places() {
    List<String> places = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      String place = code(batch.region(row));
      if (batch.unmatched(row) != Batch.MATCHED) {
        UnmatchedName name = batch.unmatchedNames().get(batch.unmatched(row));
        place +=
            " without %s %s in %s%s"
                .formatted(
                    GAZETTEER.levels().get(name.level()),
                    name.text(),
                    code(name.parent()),
                    name.ambiguous() ? " (ambiguous)" : "");
      }
      places.add(place);
    }
    return places;
  }

  private static String code(int region) {
    return region == Gazetteer.UNKNOWN ? "nowhere" : GAZETTEER.region(region).code();
  }

  private static Entry entry(
      String level, String code, String name, String parent, String... aliases) {
    return Entry.of(level, code, name).within(parent).withAliases(List.of(aliases)).from("test");
  }
}

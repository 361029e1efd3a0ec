package org.minetally.profile.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.profile.Coordinates;
import org.minetally.profile.DateMapping;
import org.minetally.profile.IncidentId;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.Series;
import org.minetally.profile.Unit;
import org.minetally.profile.internal.MappedFields.Field;

class MappedFieldsTest {

  private static final Series.Publication ENTERED =
      new Series.Publication("entered", List.of("yyyy-MM-dd"));

  /** Returns a profile that maps everything that a dataset can have. */
  private static Profile.Builder everything(Dataset dataset) {
    return Profile.builder(dataset)
        .recordKey(List.of("id"))
        .date(DateMapping.Constant.UNKNOWN)
        .regions(
            IntStream.range(0, 20)
                .mapToObj(level -> new RegionColumns("level " + level, "", 0, "name " + level))
                .toList())
        .dimensions(
            Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.datasets().contains(dataset))
                .collect(Collectors.toMap(Function.identity(), dimension -> words())))
        .measures(
            new MeasureMapping.Counts(
                Arrays.stream(Measure.values())
                    .filter(measure -> measure.datasets().contains(dataset))
                    .collect(Collectors.toMap(Function.identity(), MappedFieldsTest::column))))
        .coordinates(new Coordinates("x", "y"))
        .incident(new IncidentId(List.of("incident"), false))
        .reported(ENTERED);
  }

  private static LabelMapping words() {
    return new LabelMapping(
        new Input.Column("words"), Map.of(), new LabelMapping.Otherwise.Reject());
  }

  private static MeasureMapping.Quantity column(Measure measure) {
    return new MeasureMapping.Quantity(new Input.Column(measure.column()), Unit.ONE);
  }

  private static List<String> names(Profile profile) {
    return MappedFields.of(profile).fields().stream().map(Field::name).toList();
  }

  @ParameterizedTest
  @EnumSource
  void marksEveryFieldWithBitsOfItsOwn(Dataset dataset) {
    Profile profile = everything(dataset).build();
    List<Long> bits =
        MappedFields.of(profile).fields().stream()
            .flatMap(field -> LongStream.of(field.absent(), field.unspecific()).boxed())
            .filter(bit -> bit != 0)
            .toList();
    assertThat(bits.stream().map(Long::bitCount).distinct().toList(), contains(1));
    assertThat(bits.stream().distinct().count(), is((long) bits.size()));
    assertThat(
        names(profile),
        hasItems("date", "region.level 9", "coordinates", "incident", "record_key", "reported"));
  }

  @Test
  void hasTheDayOfPublicationOfASeriesButNoDayOfAFirstReport() {
    Profile series =
        Profile.builder(Dataset.CASUALTIES)
            .date(DateMapping.Constant.UNKNOWN)
            .measures(new MeasureMapping.Counts(Map.of()))
            .series(new Series(Series.Nature.INCREMENT, Series.Kind.ANY, ENTERED))
            .reported(ENTERED)
            .build();
    assertThat(names(series), contains("date", "series.published"));
  }
}

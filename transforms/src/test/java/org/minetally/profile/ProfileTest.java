package org.minetally.profile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;

class ProfileTest {

  private static final MeasureMapping NO_MEASURES = new MeasureMapping.Counts(Map.of());

  private static Profile.Builder full() {
    return Profile.builder(Dataset.CASUALTIES)
        .recordKey(List.of("id"))
        .filters(List.of(new Filter("kind", Set.of("training"), false)))
        .date(new DateMapping.OneColumn("day", List.of("yyyy-MM-dd")))
        .regions(List.of(new RegionColumns("province", "", 0, "province")))
        .dimensions(
            Map.of(
                Dimension.SEX,
                new LabelMapping(
                    new Input.Column("sex"), Map.of(), new LabelMapping.Otherwise.Reject())))
        .measures(NO_MEASURES)
        .numbers(new NumberForm(',', '.'))
        .missing(Set.of("-"))
        .missingIn(Map.of("sex", Set.of("?")))
        .personal(Set.of("id"))
        .revisions(
            new Revisions(true, "revision", Revisions.Form.NUMBER, Revisions.NONE.deletions()))
        .incident(new IncidentId(List.of("incident"), false))
        .coordinates(new Coordinates("x", "y"))
        .series(new Series(Series.Nature.INCREMENT, Series.Kind.ANY, Series.Publication.NOWHERE))
        .reported(new Series.Publication("entered", List.of("yyyy-MM-dd")))
        .totals(new TotalsRows("province", Set.of("total"), false));
  }

  @Test
  void partsThatAreNotSetAreEmpty() {
    Profile profile =
        Profile.builder(Dataset.DETECTIONS)
            .date(DateMapping.Constant.UNKNOWN)
            .measures(NO_MEASURES)
            .build();
    assertThat(profile.recordKey(), is(List.of()));
    assertThat(profile.numbers(), is(NumberForm.PLAIN));
    assertThat(profile.missingIn("any"), is(Set.of()));
    assertThat(profile.revisions(), is(Revisions.NONE));
    assertThat(profile.incident(), is(IncidentId.NONE));
    assertThat(profile.coordinates(), is(Coordinates.NONE));
    assertThat(profile.series(), is(Series.NONE));
    assertThat(profile.reported(), is(Series.Publication.NOWHERE));
    assertThat(profile.totals(), is(TotalsRows.NONE));
  }

  @Test
  void copyHasAllPartsExceptTheReplacedOne() {
    Profile profile = full().build();
    assertThat(profile.toBuilder().build(), is(profile));
    assertThat(
        profile.toBuilder().series(Series.NONE).build(), is(full().series(Series.NONE).build()));
  }

  @Test
  void requiresDateAndMeasures() {
    Profile.Builder undated = Profile.builder(Dataset.DETECTIONS).measures(NO_MEASURES);
    assertThrows(NullPointerException.class, undated::build);
    Profile.Builder unmeasured =
        Profile.builder(Dataset.DETECTIONS).date(DateMapping.Constant.UNKNOWN);
    assertThrows(NullPointerException.class, unmeasured::build);
  }
}

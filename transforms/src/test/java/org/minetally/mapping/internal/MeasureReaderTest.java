package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.profile.Input;
import org.minetally.profile.Unit;

class MeasureReaderTest {

  @Test
  void distinguishesMissingCountFromZero() {
    ProfileBuilder profile =
        casualties().missing("s/d", "-").count(Measure.KILLED, "k").count(Measure.INJURED, "i");
    Mapped mapped = Mapped.of(profile, "k,i\n,0\n0,\n 3 ,s/d\n-, \n4,5\n,\n");
    assertThat(mapped.values(Measure.KILLED), is(List.of("NULL", "0", "3", "NULL", "4", "NULL")));
    assertThat(
        mapped.values(Measure.INJURED), is(List.of("0", "NULL", "NULL", "NULL", "5", "NULL")));
    assertThat(
        mapped.values(Measure.OUTCOME_UNKNOWN),
        is(List.of("NULL", "NULL", "NULL", "NULL", "NULL", "NULL")));
  }

  @Test
  void addsUpVictimsOnlyIfTheSourceDoesNotReportThem() {
    String csv = "k,i,v\n,0,9\n2,,9\n2,3,\n,,9\n";
    ProfileBuilder derived = casualties().count(Measure.KILLED, "k").count(Measure.INJURED, "i");
    assertThat(Mapped.of(derived, csv).values(Measure.VICTIMS), is(List.of("0", "2", "5", "NULL")));
    ProfileBuilder given = derived.count(Measure.VICTIMS, "v");
    assertThat(Mapped.of(given, csv).values(Measure.VICTIMS), is(List.of("9", "9", "NULL", "9")));
  }

  @Test
  void rejectsRecordWhoseVictimsOverflow() {
    ProfileBuilder profile = casualties().count(Measure.KILLED, "k").count(Measure.INJURED, "i");
    String most = "9223372036854775799";
    assertThat(
        Mapped.of(profile, "k,i\n" + most + "," + most + "\n" + most + ",7\n1,1\n").outcomes(),
        is(List.of("TOO_LARGE  []", "accepted", "accepted")));
  }

  @Test
  void readsOneVictimWithOneOutcomePerRecord() {
    ProfileBuilder profile =
        casualties()
            .missing("Sin dato")
            .outcome("estado", Map.of("Muerto", "killed", "Herido", "injured"));
    Mapped mapped = Mapped.of(profile, "estado\nMuerto\nHerido\nSin dato\nVivo\nMuerto\n");
    assertThat(mapped.values(Measure.VICTIMS), is(List.of("1", "1", "1", "1")));
    assertThat(mapped.values(Measure.KILLED), is(List.of("1", "0", "0", "1")));
    assertThat(mapped.values(Measure.INJURED), is(List.of("0", "1", "0", "0")));
    assertThat(mapped.values(Measure.OUTCOME_UNKNOWN), is(List.of("0", "0", "1", "0")));
    assertThat(mapped.outcomes().get(3), is("UNKNOWN_WORD estado [Vivo]"));
  }

  @Test
  void convertsAreasOfEveryUnitToSquareCentimetres() {
    ProfileBuilder profile =
        new ProfileBuilder(Dataset.DETECTIONS)
            .numbers(',', '.')
            .quantity(Measure.AREA_CLEARED_M2, new Input.Column("m2"), Unit.SQUARE_METRE)
            .quantity(Measure.AREA_REDUCED_M2, new Input.Column("ha"), Unit.HECTARE)
            .quantity(Measure.AREA_CANCELLED_M2, new Input.Column("km2"), Unit.SQUARE_KILOMETRE);
    Mapped mapped = Mapped.of(profile, "m2,ha,km2\n\"1.234,5\",\"0,5\",2\n,\"1,00000001\",\n");
    assertThat(mapped.values(Measure.AREA_CLEARED_M2), is(List.of("12345000", "NULL")));
    assertThat(mapped.values(Measure.AREA_REDUCED_M2), is(List.of("50000000", "100000001")));
    assertThat(mapped.values(Measure.AREA_CANCELLED_M2), is(List.of("20000000000", "NULL")));
    assertThat(mapped.values(Measure.ITEMS), is(List.of("NULL", "NULL")));
  }

  @Test
  void acceptsNoBreakSpaceBetweenThousands() {
    ProfileBuilder profile = casualties().numbers(',', ' ').count(Measure.KILLED, "k");
    Mapped mapped = Mapped.of(profile, "k\n1 234\n1\u00a0234\n1\u202f234\n1_234\n12 34\n");
    assertThat(mapped.values(Measure.KILLED), is(List.of("1234", "1234", "1234")));
    assertThat(
        mapped.outcomes().subList(3, 5),
        is(List.of("INVALID_NUMBER k [1_234]", "INVALID_NUMBER k [12 34]")));
    assertThat(
        Mapped.of(profile, "k\n1\u00a0234\n".getBytes(ISO_8859_1), ISO_8859_1)
            .values(Measure.KILLED),
        is(List.of("1234")));
  }

  @Test
  void addsConstantToEveryRecord() {
    ProfileBuilder profile =
        new ProfileBuilder(Dataset.DETECTIONS)
            .numbers(',', '.')
            .quantity(Measure.ITEMS, new Input.Constant("1"), Unit.ONE)
            .quantity(Measure.AREA_CLEARED_M2, new Input.Constant("2.5"), Unit.SQUARE_METRE);
    Mapped mapped = Mapped.of(profile, "a\nx\ny\n");
    assertThat(mapped.values(Measure.ITEMS), is(List.of("1", "1")));
    assertThat(mapped.values(Measure.AREA_CLEARED_M2), is(List.of("25000", "25000")));
  }

  /** A rejection must be the same on every machine, regardless of the order of maps. */
  @Test
  void reportsBadValueOfTheFirstMeasure() {
    ProfileBuilder profile =
        casualties()
            .count(Measure.OUTCOME_UNKNOWN, "a")
            .count(Measure.INJURED, "b")
            .count(Measure.KILLED, "c")
            .count(Measure.VICTIMS, "d");
    assertThat(
        Mapped.of(profile, "a,b,c,d\nw,x,y,z\nw,x,y,1\nw,x,1,1\nw,1,1,1\n").outcomes(),
        is(
            List.of(
                "INVALID_NUMBER d [z]",
                "INVALID_NUMBER c [y]",
                "INVALID_NUMBER b [x]",
                "INVALID_NUMBER a [w]")));
  }

  /** Otherwise the code for "not a number" would be counted as a number. */
  @Test
  void rejectsConstantThatIsNotANumber() {
    for (String constant : List.of("one", "-1", "1.5", "")) {
      ProfileBuilder profile =
          casualties().quantity(Measure.KILLED, new Input.Constant(constant), Unit.ONE);
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> Mapped.of(profile, "a\n"));
      assertThat(e.getMessage(), containsString("killed: \"" + constant + "\""));
    }
  }

  /** In a charset without the token's characters, it would be encoded as a question mark. */
  @Test
  void ignoresMissingTokenThatTheCharsetCannotEncode() {
    ProfileBuilder profile = casualties().missing("\u2013").count(Measure.KILLED, "k");
    assertThat(
        Mapped.of(profile, "k\n?\n".getBytes(ISO_8859_1), ISO_8859_1).outcomes(),
        is(List.of("INVALID_NUMBER k [?]")));
    assertThat(Mapped.of(profile, "k\n\u2013\n").values(Measure.KILLED), is(List.of("NULL")));
  }
}

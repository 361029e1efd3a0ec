package org.minetally.mapping.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dimension;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;
import org.minetally.profile.NumberForm;
import org.minetally.profile.internal.words.NumberRange;

/** Tests which numbers and words belong to a range such as 0-17. */
class NumberRangeReaderTest {

  private static final Map<String, String> AGES =
      Map.of("0-17", "child", "18+", "adult", "minor", "child");

  private static List<NumberRange> ranges(String... words) {
    return List.of(words).stream().map(word -> NumberRange.parse(word).orElseThrow()).toList();
  }

  private static LabelMapping mapping(Otherwise otherwise) {
    return new LabelMapping(new Input.Column("age"), AGES, otherwise, ranges("0-17", "18+"));
  }

  private static Mapped read(Otherwise otherwise, String... ages) {
    return Mapped.of(
        casualties().dimension(Dimension.AGE_GROUP, mapping(otherwise)),
        "age\n" + String.join("\n", ages) + "\n",
        Dimension.AGE_GROUP);
  }

  @Test
  void assignsNumericAgesToTheirGroups() {
    assertThat(
        read(new Otherwise.Reject(), "0", "5", "17", "18", "99", "017", "+3")
            .labels(Dimension.AGE_GROUP),
        is(List.of("child", "child", "child", "adult", "adult", "child", "child")));
  }

  @Test
  void readsAgesInDigitsOfOtherScripts() {
    assertThat(
        read(new Otherwise.Reject(), "١٧", "۱۸", "१७.५", "１８", "٠-١٧", "\u200f١٧\u200f")
            .labels(Dimension.AGE_GROUP),
        is(List.of("child", "adult", "child", "adult", "child", "child")));
    assertThat(read(new Otherwise.Reject(), "١7").outcomes(), is(List.of("UNKNOWN_WORD age [١7]")));
  }

  @Test
  void assignsFractionToGroupOfItsWholeYears() {
    assertThat(
        read(new Otherwise.Reject(), "0.5", ".5", "17.0", "17.99999999", "18.0", "17.")
            .labels(Dimension.AGE_GROUP),
        is(List.of("child", "child", "child", "child", "adult", "child")));
  }

  @Test
  void keepsLiteralWordsOfAnAgeGroupColumn() {
    assertThat(
        read(new Otherwise.Reject(), "0-17", "18+", "minor", "\"0 - 17\"", "0\u201317", "18 +")
            .labels(Dimension.AGE_GROUP),
        is(List.of("child", "adult", "child", "child", "child", "adult")));
  }

  @Test
  void rejectsWhatIsNeitherWordNorNumberInRange() {
    assertThat(
        read(
                new Otherwise.Reject(),
                "-1",
                "-0.5",
                "5-9",
                "0-18",
                "17+",
                "seven",
                "1e1",
                "0x5",
                "9999999999999999999")
            .outcomes(),
        is(
            List.of(
                "UNKNOWN_WORD age [-1]",
                "UNKNOWN_WORD age [-0.5]",
                "UNKNOWN_WORD age [5-9]",
                "UNKNOWN_WORD age [0-18]",
                "UNKNOWN_WORD age [17+]",
                "UNKNOWN_WORD age [seven]",
                "UNKNOWN_WORD age [1e1]",
                "UNKNOWN_WORD age [0x5]",
                "UNKNOWN_WORD age [9999999999999999999]")));
  }

  @Test
  void leavesEmptyAgeUnknown() {
    assertThat(
        read(new Otherwise.Reject(), "\"\"", "5").labels(Dimension.AGE_GROUP),
        is(List.of("unknown", "child")));
  }

  @Test
  void sendsNumbersOutsideAllRangesToOtherwise() {
    assertThat(
        read(new Otherwise.Member("unknown"), "-1", "n/a", "5").labels(Dimension.AGE_GROUP),
        is(List.of("unknown", "unknown", "child")));
  }

  @Test
  void readsNumbersAsTheProfileWritesThem() {
    NumberRangeReader reader =
        new NumberRangeReader(ranges("0-999", "1000-1999"), new NumberForm(',', '.'));
    assertThat(reader.find("1.250").word(), is("1000-1999"));
    assertThat(reader.find("999,9").word(), is("0-999"));
    assertThat(reader.find("1.25") == null, is(true));
    NumberRangeReader spaced =
        new NumberRangeReader(ranges("0-999", "1000-1999"), new NumberForm('.', ' '));
    assertThat(spaced.find("1\u00a0250").word(), is("1000-1999"));
  }

  @Test
  void rejectsOverlappingRangesInMapping() {
    List<NumberRange> overlapping = ranges("0-18", "18+");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LabelMapping(
                new Input.Column("age"),
                Map.of("0-18", "child", "18+", "adult"),
                new Otherwise.Reject(),
                overlapping));
  }

  /** Compares the look-up with a scan over all ranges, for numbers with and without fractions. */
  @Test
  void agreesWithLinearScan() {
    Random random = new Random(13);
    for (int round = 0; round < 300; round++) {
      List<NumberRange> ranges = randomRanges(random);
      NumberRangeReader reader = new NumberRangeReader(ranges, NumberForm.PLAIN);
      for (int i = 0; i < 60; i++) {
        BigDecimal number = new BigDecimal(random.nextInt(1300) - 100).movePointLeft(1);
        String text = random.nextBoolean() ? number.toPlainString() : number + "0";
        NumberRange found = reader.find(text);
        assertThat(
            text + " in " + ranges,
            found == null ? "none" : found.word(),
            is(scan(ranges, number)));
      }
    }
  }

  private static String scan(List<NumberRange> ranges, BigDecimal number) {
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    for (NumberRange range : ranges) {
      if (number.signum() >= 0
          && whole.compareTo(BigDecimal.valueOf(range.first())) >= 0
          && whole.compareTo(BigDecimal.valueOf(range.last())) <= 0) {
        return range.word();
      }
    }
    return "none";
  }

  private static List<NumberRange> randomRanges(Random random) {
    List<NumberRange> ranges = new ArrayList<>();
    int next = random.nextInt(5);
    while (next < 110) {
      int last = next + random.nextInt(30);
      boolean open = last > 100 && random.nextBoolean();
      ranges.addAll(ranges(open ? next + "+" : next + "-" + last));
      next = open ? Integer.MAX_VALUE : last + 1 + random.nextInt(3);
    }
    java.util.Collections.shuffle(ranges, random);
    return ranges;
  }
}

package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;

class ClaimTest {

  private static Claim.Builder full() {
    return Claim.builder("a")
        .statement("At least five people were killed.")
        .counting(Dataset.CASUALTIES, Measure.KILLED)
        .window(new DateInterval(0, 99))
        .regions(List.of(3))
        .filters(Map.of(Dimension.SEX, List.of("female")))
        .figure(Comparison.AT_LEAST, 5)
        .publishedOn("2022-12-21")
        .source("constructed")
        .partOf("b");
  }

  @Test
  void coversEverythingUnlessItIsLimited() {
    Claim claim =
        Claim.builder("a")
            .counting(Dataset.CASUALTIES, Measure.KILLED)
            .figure(Comparison.EXACTLY, 5)
            .build();
    assertThat(claim.window(), is(DateInterval.UNKNOWN));
    assertThat(claim.regions(), is(List.of()));
    assertThat(claim.filters(), is(Map.of()));
    assertThat(claim.partOf(), is(""));
  }

  @Test
  void copyHasAllPartsExceptTheReplacedOne() {
    Claim claim = full().build();
    assertThat(claim.toBuilder().build(), is(claim));
    assertThat(
        claim.toBuilder().regions(List.of(4)).build(), is(full().regions(List.of(4)).build()));
  }

  @Test
  void requiresWhatItCountsAndItsFigure() {
    Claim.Builder uncounted = Claim.builder("a").figure(Comparison.EXACTLY, 5);
    assertThrows(NullPointerException.class, uncounted::build);
    Claim.Builder withoutFigure = Claim.builder("a").counting(Dataset.CASUALTIES, Measure.KILLED);
    assertThrows(NullPointerException.class, withoutFigure::build);
  }

  @Test
  void isAPartOrASubsetButNotBoth() {
    assertThat(full().build().whole(), is("b"));
    assertThat(full().partOf("").subsetOf("c").build().whole(), is("c"));
    Claim.Builder both = full().subsetOf("c");
    assertThrows(IllegalArgumentException.class, both::build);
  }
}

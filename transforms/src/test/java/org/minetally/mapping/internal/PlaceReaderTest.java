package org.minetally.mapping.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceReaderTest {

  private static ProfileBuilder profile() {
    return casualties()
        .missing("Sin información")
        .region("department", "dc", 2, "dn")
        .region("municipality", "mc", 5, "mn");
  }

  private static List<String> places(String records) {
    return Mapped.of(profile(), "dc,dn,mc,mn\n" + records).places();
  }

  @Test
  void findsNamesInsideConstantRegionOfAnyLevel() {
    assertThat(
        Mapped.of(casualties().everywhere("country", "CO"), "x\n1\n").places(), is(List.of("CO")));
    assertThat(
        Mapped.of(casualties().everywhere("municipality", "50313"), "x\n1\n").places(),
        is(List.of("50313")));
    ProfileBuilder inMeta =
        casualties()
            .everywhere("country", "CO")
            .everywhere("department", "50")
            .region("municipality", "", 0, "mn");
    assertThat(
        Mapped.of(inMeta, "mn\nGranada\nSan Luis\n\"\"\n").places(),
        is(List.of("50313", "50 without municipality San Luis in 50", "50")));
  }

  @Test
  void padsCodesWithLostLeadingZeros() {
    assertThat(
        places("5,,5313,\n05,,05313,\n50,,50325,\n"), is(List.of("05313", "05313", "50325")));
  }

  @Test
  void matchesFoldedNamesInsideTheirParent() {
    assertThat(
        places(",ANTIOQUIA,,granada\n,meta,,GRANADA\n,Meta,,Mapiripan\n,Meta,,el aguila\n"),
        is(List.of("05313", "50313", "50325", "50325")));
  }

  @Test
  void doesNotMatchNameOfSeveralPlaces() {
    assertThat(
        places(",,,Granada\n,Antioquia,,San Luis\n"),
        is(
            List.of(
                "nowhere without municipality Granada in nowhere (ambiguous)",
                "05 without municipality San Luis in 05 (ambiguous)")));
  }

  @Test
  void recordsUnmatchedNameUnderItsKnownParent() {
    assertThat(
        places("5,,,Macondo\n5,,5999,\n5,,5999,Macondo\n77,,,\n,Narnia,,Macondo\n"),
        is(
            List.of(
                "05 without municipality Macondo in 05",
                "05 without municipality 5999 in 05",
                "05 without municipality Macondo in 05",
                "nowhere without department 77 in nowhere",
                "nowhere without department Narnia in nowhere")));
  }

  @Test
  void usesNameIfTheCodeContradictsItsParent() {
    assertThat(
        places("5,,50313,Granada\n5,,50313,\n5,,50313,Mapiripán\n"),
        is(
            List.of(
                "05313",
                "05 without municipality 50313 in 05",
                "05 without municipality Mapiripán in 05")));
  }

  @Test
  void prefersCodeToName() {
    assertThat(places("5,Meta,5313,Mapiripán\n"), is(List.of("05313")));
  }

  @Test
  void usesNameIfTheCodeIsWrong() {
    assertThat(places("99,Antioquia,,\n5,,99999,Granada\n"), is(List.of("05", "05313")));
  }

  /** The place is found, and the department's name is still listed as unmatched. */
  @Test
  void findsMunicipalityByCodeInUnknownDepartment() {
    assertThat(
        places(",Narnia,5313,\n"), is(List.of("05313 without department Narnia in nowhere")));
  }

  @Test
  void acceptsMissingPlaceAsUnknown() {
    assertThat(
        places(",,,\nSin información,Sin información,,\n5,,,Sin información\n 5 ,, 5313 , \n"),
        is(List.of("nowhere", "nowhere", "05", "05313")));
    assertThat(Mapped.of(casualties(), "a\nx\n").places(), is(List.of("nowhere")));
  }

  @Test
  void listsEachUnmatchedNameOnce() {
    Mapped mapped =
        Mapped.of(profile(), "dc,dn,mc,mn\n5,,,Macondo\n05,,,Macondo\n50,,,Macondo\n5,,,Macondo\n");
    assertThat(mapped.batch().unmatchedNames(), hasSize(2));
    assertThat(mapped.batch().unmatched(0), is(mapped.batch().unmatched(1)));
    assertThat(mapped.batch().unmatched(2), is(1));
  }

  /** Each combination is looked up once; its place must not be used for another one. */
  @Test
  void keepsManyCombinationsSeparate() {
    StringBuilder csv = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      String department = i % 3 == 0 ? "Antioquia" : i % 3 == 1 ? "Meta" : "";
      String name = i % 7 == 0 ? "Granada" : "n" + i % 501;
      csv.append(',').append(department).append(",,").append(name).append('\n');
      String parent = i % 3 == 0 ? "05" : i % 3 == 1 ? "50" : "nowhere";
      boolean found = i % 7 == 0 && i % 3 != 2;
      expected.add(
          found
              ? parent + "313"
              : parent
                  + " without municipality "
                  + name
                  + " in "
                  + parent
                  + (i % 7 == 0 ? " (ambiguous)" : ""));
    }
    assertThat(places(csv.toString()), is(expected));
  }
}

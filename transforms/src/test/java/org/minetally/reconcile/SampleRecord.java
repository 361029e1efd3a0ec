package org.minetally.reconcile;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A record as a test writes it, with the meaning of each of its strings.
 *
 * @param id its key; empty if missing
 * @param filtered whether the profiles' filter excludes it
 * @param when its date
 * @param place its place
 * @param word a word of the vocabulary
 * @param a the first count
 * @param b the second count, or the area
 * @param note an ignored text
 * @param flaw the reason code of its mistake; empty if it has none
 */
record SampleRecord(
    String id,
    boolean filtered,
    When when,
    Place place,
    Word word,
    Figure a,
    Figure b,
    String note,
    String flaw) {

  /**
   * A date.
   *
   * @param start the text of the column {@code start}
   * @param end the text of the column {@code end}
   * @param first the first possible day; null if unknown
   * @param last the last possible day; null if unknown
   */
  record When(String start, String end, LocalDate first, LocalDate last) {}

  /**
   * A place, and where it counts in the gazetteer of {@link SmallPlans}.
   *
   * @param region the name of its region
   * @param district the name of its district
   * @param regionCode the region in which it counts
   * @param districtCode the district in which it counts
   * @param missed level, region, name and problem of an unmatched name; empty if all match
   */
  record Place(
      String region, String district, String regionCode, String districtCode, String missed) {

    static final List<Place> ALL =
        List.of(
            new Place("North", "Alpha", "R1", "D1", ""),
            new Place("  nord ", "BÊTA", "R1", "D2", ""),
            new Place("South", "alpha", "R2", "D4", ""),
            new Place("South", "Gamma", "R2", "D3", ""),
            new Place("", "Beta", "R1", "D2", ""),
            new Place("North", "", "R1", "R1/unknown", ""),
            new Place("South", "-", "R2", "R2/unknown", ""),
            new Place("", "", "unknown", "unknown", ""),
            new Place("North", "Gamma", "R1", "R1/unknown", "district R1 Gamma not_found"),
            new Place("Atlantis", "Bäta", "unknown", "unknown", "region null Atlantis not_found"),
            new Place("Atlantis", "", "unknown", "unknown", "region null Atlantis not_found"),
            new Place("", "Alpha", "unknown", "unknown", "district null Alpha ambiguous"),
            new Place("South", "Ələt, old", "R2", "R2/unknown", "district R2 Ələt, old not_found"));
  }

  /**
   * A word of the vocabulary.
   *
   * @param text the word as written
   * @param sex its meaning in a source of casualties
   * @param category its meaning in a source of detections
   */
  record Word(String text, String sex, String category) {

    static final List<Word> ALL =
        List.of(
            new Word("f", "female", "unexploded_ordnance"),
            new Word("m", "male", "anti_personnel_mine"),
            new Word("", "unknown", "unspecified"),
            new Word("-", "unknown", "unspecified"));
  }

  /**
   * A number.
   *
   * @param text the number as written
   * @param value its value, in the unit of the output; null if not reported
   */
  record Figure(String text, Long value) {}

  /** Returns the record's fields, in the order of {@link SmallPlans#HEADER}. */
  List<String> fields() {
    Stream<String> fields =
        Stream.of(
            id,
            filtered ? "training" : "accident",
            when.start,
            when.end,
            place.region,
            place.district,
            word.text,
            a.text,
            b.text,
            note);
    return (flaw.equals("FIELD_COUNT") ? Stream.concat(fields, Stream.of("more")) : fields)
        .toList();
  }

  /** Returns why the record is not accepted; empty if it is. */
  String outcome() {
    if (filtered && !flaw.equals("FIELD_COUNT")) {
      return "kind=training";
    }
    return flaw;
  }
}

package org.minetally.summary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.region.Gazetteer;
import org.minetally.region.GazetteerCsv;

/**
 * Figures of one dataset at one time and place, as input of a summary table.
 *
 * @param interval a packed interval
 * @param region a number in {@link #GAZETTEER}, or -1
 * @param values the reported values
 */
record SummaryFact(long interval, int region, Map<SummaryMeasure, Long> values) {

  static final Gazetteer GAZETTEER =
      gazetteer(
          """
          code,name,level,parent
          R9,Aa,region,
          R10,Bb,region,
          D2,Alpha,district,R9
          D10,Beta,district,R9
          D1,Zeta,district,R10
          """);

  static SummaryFact of(long interval, String district, Object... values) {
    Map<SummaryMeasure, Long> reported = new EnumMap<>(SummaryMeasure.class);
    for (int i = 0; i < values.length; i += 2) {
      reported.put((SummaryMeasure) values[i], ((Number) values[i + 1]).longValue());
    }
    return new SummaryFact(interval, GAZETTEER.findCode(1, district), reported);
  }

  /** Returns facts with days, months, years and no date at all, with gaps, over three years. */
  static List<SummaryFact> random(Random random) {
    List<SummaryFact> facts = new ArrayList<>();
    int years = 1 + random.nextInt(4);
    for (int i = 1 + random.nextInt(120); i > 0; i--) {
      Dataset dataset = random.nextBoolean() ? Dataset.CASUALTIES : Dataset.DETECTIONS;
      Map<SummaryMeasure, Long> values = new EnumMap<>(SummaryMeasure.class);
      for (SummaryMeasure measure : SummaryMeasure.values()) {
        boolean records = measure.measure().filter(m -> m == Measure.RECORDS).isPresent();
        if (measure.dataset() == dataset && (records || random.nextInt(3) > 0)) {
          values.put(measure, records ? 1L : random.nextInt(random.nextInt(3) == 0 ? 1 : 9));
        }
      }
      int region = random.nextInt(GAZETTEER.size() + 1) - 1;
      facts.add(new SummaryFact(interval(random, years), region, values));
    }
    return facts;
  }

  private static long interval(Random random, int years) {
    int year = 2019 + random.nextInt(years);
    int month = 1 + random.nextInt(12);
    return switch (random.nextInt(10)) {
      case 0 -> DateInterval.UNKNOWN_PACKED;
      case 1 -> DateInterval.ofParts(year, 0, 0);
      case 2, 3, 4 -> DateInterval.ofParts(year, month, 0);
      default -> DateInterval.ofParts(year, month, 1 + random.nextInt(28));
    };
  }

  private static Gazetteer gazetteer(String places) {
    try {
      return Gazetteer.of(
          List.of("region", "district"),
          GazetteerCsv.read(
              new ByteArrayInputStream(places.getBytes(StandardCharsets.UTF_8)),
              "places",
              GazetteerCsv.Columns.DEFAULT));
    } catch (IOException e) {
      throw new AssertionError("reading from memory cannot fail", e);
    }
  }
}

package org.minetally.run.explain;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.minetally.job.AttributeSpec;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.RegionAttribute;

/** Explains the attributes of regions, one line for each. */
final class AttributeLines {

  private AttributeLines() {}

  static List<String> of(List<AttributeSpec> specs, Gazetteer gazetteer) {
    return specs.stream()
        .map(
            spec -> {
              RegionAttribute attribute = spec.columns().values().attribute();
              long known =
                  IntStream.range(0, gazetteer.size())
                      .filter(region -> isKnown(attribute, region, gazetteer))
                      .count();
              return String.format(
                  Locale.ROOT,
                  "%s %s: known for %,d of %,d regions",
                  attribute.name().toLowerCase(Locale.ROOT),
                  spec.file(),
                  known,
                  gazetteer.size());
            })
        .toList();
  }

  private static boolean isKnown(RegionAttribute attribute, int region, Gazetteer gazetteer) {
    return switch (attribute) {
      case AREA -> gazetteer.attributes().area(region).isPresent();
      case POPULATION -> gazetteer.attributes().population(region).isPresent();
    };
  }
}

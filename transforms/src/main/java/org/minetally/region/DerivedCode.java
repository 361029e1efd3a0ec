package org.minetally.region;

import java.util.function.UnaryOperator;
import org.minetally.region.GazetteerGeoJson.Source;

/**
 * A code made from names; see {@link Source#derived}.
 *
 * @param parent the source of the code above; null at the highest level
 * @param name the source of the region's name
 */
record DerivedCode(Source parent, Source name) implements Source {

  @Override
  public String of(UnaryOperator<String> properties) {
    String own = name.of(properties).replace('/', '-');
    if (parent == null || own.isEmpty()) {
      return own;
    }
    String above = parent.of(properties);
    return above.isEmpty() ? "" : above + "-" + own;
  }
}

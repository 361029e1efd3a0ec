package org.minetally.series;

import java.io.Serializable;
import java.util.List;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;

/**
 * What is known of the sources whose series are resolved. A source is known by its position.
 *
 * @param profiles the profile of each source
 * @param gazetteer the regions
 * @param layouts what records carry
 */
record SeriesSources(List<Profile> profiles, Gazetteer gazetteer, Layouts layouts)
    implements Serializable {

  SeriesSources {
    profiles = List.copyOf(profiles);
  }

  Profile profile(int source) {
    return profiles.get(source);
  }

  Layout layout(int source) {
    return layouts.of(source);
  }
}

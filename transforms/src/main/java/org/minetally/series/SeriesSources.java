package org.minetally.series;

import java.io.Serializable;
import java.util.List;
import org.minetally.internal.BatchCheck;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;

/**
 * The sources whose series are resolved. A source is identified by its position.
 *
 * @param profiles the profile of each source
 * @param gazetteer the regions
 * @param layouts the layouts of the records
 * @param hasOrigins whether rows say from which figures they were computed
 */
record SeriesSources(
    List<Profile> profiles, Gazetteer gazetteer, Layouts layouts, boolean hasOrigins)
    implements Serializable {

  SeriesSources {
    profiles = List.copyOf(profiles);
    BatchCheck.requireSources(profiles, layouts);
  }

  SeriesSources withOrigins() {
    return new SeriesSources(profiles, gazetteer, layouts, true);
  }

  Profile profile(int source) {
    return profiles.get(source);
  }

  Layout layout(int source) {
    return layouts.of(source);
  }
}

package org.minetally.source;

import java.io.Serializable;
import java.util.List;
import org.minetally.format.FileFormat;
import org.minetally.model.Layouts;
import org.minetally.profile.SourceSpec;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.PointRules;

/**
 * The sources to read, with everything needed to map their fields to canonical values. A source's
 * number is its position in the list.
 *
 * @param specs the sources
 * @param gazetteer the regions
 * @param layouts the layouts of the records
 * @param points the rules for coordinates, with the boundaries: by far the largest part
 */
record RecordSources(
    List<SourceSpec> specs, Gazetteer gazetteer, Layouts layouts, PointRules points)
    implements Serializable {

  RecordSources {
    specs = List.copyOf(specs);
  }

  /** Returns a copy with other rules for coordinates. */
  RecordSources with(PointRules points) {
    return new RecordSources(specs, gazetteer, layouts, points);
  }

  /** Returns the format of each source. */
  List<FileFormat> formats() {
    return specs.stream().map(SourceSpec::format).toList();
  }
}

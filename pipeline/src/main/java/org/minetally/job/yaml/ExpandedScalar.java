package org.minetally.job.yaml;

import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A scalar in which parameters are replaced by their values. It has the place of the original. */
final class ExpandedScalar extends ScalarNode {

  ExpandedScalar(ScalarNode original, Tag tag, String value) {
    super(tag, value, original.getStartMark(), original.getEndMark(), original.getScalarStyle());
  }
}

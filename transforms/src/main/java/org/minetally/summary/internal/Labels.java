package org.minetally.summary.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of one dimension that occur in a table, numbered in the order of first appearance.
 */
final class Labels {

  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();

  public String label(int code) {
    return labels.get(code);
  }

  public List<String> all() {
    return Collections.unmodifiableList(labels);
  }

  /** Returns, for each of the others' codes, the code in this object. */
  public int[] codes(List<String> others) {
    int[] here = new int[others.size()];
    for (int i = 0; i < here.length; i++) {
      String label = others.get(i);
      Integer known = codes.putIfAbsent(label, labels.size());
      if (known == null) {
        known = labels.size();
        labels.add(label);
      }
      here[i] = known;
    }
    return here;
  }
}

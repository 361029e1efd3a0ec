package org.minetally.claim;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;

/**
 * A published claim.
 *
 * @param id its id
 * @param statement the published statement, verbatim
 * @param dataset the dataset that it counts
 * @param measure the measure that it counts
 * @param window the days that it covers; a bound that is not given is unknown
 * @param regions the gazetteer's numbers of the regions that it covers; empty for all
 * @param filters the members to which it is limited, by dimension
 * @param comparison how it compares the count with its figure
 * @param figure its figure, a whole number in the unit of {@link Measure}
 * @param publishedOn the day of its publication, as written; may be empty
 * @param source where it was published: an address or another reference
 * @param partOf the id of the claim of which this one is a part, or empty
 */
public record Claim(
    String id,
    String statement,
    Dataset dataset,
    Measure measure,
    DateInterval window,
    List<Integer> regions,
    SortedMap<Dimension, List<String>> filters,
    Comparison comparison,
    long figure,
    String publishedOn,
    String source,
    String partOf)
    implements Serializable {

  public Claim {
    regions = List.copyOf(regions);
    TreeMap<Dimension, List<String>> copies = new TreeMap<>();
    filters.forEach((dimension, members) -> copies.put(dimension, List.copyOf(members)));
    filters = copies;
  }
}

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
 * @param id its name
 * @param statement what was published, in its own words
 * @param dataset what is counted
 * @param measure what of it
 * @param window the days it speaks of; a bound that is not given is unknown
 * @param regions the numbers in the gazetteer of the places it speaks of; empty: all
 * @param filters the members that it speaks of, by dimension
 * @param comparison how it compares
 * @param figure its figure, a whole number as {@link Measure} has it
 * @param publishedOn the day of its publication, as it is written; may be empty
 * @param source where it was published: an address, or whatever finds it again
 * @param partOf the id of the claim of which this one tells a part, or empty
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

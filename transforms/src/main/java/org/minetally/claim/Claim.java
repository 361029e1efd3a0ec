package org.minetally.claim;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param subsetOf the id of the claim that contains this one, or empty; a claim is not both a part
 *     and a subset
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
    String partOf,
    String subsetOf)
    implements Serializable {

  public Claim {
    regions = List.copyOf(regions);
    TreeMap<Dimension, List<String>> copies = new TreeMap<>();
    filters.forEach((dimension, members) -> copies.put(dimension, List.copyOf(members)));
    filters = copies;
    if (!partOf.isEmpty() && !subsetOf.isEmpty()) {
      throw new IllegalArgumentException(
          "claim %s: part of %s and subset of %s; a claim has only one whole"
              .formatted(id, partOf, subsetOf));
    }
  }

  /** Returns the id of the claim of which this one is a part or a subset, or empty. */
  public String whole() {
    return partOf + subsetOf;
  }

  /** Returns a builder of a claim with this id. */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** Returns a builder that starts with the parts of this claim. */
  public Builder toBuilder() {
    return new Builder(id)
        .statement(statement)
        .counting(dataset, measure)
        .window(window)
        .regions(regions)
        .filters(filters)
        .figure(comparison, figure)
        .publishedOn(publishedOn)
        .source(source)
        .partOf(partOf)
        .subsetOf(subsetOf);
  }

  /**
   * Builds a claim. The dataset, the measure, the comparison and the figure are required. A claim
   * covers all days, regions and members unless it is limited, and the texts are empty unless they
   * are set.
   */
  public static final class Builder {

    private final String id;
    private String statement = "";
    private Dataset dataset;
    private Measure measure;
    private DateInterval window = DateInterval.UNKNOWN;
    private List<Integer> regions = List.of();
    private Map<Dimension, List<String>> filters = Map.of();
    private Comparison comparison;
    private long figure;
    private String publishedOn = "";
    private String source = "";
    private String partOf = "";
    private String subsetOf = "";

    private Builder(String id) {
      this.id = Objects.requireNonNull(id, "id");
    }

    /** Sets the published statement, verbatim. */
    public Builder statement(String text) {
      statement = text;
      return this;
    }

    /** Sets what the claim counts. Required. */
    public Builder counting(Dataset dataset, Measure measure) {
      this.dataset = dataset;
      this.measure = measure;
      return this;
    }

    /** Limits the claim to these days; a bound that is not given is unknown. */
    public Builder window(DateInterval days) {
      window = days;
      return this;
    }

    /** Limits the claim to regions with these numbers in the gazetteer. */
    public Builder regions(List<Integer> numbers) {
      regions = numbers;
      return this;
    }

    /** Limits the claim to these members, by dimension. */
    public Builder filters(Map<Dimension, List<String>> members) {
      filters = members;
      return this;
    }

    /**
     * Sets the figure and how the claim compares the count with it. Required.
     *
     * @param value a whole number in the unit of {@link Measure}
     */
    public Builder figure(Comparison comparison, long value) {
      this.comparison = comparison;
      figure = value;
      return this;
    }

    /** Sets the day of publication, as written. */
    public Builder publishedOn(String day) {
      publishedOn = day;
      return this;
    }

    /** Sets where the claim was published: an address or another reference. */
    public Builder source(String reference) {
      source = reference;
      return this;
    }

    /** Sets the id of the claim of which this one is a part. */
    public Builder partOf(String claim) {
      partOf = claim;
      return this;
    }

    /** Sets the id of the claim that contains this one. */
    public Builder subsetOf(String claim) {
      subsetOf = claim;
      return this;
    }

    /**
     * Returns the claim.
     *
     * @throws NullPointerException if a required part is not set
     * @throws IllegalArgumentException if it is both a part and a subset
     */
    public Claim build() {
      return new Claim(
          id,
          statement,
          Objects.requireNonNull(dataset, "dataset"),
          Objects.requireNonNull(measure, "measure"),
          window,
          regions,
          new TreeMap<>(filters),
          Objects.requireNonNull(comparison, "comparison"),
          figure,
          publishedOn,
          source,
          partOf,
          subsetOf);
    }
  }
}

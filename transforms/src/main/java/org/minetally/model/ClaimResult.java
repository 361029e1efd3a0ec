package org.minetally.model;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The result of checking a claim.
 *
 * @param id the claim's id
 * @param statement the published statement
 * @param comparator how it compares, such as {@code at_least}
 * @param claimedValue its figure: people, items, records or square metres
 * @param lowest the lowest value that the records support
 * @param highest the highest value that the records support
 * @param verdict supported, contradicted or undecidable
 * @param certain whether the verdict is the same for every value between the two
 * @param reason the reason, as a plain sentence
 * @param parts how the total of its parts compares with it: equal, less, more, or empty
 * @param subsetOf the id of the claim that contains it, or empty
 * @param subsetVerdict whether it can be a subset of that claim: consistent, contradicted, or empty
 * @param subsetReason why it cannot, as a plain sentence, or empty
 */
public record ClaimResult(
    String id,
    String statement,
    String comparator,
    BigDecimal claimedValue,
    BigDecimal lowest,
    BigDecimal highest,
    String verdict,
    boolean certain,
    String reason,
    String parts,
    String subsetOf,
    String subsetVerdict,
    String subsetReason)
    implements Serializable {

  /** Returns a builder of the result of the claim with this id. */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** Builds a result. Everything but the parts and the subset is required. */
  public static final class Builder {

    private final String id;
    private String statement;
    private String comparator;
    private BigDecimal claimedValue;
    private BigDecimal lowest;
    private BigDecimal highest;
    private String verdict;
    private boolean certain;
    private String reason;
    private String parts = "";
    private String subsetOf = "";
    private String subsetVerdict = "";
    private String subsetReason = "";

    private Builder(String id) {
      this.id = Objects.requireNonNull(id, "id");
    }

    /** Sets the published statement. */
    public Builder statement(String text) {
      statement = text;
      return this;
    }

    /** Sets the claim's figure and how it compares with it, such as {@code at_least}. */
    public Builder claimed(String comparator, BigDecimal value) {
      this.comparator = comparator;
      claimedValue = value;
      return this;
    }

    /** Sets the lowest and the highest value that the records support. */
    public Builder supported(BigDecimal lowest, BigDecimal highest) {
      this.lowest = lowest;
      this.highest = highest;
      return this;
    }

    /**
     * Sets the verdict.
     *
     * @param label supported, contradicted or undecidable
     * @param certain whether the verdict is the same for every supported value
     * @param reason the reason, as a plain sentence
     */
    public Builder verdict(String label, boolean certain, String reason) {
      verdict = label;
      this.certain = certain;
      this.reason = reason;
      return this;
    }

    /** Sets how the total of the claim's parts compares with it; empty unless set. */
    public Builder parts(String comparison) {
      parts = comparison;
      return this;
    }

    /**
     * Sets whether the claim can be a subset of another; empty unless set.
     *
     * @param whole the id of the claim that contains it
     * @param label consistent or contradicted
     * @param reason why it is contradicted, as a plain sentence
     */
    public Builder subset(String whole, String label, String reason) {
      subsetOf = whole;
      subsetVerdict = label;
      subsetReason = reason;
      return this;
    }

    /**
     * Returns the result.
     *
     * @throws NullPointerException if a required part is not set
     */
    public ClaimResult build() {
      return new ClaimResult(
          id,
          Objects.requireNonNull(statement, "statement"),
          Objects.requireNonNull(comparator, "comparator"),
          Objects.requireNonNull(claimedValue, "claimed value"),
          Objects.requireNonNull(lowest, "lowest"),
          Objects.requireNonNull(highest, "highest"),
          Objects.requireNonNull(verdict, "verdict"),
          certain,
          Objects.requireNonNull(reason, "reason"),
          parts,
          subsetOf,
          subsetVerdict,
          subsetReason);
    }
  }
}

package org.minetally.model;

import java.io.Serializable;
import java.math.BigDecimal;

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
    String parts)
    implements Serializable {}

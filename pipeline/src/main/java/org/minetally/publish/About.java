package org.minetally.publish;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a job says about its figures, for their readers.
 *
 * @param publisher who publishes the figures; null if the job does not say
 * @param source where the records come from, in a few words; null if the job does not say
 * @param licence the name of the licence; null if the job does not say
 * @param licenceUrl the address of the licence's text; null if the job does not say
 * @param contact an address for questions; null if the job does not say
 * @param period the period that the records are said to cover, in EDTF: {@code 2010}, {@code
 *     2010/2024-06}, or {@code 2010/..} if it has no end; null if the job does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record About(
    String publisher,
    String source,
    String licence,
    String licenceUrl,
    String contact,
    String period) {

  /** No information. */
  public static final About NOTHING = new About(null, null, null, null, null, null);
}

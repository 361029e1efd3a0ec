/**
 * Published claims and their verdicts: {@link org.minetally.claim.CheckClaims} computes the range
 * of values that the records support for each claim.
 */
package org.minetally.claim;

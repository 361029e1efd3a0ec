/**
 * Turns reviewed rows of the published table {@code unmatched_names} into lines of a gazetteer's
 * file of aliases.
 */
package org.minetally.aliases;

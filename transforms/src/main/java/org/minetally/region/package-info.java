/**
 * The gazetteer: regions with their levels, codes, names and aliases, and how a source's codes and
 * names are matched to them. What matches nothing is unknown under its known ancestor; a guess is
 * never more than a suggestion.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.region;

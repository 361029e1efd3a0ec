/**
 * Places: the gazetteer, how it is read, and how a place's code or name is found in it.
 *
 * <p>An imprecise place stays imprecise. A record that is known only to its department counts
 * there, and in {@code <code>/unknown} in a table of a lower level; a name that matches nothing is
 * unknown under its known ancestor. Names match inside their parent after {@linkplain
 * org.minetally.region.NameFolding folding}, by name or alias; likeness is only ever a suggestion
 * to a reader.
 *
 * <p>Regions change. A record carries not a region but its {@linkplain
 * org.minetally.region.Gazetteer#at version}, the number of one line of ancestors: the one that its
 * day gives it, or, where the ancestors change within its interval, what they have in common.
 * {@link org.minetally.region.RegionMode} says whose day counts, the record's or one for all.
 *
 * <p>The way of a gazetteer: {@link org.minetally.region.GazetteerCsv} or {@link
 * org.minetally.region.GazetteerGeoJson} reads entries, {@link org.minetally.region.Gazetteer#of}
 * checks them all and numbers the regions.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.region;

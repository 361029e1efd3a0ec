/**
 * The gazetteer: its regions, how it is read, and how a code or a name is matched.
 *
 * <p>An imprecise place stays imprecise. A record known only to its department counts there, and in
 * {@code <code>/unknown} in a table of a lower level. A name without a match counts as unknown
 * under its known ancestor. Names match within their parent after {@linkplain
 * org.minetally.region.internal.NameFolding folding}, by name or alias. Similar names are only
 * suggested to a reader.
 *
 * <p>Regions change over time. A record carries the {@linkplain org.minetally.region.Gazetteer#at
 * version} of its region, the number of one chain of ancestors: the one valid on its day or, if the
 * ancestors change within its interval, what they have in common. {@link
 * org.minetally.region.RegionMode} selects the day: the record's own, or one day for all records.
 *
 * <p>{@link org.minetally.region.GazetteerCsv} and {@link org.minetally.region.GazetteerGeoJson}
 * read entries. {@link org.minetally.region.Gazetteer#of} checks them and numbers the regions.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.region;

/**
 * A profile says how one source's columns, dates, numbers, words and units become canonical fields.
 * A new source needs a new profile, never new code.
 *
 * <p>Pure logic: nothing here knows Beam, and nothing here knows YAML.
 */
package org.minetally.profile;

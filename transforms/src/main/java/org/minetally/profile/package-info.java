/**
 * Profiles: each declares how one source's columns, dates, numbers, words and units map to
 * canonical fields. A new source needs a new profile, never new code.
 *
 * <p>This package depends on neither Beam nor YAML.
 */
package org.minetally.profile;

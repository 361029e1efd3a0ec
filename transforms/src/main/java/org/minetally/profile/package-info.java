/**
 * A profile declares how one source's columns, dates, numbers, words and units become canonical
 * fields. A new source needs a new profile, never new code.
 *
 * <p>This package does not depend on Beam. It does not depend on YAML either.
 */
package org.minetally.profile;

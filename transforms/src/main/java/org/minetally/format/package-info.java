/**
 * File formats of sources, and their settings.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.format;

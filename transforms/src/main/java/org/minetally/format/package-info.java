/**
 * The file formats that a source can have, and their settings.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.format;

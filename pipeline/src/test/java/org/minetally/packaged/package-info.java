/** Tests of the packaged jar, which run in the phase {@code verify}. */
package org.minetally.packaged;

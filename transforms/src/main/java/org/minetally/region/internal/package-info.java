/** The folding of names, which only neighbouring packages need. */
package org.minetally.region.internal;

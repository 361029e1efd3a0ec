/** Summing: canonical records become the cells of the fact tables. */
package org.minetally.summary;

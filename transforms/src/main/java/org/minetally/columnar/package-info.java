/** Reads columnar files into records of text. */
package org.minetally.columnar;

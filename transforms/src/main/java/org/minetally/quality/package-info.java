/**
 * What became of every record: the counts that each stage reports, and the check that nothing is
 * lost and nothing is counted twice.
 */
package org.minetally.quality;

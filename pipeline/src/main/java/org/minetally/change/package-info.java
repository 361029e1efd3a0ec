/**
 * What a run's tables say otherwise than the snapshot before, figure by figure, so that a corrected
 * one is seen.
 */
package org.minetally.change;

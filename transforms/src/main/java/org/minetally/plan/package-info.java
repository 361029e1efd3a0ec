/**
 * What a run is to do, resolved: every transform takes what it needs from here.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.plan;

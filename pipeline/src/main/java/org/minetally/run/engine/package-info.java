/**
 * The engine that executes a pipeline: its options, its settings, and how it is started and
 * stopped.
 */
package org.minetally.run.engine;

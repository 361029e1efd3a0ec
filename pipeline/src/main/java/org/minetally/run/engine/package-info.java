/** The engine that executes a pipeline: its options and settings, starting and stopping it. */
package org.minetally.run.engine;

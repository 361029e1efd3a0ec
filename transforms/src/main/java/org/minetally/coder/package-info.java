/**
 * How batches and tables travel between the workers of a cluster. On a single machine the
 * DirectRunner passes them by reference.
 */
package org.minetally.coder;

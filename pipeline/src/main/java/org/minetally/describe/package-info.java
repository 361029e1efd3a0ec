/** Describes a snapshot to other programs: Data Package, SQL views and boundaries. */
package org.minetally.describe;

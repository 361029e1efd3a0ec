/** Describes a snapshot for other programs: a Data Package, SQL views and boundary files. */
package org.minetally.describe;

/** The coder of rows. */
package org.minetally.table.internal;

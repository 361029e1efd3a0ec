/**
 * The coder of rows, the schema of the table of changes, and the columns that tables of single
 * records share. Internal to this library; not a stable API.
 */
package org.minetally.table.internal;

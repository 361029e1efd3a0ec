/**
 * The coder of rows and the schema of the table of changes. Internal to this library; not a stable
 * API.
 */
package org.minetally.table.internal;

/**
 * Keys and revisions of records, the coder of batches, and their distribution by key. Internal to
 * this library; not a stable API.
 */
package org.minetally.model.internal;

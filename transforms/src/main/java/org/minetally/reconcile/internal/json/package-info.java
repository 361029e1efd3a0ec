/** Writes the reconciliation of a run as JSON. */
package org.minetally.reconcile.internal.json;

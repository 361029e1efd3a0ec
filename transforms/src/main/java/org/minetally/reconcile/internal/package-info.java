/** The messages about records that every stage sends to the reconciliation. */
package org.minetally.reconcile.internal;

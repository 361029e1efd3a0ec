/**
 * What happened to every record: the messages that each stage sends, and {@link
 * org.minetally.reconcile.Reconcile}, which collects them. {@link
 * org.minetally.reconcile.Reconciliation#violations} checks that no record was lost and none was
 * counted twice.
 */
package org.minetally.reconcile;

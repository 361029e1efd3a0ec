/**
 * What is said of a run's tables before they are published: the checks that they went through, and
 * each figure that differs from the snapshot before.
 */
package org.minetally.audit;

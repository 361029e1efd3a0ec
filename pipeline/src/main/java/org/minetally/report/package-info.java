/**
 * The report: one page that shows a published snapshot to people who have no tool for it. It reads
 * nothing but the snapshot's own files, so that it cannot show a number that is not published.
 */
package org.minetally.report;

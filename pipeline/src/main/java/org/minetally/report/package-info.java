/** Renders a snapshot as one self-contained HTML page. */
package org.minetally.report;

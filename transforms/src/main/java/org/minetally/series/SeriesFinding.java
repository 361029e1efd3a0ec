package org.minetally.series;

import org.minetally.reconcile.internal.Finding;

/**
 * A finding about a figure, for a person to review.
 *
 * @param figure the figure's number in its series
 * @param kind the kind of finding
 * @param detail a plain sentence
 */
record SeriesFinding(int figure, Finding.Kind kind, String detail) {}

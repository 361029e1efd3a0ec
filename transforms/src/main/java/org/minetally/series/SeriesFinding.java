package org.minetally.series;

import org.minetally.reconcile.Finding;

/**
 * Something that a person should look at.
 *
 * @param figure the figure's number in its series
 * @param kind the kind
 * @param detail a plain sentence
 */
public record SeriesFinding(int figure, Finding.Kind kind, String detail) {}

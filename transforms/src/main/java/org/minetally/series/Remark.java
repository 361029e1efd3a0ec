package org.minetally.series;

import org.minetally.quality.Finding;

/**
 * Something that a person should look at.
 *
 * @param figure the figure's number in its series
 * @param kind the kind
 * @param detail a plain sentence
 */
public record Remark(int figure, Finding.Kind kind, String detail) {}

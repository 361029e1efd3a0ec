package org.minetally.reconcile;

import org.minetally.reconcile.internal.Finding;

/**
 * A finding with its position in the file.
 *
 * @param source the source's number in the run
 * @param file the file's number in the source
 * @param record the record's number in the file, from 1, without the header
 * @param line the line on which the record starts, from 1
 * @param kind the kind
 * @param detail a plain sentence
 */
record LocatedFinding(
    int source, int file, long record, long line, Finding.Kind kind, String detail) {}

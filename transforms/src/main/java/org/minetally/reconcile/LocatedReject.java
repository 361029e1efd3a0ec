package org.minetally.reconcile;

import org.minetally.mapping.internal.Rejection;

/**
 * A rejected record with its position in the file.
 *
 * @param source the source's number in the run
 * @param file the file's number in the source
 * @param record the record's number in the file, from 1, without the header
 * @param line the line on which the record starts, from 1
 * @param why the rejection
 */
record LocatedReject(int source, int file, long record, long line, Rejection why) {

  /** Returns one line for the terminal: file, line, column, reason. */
  String describe(String path) {
    String column = why.column().isEmpty() ? "" : " column " + why.column() + ":";
    return path + ":" + line + ":" + column + " " + why.sentence();
  }
}

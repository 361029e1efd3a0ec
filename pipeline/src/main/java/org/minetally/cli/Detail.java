package org.minetally.cli;

/** How much of the run summary is printed. */
enum Detail {
  /** The outcome and the warnings. */
  OUTCOME,
  /** Also the record counts, and the details that fit in a few lines per source. */
  SUMMARY,
  /** Everything. */
  ALL
}

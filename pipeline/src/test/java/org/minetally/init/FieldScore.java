package org.minetally.init;

/**
 * The score of one field of one file.
 *
 * @param field the field
 * @param result whether it was found
 * @param detail what is stated and what is expected, if they differ
 */
record FieldScore(String field, Result result, String detail) {

  /** The result for a field. */
  enum Result {
    /** As expected, and stated as certain. */
    FOUND,
    /** As expected, and marked CHECK. */
    FOUND_MARKED,
    /** Not as expected, but marked CHECK. */
    MARKED,
    /** Nothing is stated. */
    MISSED,
    /** Not as expected, and stated as certain. */
    WRONG
  }

  static FieldScore of(
      String field, boolean equal, boolean checked, Object stated, Object expected) {
    Result result =
        equal
            ? checked ? Result.FOUND_MARKED : Result.FOUND
            : stated == null ? Result.MISSED : checked ? Result.MARKED : Result.WRONG;
    return new FieldScore(field, result, equal ? "" : stated + " instead of " + expected);
  }
}

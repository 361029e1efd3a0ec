package org.minetally.mapping;

import org.minetally.format.internal.Headings;
import org.minetally.internal.text.Excerpt;

/** A file's header does not have a column that the profile names, or several that it may mean. */
public final class MissingColumnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingColumnException(String column, Headings header, boolean ambiguous) {
    super(
        ambiguous
            ? "several columns have the hashtag \"" + column + "\""
            : "the header has no column \""
                + column
                + "\"; it has "
                + Excerpt.list(header.names()));
  }
}

package org.minetally.mapping.internal;

import org.minetally.format.internal.Headings;
import org.minetally.internal.text.Excerpt;

/** Thrown when a file's header has no column that the profile names, or several that match. */
public final class MissingColumnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingColumnException(String column, Headings header, boolean ambiguous) {
    super(
        ambiguous
            ? "several columns have the hashtag \"" + column + "\"; use the name of one of them"
            : "the header has no column \""
                + column
                + "\"; it has "
                + Excerpt.list(header.names()));
  }
}

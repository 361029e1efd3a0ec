package org.minetally.format.internal;

import java.io.IOException;

/** A file format whose records are read one after another. */
public interface TableFormat {

  /**
   * Reads the columns of a file.
   *
   * @throws FormatException if the file is not of this format
   */
  Headings headings(Content content) throws IOException;

  /**
   * Opens the records of a file, from the first on.
   *
   * @param headings its columns, as returned by {@link #headings}
   * @throws FormatException if the file is not of this format
   */
  SourceTable open(Content content, Headings headings) throws IOException;
}

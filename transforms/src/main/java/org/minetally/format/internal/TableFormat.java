package org.minetally.format.internal;

import java.io.IOException;

/** A format in which a file holds records that are read one after another. */
public interface TableFormat {

  /**
   * The columns of a file.
   *
   * @throws FormatException if the file is not of this format
   */
  Headings headings(Content content) throws IOException;

  /**
   * The records of a file, from the first on.
   *
   * @param headings its columns, as {@link #headings} gave them
   * @throws FormatException if the file is not of this format
   */
  SourceTable open(Content content, Headings headings) throws IOException;
}

package org.minetally.report;

import java.io.IOException;

/** A snapshot withholds small counts, and a report would show the rest as if it were all. */
public final class WithheldException extends IOException {

  private static final long serialVersionUID = 1L;

  WithheldException(String table) {
    super("the table " + table + " withholds small counts");
  }
}

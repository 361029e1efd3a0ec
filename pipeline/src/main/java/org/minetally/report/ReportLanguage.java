package org.minetally.report;

import java.util.Locale;

/**
 * The languages of the report's own words. Names and statements are shown as their sources give
 * them.
 */
public enum ReportLanguage {
  ENGLISH("en", false),
  SPANISH("es", false),
  FRENCH("fr", false),
  ARABIC("ar", true);

  private final String code;
  private final boolean rightToLeft;

  ReportLanguage(String code, boolean rightToLeft) {
    this.code = code;
    this.rightToLeft = rightToLeft;
  }

  /** The code, ISO 639-1. */
  public String code() {
    return code;
  }

  /** How the language is chosen on a command line: by its code. */
  @Override
  public String toString() {
    return code;
  }

  boolean isRightToLeft() {
    return rightToLeft;
  }

  String file() {
    return String.format(Locale.ROOT, "text.%s.json", code);
  }
}

package org.minetally.report;

import java.util.Locale;

/** The languages of the report. Names and statements from the data are not translated. */
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

  /** Returns the ISO 639-1 code. */
  public String code() {
    return code;
  }

  /** Returns the code, which selects the language on the command line. */
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

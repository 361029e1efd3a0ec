package org.minetally.period;

/**
 * The form called {@code edtf}: the part of the Extended Date/Time Format (ISO 8601-2) that names
 * an interval of days. A year, month or day, each part in digits or in X; or two of them with a
 * slash between. One side of the slash may be empty or two dots: that bound is not known.
 */
record EdtfForm() implements DateForm {

  @Override
  public long read(byte[] buf, int from, int to) {
    int slash = from;
    while (slash < to && buf[slash] != '/') {
      slash++;
    }
    if (slash == to) {
      return IsoForm.readDate(buf, from, to);
    }
    if (isOpen(buf, from, slash) && isOpen(buf, slash + 1, to)) {
      return DateInterval.INVALID;
    }
    return DateInterval.fromTo(readSide(buf, from, slash), readSide(buf, slash + 1, to));
  }

  private static long readSide(byte[] buf, int from, int to) {
    return isOpen(buf, from, to) ? DateInterval.UNKNOWN_PACKED : IsoForm.readDate(buf, from, to);
  }

  private static boolean isOpen(byte[] buf, int from, int to) {
    return from == to || (to - from == 2 && buf[from] == '.' && buf[from + 1] == '.');
  }
}

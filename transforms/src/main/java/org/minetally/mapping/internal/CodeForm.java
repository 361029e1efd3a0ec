package org.minetally.mapping.internal;

import org.minetally.internal.text.PlainNumber;
import org.minetally.profile.NumberForm;
import org.minetally.region.Gazetteer;

/**
 * The way a source writes the codes of regions. A code is text. If the gazetteer does not have it
 * as written, and it is a number, it is looked up without thousands separators and in digits of
 * ASCII.
 *
 * @param pad the width to which a code is padded with leading zeros
 * @param numbers how the source writes numbers
 */
record CodeForm(int pad, NumberForm numbers) {

  /** Returns the region of a level with this code, or {@link Gazetteer#NOT_FOUND}. */
  int find(Gazetteer gazetteer, int level, String code) {
    int found = gazetteer.findCode(level, padded(code));
    if (found >= 0) {
      return found;
    }
    String number = PlainNumber.digits(code, numbers.thousands());
    return number.isEmpty() || number.equals(code)
        ? found
        : gazetteer.findCode(level, padded(number));
  }

  /** Returns whether a level has a region with this code, padded or not. */
  boolean isCode(Gazetteer gazetteer, int level, String code) {
    return find(gazetteer, level, code) >= 0
        || new CodeForm(0, numbers).find(gazetteer, level, code) >= 0;
  }

  private String padded(String code) {
    return code.length() >= pad ? code : "0".repeat(pad - code.length()) + code;
  }
}

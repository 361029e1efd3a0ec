package org.minetally.profile;

import java.io.Serializable;

/**
 * The columns that name a place at one level of the gazetteer, or the code of the one place where
 * all records of the source are. The code is tried first, then the name, within the place found one
 * level up.
 *
 * @param level the gazetteer's level
 * @param code the code's column, or empty
 * @param pad the width to which a code is padded with leading zeros; 0 for no padding
 * @param name the name's column, or empty
 * @param constant the code of the place of every record, in which case there are no columns;
 *     otherwise empty
 */
public record RegionColumns(String level, String code, int pad, String name, String constant)
    implements Serializable {

  /** Creates the columns that name a place. */
  public RegionColumns(String level, String code, int pad, String name) {
    this(level, code, pad, name, "");
  }

  /** Returns the single place where all records are. */
  public static RegionColumns constant(String level, String code) {
    return new RegionColumns(level, "", 0, "", code);
  }
}

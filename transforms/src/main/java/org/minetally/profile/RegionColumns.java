package org.minetally.profile;

import java.io.Serializable;

/**
 * The columns that name a place at one level of the gazetteer. A code is tried first, then the
 * name, within the place found one level up.
 *
 * @param level the gazetteer's level
 * @param code the code's column, or empty
 * @param pad the width to which a code is padded with leading zeros; 0: as it is
 * @param name the name's column, or empty
 */
public record RegionColumns(String level, String code, int pad, String name)
    implements Serializable {}

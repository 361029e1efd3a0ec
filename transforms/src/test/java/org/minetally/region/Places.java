package org.minetally.region;

import java.util.List;
import org.minetally.region.Gazetteer.Entry;

/**
 * A small gazetteer for tests: names and spellings are real, codes and hierarchy are constructed.
 */
final class Places {

  static final List<String> LEVELS = List.of("country", "department", "municipality");
  static final int COUNTRY = 0;
  static final int DEPARTMENT = 1;
  static final int MUNICIPALITY = 2;

  static final Gazetteer GAZETTEER =
      Gazetteer.of(
          LEVELS,
          List.of(
              entry("municipality", "05001", "MEDELLÍN", "05"),
              entry("municipality", "11001", "BOGOTÁ, D.C.", "11", "Santa Fe de Bogotá"),
              entry("municipality", "52696", "SANTA BÁRBARA", "52", "ISCUANDÉ"),
              entry("municipality", "68705", "SANTA BÁRBARA", "68"),
              entry("municipality", "KLB", "Kəlbəcər", "EC", "Kalbajar", "Kelbajar", "Kelbecer"),
              entry("municipality", "ISM", "İsmayıllı", "EC", "Ismailli District"),
              entry("municipality", "LNK1", "Lankaran District", "EC"),
              entry("municipality", "LNK2", "Lankaran District", "EC"),
              // Directly under its country.
              entry("municipality", "BAK", "Bakı", "AZ", "Baku City"),
              // Without a parent.
              entry("municipality", "LOST", "Lost", null),
              entry("department", "05", "ANTIOQUIA", "CO"),
              entry("department", "11", "BOGOTÁ, D.C.", "CO"),
              entry("department", "52", "NARIÑO", "CO"),
              entry("department", "68", "SANTANDER", "CO"),
              entry("department", "EC", "Economic region", "AZ"),
              entry("country", "CO", "Colombia", null),
              entry("country", "AZ", "Azərbaycan", null, "Azerbaijan")));

  private Places() {}

  static Entry entry(String level, String code, String name, String parent, String... aliases) {
    return Entry.of(level, code, name)
        .within(parent)
        .withAliases(List.of(aliases))
        .from("places.csv, line of " + code);
  }
}

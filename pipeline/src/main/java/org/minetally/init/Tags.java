package org.minetally.init;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a column's hashtag says of it (HXL 1.1). */
final class Tags {

  /** Attributes that do not make a count a part of another one. */
  private static final Set<String> WHOLE = Set.of("num", "total", "ind", "people", "name", "type");

  private Tags() {}

  /** The role of a hashtag; nothing if there is none, or if it means nothing here. */
  static Optional<Role> role(String tag) {
    if (tag.isBlank()) {
      return Optional.empty();
    }
    List<String> parts =
        Arrays.asList(tag.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").split("\\+"));
    Set<String> attributes = new TreeSet<>(parts.subList(1, parts.size()));
    boolean code = attributes.contains("code") || attributes.contains("pcode");
    return Optional.ofNullable(
        switch (parts.get(0)) {
          case "#date" -> date(attributes);
          case "#country", "#adm0" -> code ? Role.COUNTRY_CODE : Role.COUNTRY;
          case "#adm1", "#region" -> code ? Role.PROVINCE_CODE : Role.PROVINCE;
          case "#adm2" -> code ? Role.DISTRICT_CODE : Role.DISTRICT;
          case "#adm3", "#loc" -> code ? Role.COMMUNITY_CODE : Role.COMMUNITY;
          case "#affected" -> affected(attributes);
          case "#event", "#cause" -> attributes.contains("id") ? Role.KEY : Role.EVENT;
          case "#item" -> attributes.contains("num") ? Role.ITEMS : Role.DEVICE;
          case "#geo" ->
              attributes.contains("lat")
                  ? Role.LATITUDE
                  : attributes.contains("lon") ? Role.LONGITUDE : null;
          case "#meta" -> attributes.contains("id") ? Role.KEY : null;
          case "#contact" -> Role.PERSONAL;
          default -> null;
        });
  }

  private static Role date(Set<String> attributes) {
    if (attributes.contains("start")) {
      return Role.START;
    }
    if (attributes.contains("end")) {
      return Role.END;
    }
    return attributes.contains("year") ? Role.YEAR : Role.DATE;
  }

  /** A count of women, or of children, is a part of the people and not all of them. */
  private static Role affected(Set<String> attributes) {
    Set<String> rest = new TreeSet<>(attributes);
    rest.removeAll(WHOLE);
    if (rest.isEmpty()) {
      return Role.VICTIMS;
    }
    if (rest.equals(Set.of("killed"))) {
      return Role.KILLED;
    }
    return rest.equals(Set.of("injured")) ? Role.INJURED : null;
  }
}

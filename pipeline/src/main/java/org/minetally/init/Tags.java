package org.minetally.init;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Maps HXL 1.1 hashtags to column roles. */
final class Tags {

  /** Attributes that do not restrict a count to a part of the people. */
  private static final Set<String> WHOLE = Set.of("num", "total", "ind", "people", "name", "type");

  private Tags() {}

  /** Returns the role of a hashtag; empty if the tag is blank or has no role. */
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

  /**
   * Returns the role of a count of people; null for a count of a part, such as women or children.
   */
  private static Role affected(Set<String> attributes) {
    Set<String> restricting = new TreeSet<>(attributes);
    restricting.removeAll(WHOLE);
    if (restricting.isEmpty()) {
      return Role.VICTIMS;
    }
    if (restricting.equals(Set.of("killed"))) {
      return Role.KILLED;
    }
    return restricting.equals(Set.of("injured")) ? Role.INJURED : null;
  }
}

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
    return Optional.ofNullable(
        switch (parts.get(0)) {
          case "#date" -> date(attributes);
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

  /** A level of places, counted from the country, and whether the column has codes. */
  record Place(int level, boolean code) {}

  /** Returns the place that a hashtag means; empty if it means none. */
  static Optional<Place> place(String tag) {
    String plain = tag.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    List<String> parts = Arrays.asList(plain.split("\\+"));
    List<String> tags = List.of("#country", "#region", "#adm1", "#adm2", "#adm3", "#loc");
    String own =
        switch (parts.get(0)) {
          case "#adm0" -> "#country";
          case "#adm4", "#adm5" -> "#loc";
          default -> parts.get(0);
        };
    int level = tags.indexOf(own);
    boolean code = parts.contains("code") || parts.contains("pcode") || parts.contains("iso3");
    return level < 0 ? Optional.empty() : Optional.of(new Place(level, code));
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

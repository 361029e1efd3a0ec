package org.minetally.init;

import java.util.Map;
import java.util.Set;

/**
 * Keeps a single source of dates: a date, or an interval, or a year with month and day. A year
 * alone is the last resort, because it may be the year of production or the year of a full date.
 */
record TimeChoice(Map<Role, Meaning> meanings) {

  private static final Set<Role> INTERVAL = Set.of(Role.START, Role.END);
  private static final Set<Role> YEARS = Set.of(Role.YEAR, Role.MONTH, Role.DAY);

  void choose() {
    if (has(Role.YEAR) && has(Role.DATE) && !isLikely(Role.YEAR)) {
      meanings.remove(Role.YEAR);
    }
    if (has(Role.START) && !has(Role.END) && !hasGood(Role.DATE)) {
      Meaning start = meanings.get(Role.START);
      meanings.put(Role.DATE, start.as(Role.DATE).doubting("there is no column with the last day"));
    }
    if (has(Role.END) && !has(Role.START) && !hasGood(Role.DATE)) {
      Meaning end = meanings.get(Role.END);
      meanings.put(Role.DATE, end.as(Role.DATE).doubting("there is no column with the first day"));
    }
    if (hasGood(Role.DATE) && (has(Role.START) || has(Role.END))) {
      Role other = has(Role.START) ? Role.START : Role.END;
      doubt(
          Role.DATE,
          "the column %s has another date".formatted(meanings.get(other).column().name()));
    }
    if (!has(Role.START) || !has(Role.END)) {
      meanings.keySet().removeAll(INTERVAL);
    }
    if (hasGood(Role.DATE)) {
      meanings.keySet().removeAll(INTERVAL);
      meanings.keySet().removeAll(YEARS);
    } else if (has(Role.START)) {
      meanings.remove(Role.DATE);
      meanings.keySet().removeAll(YEARS);
    } else if (has(Role.YEAR)) {
      if (has(Role.DATE)) {
        doubt(
            Role.YEAR,
            "the dates in %s are finer, but %s"
                .formatted(
                    meanings.get(Role.DATE).column().name(),
                    String.join("; ", meanings.get(Role.DATE).doubts())));
      }
      meanings.remove(Role.DATE);
    } else {
      meanings.keySet().removeAll(YEARS);
    }
    if (!has(Role.MONTH)) {
      meanings.remove(Role.DAY);
    }
  }

  private boolean has(Role role) {
    return meanings.containsKey(role);
  }

  private boolean isLikely(Role role) {
    return meanings.get(role).score() >= HeaderWords.AMONG;
  }

  /** Returns whether a date is likely and can be read. */
  private boolean hasGood(Role role) {
    return has(role)
        && isLikely(role)
        && meanings.get(role).doubts().stream()
            .noneMatch(doubt -> doubt.startsWith("no date form"));
  }

  private void doubt(Role role, String doubt) {
    meanings.put(role, meanings.get(role).doubting(doubt));
  }
}

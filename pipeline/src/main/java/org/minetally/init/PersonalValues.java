package org.minetally.init;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognises values that identify people, in columns whose names say nothing. */
final class PersonalValues {

  private static final double MOST = 0.7;
  private static final int FEWEST_DIGITS = 8;
  private static final int MOST_DIGITS = 15;

  private static final Pattern TELEPHONE = Pattern.compile("\\+?\\(?\\p{Nd}[\\p{Nd} ()/-]{6,20}");
  private static final Pattern MAIL = Pattern.compile("\\S+@\\S+\\.\\S+");

  /** An initial and a name, or the reverse. */
  private static final Pattern NAME =
      Pattern.compile(
          "([\\p{Lu}\\p{Lo}]\\p{M}*\\. ?){1,3}[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’-]+( .{1,30})?"
              + "|[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’-]+ ([\\p{Lu}\\p{Lo}]\\p{M}*\\. ?){1,3}");

  private PersonalValues() {}

  /** Returns what the values of a column look like; empty if not like personal data. */
  static Optional<String> of(SampledColumn column, Lexicon lexicon) {
    // The same first letter in all values is an abbreviation, such as one of villages.
    long initials = column.values().stream().map(value -> value.codePointAt(0)).distinct().count();
    boolean place =
        Lexicon.LEVELS.stream()
            .anyMatch(level -> lexicon.placeScore(column.name(), level) >= HeaderWords.AMONG);
    if (!place && initials > 1 && are(column, NAME.asMatchPredicate(), lexicon)) {
      return Optional.of("names of people");
    }
    if (are(column, PersonalValues::isTelephone, lexicon) && !Dates.areLikely(column, lexicon)) {
      return Optional.of("telephone numbers");
    }
    return are(column, MAIL.asMatchPredicate(), lexicon)
        ? Optional.of("addresses of mail")
        : Optional.empty();
  }

  private static boolean are(SampledColumn column, Predicate<String> which, Lexicon lexicon) {
    return column.share(which, lexicon) >= MOST && column.values(which).size() > 1;
  }

  private static boolean isTelephone(String value) {
    long digits = value.chars().filter(Character::isDigit).count();
    return TELEPHONE.matcher(value).matches()
        && digits >= FEWEST_DIGITS
        && digits <= MOST_DIGITS
        && (value.startsWith("0") || value.startsWith("+") || value.matches(".*[ -].*"));
  }
}

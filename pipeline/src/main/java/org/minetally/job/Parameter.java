package org.minetally.job;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A declared parameter of a job and its value in one run.
 *
 * @param name its name in the job file
 * @param type its type
 * @param value its value, which fits the type, as it was given
 * @param origin where the value comes from
 */
public record Parameter(String name, Type type, String value, Origin origin) {

  private static final String VARIABLE = "MINETALLY_SET_";

  /** Returns the environment variable that sets a parameter. */
  public static String variable(String name) {
    return VARIABLE + name.toUpperCase(Locale.ROOT);
  }

  /** Where a value comes from. The first origin that has a value decides. */
  public enum Origin {
    COMMAND_LINE,
    ENVIRONMENT,
    DEFAULT;

    /** Returns the name in the manifest. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What values a parameter accepts. */
  public enum Type {
    TEXT("text"),
    INTEGER("a whole number such as 12"),
    NUMBER("a number such as 0.05"),
    DATE("a day such as 2021-03-14"),
    MONTH("a month such as 2021-03"),
    BOOLEAN("true or false"),
    PATH("a path or URI");

    // No longer than any number that a job can use.
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile(WHOLE + "(\\.[0-9]{1,18})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final String expected;

    Type(String expected) {
      this.expected = expected;
    }

    /** Returns the type that a job file names. */
    public static Optional<Type> of(String label) {
      return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
    }

    /** Returns the name in a job file. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the accepted values in words. */
    public String expected() {
      return expected;
    }

    /** Returns whether a value fits the type. */
    public boolean accepts(String value) {
      return switch (this) {
        case TEXT -> true;
        case INTEGER -> WHOLE.matcher(value).matches();
        case NUMBER -> DECIMAL.matcher(value).matches();
        case DATE -> DAY.matcher(value).matches() && isDay(value);
        case MONTH -> DAY.matcher(value + "-01").matches() && isDay(value + "-01");
        case BOOLEAN -> List.of("true", "false").contains(value);
        case PATH -> !value.isBlank() && value.indexOf('\0') < 0;
      };
    }

    private static boolean isDay(String value) {
      try {
        LocalDate.parse(value);
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }
  }
}

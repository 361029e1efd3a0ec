package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.profile.NumberForm;
import org.minetally.profile.Unit;

/**
 * Reads numbers. The first byte selects their form, their unit, and whether they are rounded. The
 * result equals that of {@code BigDecimal} to the last digit.
 */
public final class NumbersTarget implements Target {

  private static final List<Unit> UNITS = List.of(Unit.values());
  private static final List<NumberForm> FORMS =
      List.of(
          NumberForm.PLAIN,
          new NumberForm('.', ','),
          new NumberForm(',', '.'),
          new NumberForm(',', ' '),
          new NumberForm('.', '\''));

  private static final List<Pattern> PATTERNS = FORMS.stream().map(NumbersTarget::pattern).toList();

  private static final String ZEROS = "0٠۰०０";

  private static Pattern pattern(NumberForm form) {
    String point = Pattern.quote(String.valueOf(form.decimal()));
    String plain = "[0-9]+";
    String grouped =
        form.thousands() == 0
            ? plain
            : "[0-9]{1,3}(" + Pattern.quote(String.valueOf(form.thousands())) + "[0-9]{3})+";
    return Pattern.compile(
        "[-+]?((" + plain + "|" + grouped + ")(" + point + "[0-9]*)?|" + point + "[0-9]+)");
  }

  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "\0001",
        "\0000.5",
        "\005-12.50",
        "\0011,234,567.89",
        "\0061,234",
        "\0021.234,5",
        "\0031 234 567,25",
        "\00412'345",
        "\0009223372036854775799",
        "\0129223372036854.7758",
        "\0170.00005",
        "\024.5",
        "\0315.");
  }

  @Override
  public List<String> words() {
    return List.of(
        "0",
        "1",
        "9",
        "000",
        "999",
        "123",
        ".",
        ",",
        " ",
        "'",
        "-",
        "+",
        "9223372036854775807",
        "922337203685477580",
        "92233720368547758",
        "0000000000000000000000",
        "5",
        "49999999",
        "00005");
  }

  @Override
  public int longest() {
    return 48;
  }

  @Override
  public int inShortRun() {
    return 20_000;
  }

  @Override
  public boolean check(byte[] input) {
    if (input.length == 0) {
      return false;
    }
    int number = input[0] & 0xff;
    NumberForm form = FORMS.get(number % FORMS.size());
    Unit unit = UNITS.get(number / FORMS.size() % UNITS.size());
    boolean rounded = number / FORMS.size() / UNITS.size() % 2 == 1;
    byte[] buffer = new byte[input.length + 7];
    Arrays.fill(buffer, (byte) '7');
    System.arraycopy(input, 1, buffer, 4, input.length - 1);
    long read = new NumberReader(form).read(buffer, 4, 3 + input.length, unit.factor(), rounded);
    String text = new String(input, 1, input.length - 1, ISO_8859_1);
    if (text.chars().allMatch(c -> c < 0x80) && text.equals(text.strip())) {
      checkScripts(text, form, unit, rounded, read);
    }
    if (!PATTERNS.get(number % FORMS.size()).matcher(text).matches()) {
      Promise.that(read < 0, "\"" + text + "\" is read as " + read);
      return false;
    }
    BigDecimal exact = exact(text, form).multiply(BigDecimal.valueOf(unit.factor()));
    Promise.equal(read, expected(exact, rounded, read, unit.factor()), text + " in " + unit);
    return read >= 0;
  }

  /** The same number in other digits, with marks of direction, has the same value. */
  private static void checkScripts(
      String text, NumberForm form, Unit unit, boolean rounded, long read) {
    for (int script = 0; script < ZEROS.length(); script++) {
      char zero = ZEROS.charAt(script);
      StringBuilder other = new StringBuilder("\u200f");
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        other.append(c >= '0' && c <= '9' ? (char) (c - '0' + zero) : c);
      }
      long again =
          NumberReader.readPlain(
              form.plain(other.append('\u200e').toString()), unit.factor(), rounded);
      // A text with several faults may be rejected for any of them.
      Promise.that(
          again == read || (again == NumberReader.NOT_A_NUMBER && read < 0),
          other + " is read as " + again);
    }
  }

  private static BigDecimal exact(String text, NumberForm form) {
    String plain =
        form.thousands() == 0 ? text : text.replace(String.valueOf(form.thousands()), "");
    plain = plain.replace(form.decimal(), '.');
    return new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
  }

  private static long expected(BigDecimal exact, boolean rounded, long read, long factor) {
    BigDecimal whole = exact.setScale(0, RoundingMode.HALF_UP);
    boolean isWhole = whole.compareTo(exact) == 0;
    // A number with two faults may be rejected for either.
    if (read == NumberReader.NOT_WHOLE && !rounded && !isWhole) {
      return read;
    }
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
    BigDecimal magnitude = exact.abs();
    if (read == NumberReader.TOO_LARGE
        && magnitude.compareTo(
                most.subtract(BigDecimal.valueOf(10).multiply(BigDecimal.valueOf(factor))))
            > 0) {
      return read;
    }
    if (!rounded && !isWhole) {
      return NumberReader.NOT_WHOLE;
    }
    return whole.signum() < 0 ? NumberReader.NEGATIVE : whole.longValueExact();
  }
}

package org.minetally.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.minetally.benchmarks.GeneratedPlaces.District;

/**
 * Writes the bytes of a generated row as a pure function of the seed and the row number, so that
 * any number of threads can write the same file.
 *
 * <p>One row in fifty repeats an earlier row exactly, like a re-exported record. Districts follow
 * Zipf's law, most devices are of few kinds, and most quantities are small.
 */
final class RowFormat {

  static final String HEADER =
      "record_id,event_date,district_code,district,device,production_year,quantity,area_m2,"
          + "latitude,longitude,source,notes\n";

  /** The maximum length of a row in bytes; a buffer must have this much space left. */
  static final int MAX_BYTES = 256;

  /** One row in this many repeats an earlier one. */
  static final int ROWS_PER_DUPLICATE = 50;

  /** One row in this many repeats the first one, in {@link Shape#KEY}. */
  private static final int ROWS_PER_FIRST = 20;

  private static final LocalDate FIRST_DAY = LocalDate.of(2014, 1, 1);
  private static final int DAYS = 3652;
  private static final int FIRST_PRODUCTION_YEAR = 1950;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long DUPLICATES = 0x6A09E667F3BCC909L;

  private static final List<String> SOURCES = List.of("NMAC", "Op-A", "Op-B", "EOD-1", "Police");
  private static final List<String> PLAIN_NOTES =
      List.of("not marked", "verified by survey", "handed to police");
  private static final List<String> QUOTED_NOTES =
      List.of(
          "\"near the river, marked\"",
          "\"field, path, and well\"",
          "\"reported by villagers, confirmed\"",
          "\"destroyed in situ, no follow-up\"");
  private static final String NOTE_WITH_QUOTES = "\"locals say \"\"the old mill\"\", fenced\"";

  private final long seed;
  private final Shape shape;
  private final byte[][] days;
  private final byte[][] districtFields;
  private final byte[][] regionDigits;
  private final int[] latitudes;
  private final int[] longitudes;
  private final byte[][] devices;
  private final byte[][] sources;
  private final byte[][] plainNotes;
  private final byte[][] quotedNotes;
  private final byte[] noteWithQuotes;
  private final byte[] districtOf;
  private final byte[] deviceOf;

  RowFormat(GeneratedPlaces places, long seed, Shape shape) {
    this.seed = seed;
    this.shape = shape;
    List<District> all = places.districts();
    days = new byte[DAYS][];
    for (int i = 0; i < DAYS; i++) {
      days[i] = bytes(FIRST_DAY.plusDays(i).toString());
    }
    districtFields = new byte[all.size()][];
    regionDigits = new byte[all.size()][];
    latitudes = new int[all.size()];
    longitudes = new int[all.size()];
    double[] zipf = new double[all.size()];
    for (int i = 0; i < zipf.length; i++) {
      District district = all.get(i);
      districtFields[i] = bytes(district.code() + "," + district.name());
      regionDigits[i] = bytes(district.region().code().substring(2));
      latitudes[i] = district.latitude();
      longitudes[i] = district.longitude();
      // 37 and 80 have no common factor, so the most affected districts are in different regions.
      zipf[i * 37 % zipf.length] = shape == Shape.CELLS ? 1 : 1.0 / (i + 1);
    }
    if (shape == Shape.DISTRICT) {
      zipf[0] = Arrays.stream(zipf).skip(1).sum();
    }
    districtOf = lookup(zipf);
    Device[] kinds = Device.values();
    devices = new byte[kinds.length][];
    double[] weights = new double[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      devices[i] = bytes(kinds[i].word());
      weights[i] = shape == Shape.CELLS ? 1 : kinds[i].weight();
    }
    deviceOf = lookup(weights);
    sources = SOURCES.stream().map(RowFormat::bytes).toArray(byte[][]::new);
    plainNotes = PLAIN_NOTES.stream().map(RowFormat::bytes).toArray(byte[][]::new);
    quotedNotes = QUOTED_NOTES.stream().map(RowFormat::bytes).toArray(byte[][]::new);
    noteWithQuotes = bytes(NOTE_WITH_QUOTES);
  }

  /**
   * Writes row {@code row}, counted from 0 over all files, with its line feed.
   *
   * @param buffer has room for {@link #MAX_BYTES} from {@code at}
   * @return the index after the last byte
   */
  int write(long row, byte[] buffer, int at) {
    long original = original(row);
    long state = seed + original * GOLDEN;
    long a = mix(state);
    long b = mix(state + DUPLICATES);
    int district = districtOf[bits(a, 0)];

    int to = at;
    buffer[to++] = 'E';
    to = put(regionDigits[district], buffer, to);
    buffer[to++] = '-';
    to = putNumber(original, 8, buffer, to);
    to = field(days[bits(a, 16) % DAYS], buffer, to);
    to = field(districtFields[district], buffer, to);
    to = field(devices[deviceOf[bits(b, 0)]], buffer, to);
    buffer[to++] = ',';
    to = putProductionYear(bits(a, 48), buffer, to);
    buffer[to++] = ',';
    to = putNumber(quantity(bits(b, 16)), 1, buffer, to);
    buffer[to++] = ',';
    to = putArea(bits(b, 32), buffer, to);
    buffer[to++] = ',';
    to = putDegrees(latitudes[district] + bits(b, 48) % 40_000, buffer, to);
    buffer[to++] = ',';
    to = putDegrees(longitudes[district] + bits(a, 32) % 40_000, buffer, to);
    long c = mix(a ^ b);
    to = field(sources[bits(c, 0) % sources.length], buffer, to);
    buffer[to++] = ',';
    to = putNotes(bits(c, 16), buffer, to);
    buffer[to++] = '\n';
    return to;
  }

  /** Returns the row that {@code row} repeats, or itself; its number is in the record id. */
  long original(long row) {
    if (shape == Shape.KEY && row % ROWS_PER_FIRST == 0) {
      return 0;
    }
    long original = row;
    while (original > 0) {
      long draw = mix((seed ^ DUPLICATES) + original * GOLDEN);
      if (Long.remainderUnsigned(draw, ROWS_PER_DUPLICATE) != 0) {
        return original;
      }
      original = Long.remainderUnsigned(mix(draw), original);
    }
    return original;
  }

  /** Returns 1 to 40, at most 3 in half of the rows. */
  private static int quantity(int draw) {
    int square = scaled(draw, draw);
    return 1 + scaled(40, scaled(square, square));
  }

  /** Writes up to 6,000 square metres with at most one decimal; one in five is empty. */
  private static int putArea(int draw, byte[] buffer, int at) {
    if (draw % 5 == 0) {
      return at;
    }
    int tenths = scaled(60_000, scaled(scaled(draw, draw), draw));
    int to = putNumber(tenths / 10, 1, buffer, at);
    if (tenths % 10 != 0) {
      buffer[to++] = '.';
      to = putNumber(tenths % 10, 1, buffer, to);
    }
    return to;
  }

  private static int putProductionYear(int draw, byte[] buffer, int at) {
    return draw % 10 < 3 ? at : putNumber(FIRST_PRODUCTION_YEAR + draw % 46, 4, buffer, at);
  }

  private static int putDegrees(int hundredThousandths, byte[] buffer, int at) {
    int to = putNumber(hundredThousandths / 100_000, 1, buffer, at);
    buffer[to++] = '.';
    return putNumber(hundredThousandths % 100_000, 5, buffer, to);
  }

  /** Writes a quoted note with a comma in one row of ten, and a plain one in two of ten. */
  private int putNotes(int draw, byte[] buffer, int at) {
    int kind = draw % 10;
    if (kind > 2) {
      return at;
    }
    if (kind > 0) {
      return put(plainNotes[draw / 10 % plainNotes.length], buffer, at);
    }
    return draw % 200 == 0
        ? put(noteWithQuotes, buffer, at)
        : put(quotedNotes[draw / 200 % quotedNotes.length], buffer, at);
  }

  private static int field(byte[] value, byte[] buffer, int at) {
    buffer[at] = ',';
    return put(value, buffer, at + 1);
  }

  private static int put(byte[] value, byte[] buffer, int at) {
    System.arraycopy(value, 0, buffer, at, value.length);
    return at + value.length;
  }

  private static int putNumber(long number, int minDigits, byte[] buffer, int at) {
    int digits = minDigits;
    for (long power = powerOfTen(minDigits); power <= number; power *= 10) {
      digits++;
    }
    long rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + digits;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /** Returns {@code most * draw / 65536}, rounded down. */
  private static int scaled(int most, int draw) {
    return (int) (((long) most * draw) >>> 16);
  }

  /** Returns sixteen bits of {@code draw}, starting at bit {@code from}. */
  private static int bits(long draw, int from) {
    return (int) (draw >>> from) & 0xFFFF;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Returns a table of 65,536 entries in which each index has its share by weight. */
  private static byte[] lookup(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    byte[] table = new byte[1 << 16];
    double sum = 0;
    int from = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      int to = i == weights.length - 1 ? table.length : (int) (sum / total * table.length);
      Arrays.fill(table, from, to, (byte) i);
      from = to;
    }
    return table;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

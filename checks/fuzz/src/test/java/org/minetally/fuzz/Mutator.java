package org.minetally.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Generates inputs from valid ones. It moves whole elements that the text formats share (lines,
 * indentation, words, numbers, brackets and quotes), so the result is often still readable. It also
 * changes single bytes.
 */
public final class Mutator {

  private static final List<byte[]> STRANGE =
      bytes(
          "0",
          "-1",
          "00",
          "1e9",
          "1E-5",
          ".5",
          "5.",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551616",
          "922337203685477580.7",
          "99999999999999999999",
          "NaN",
          "Infinity",
          "-0",
          "+1",
          "1 000",
          "1,000",
          "1.000",
          "0x10",
          "null",
          "true",
          "~",
          "",
          " ",
          "\t",
          "\n",
          "\r\n",
          "\r",
          "\"",
          "\"\"",
          "'",
          ",",
          ";",
          "|",
          "\uFEFF",
          "\u00A0",
          "\u202F",
          "\u0301",
          "é",
          "e\u0301",
          "ə",
          "İ",
          "ı",
          "ß",
          "ﬁ",
          "\uD83D\uDE00",
          "١٢",
          "2019-02-29",
          "2020-02-29",
          "2019-XX",
          "XXXX",
          "2019-03/..",
          "1800-01-01",
          "2200-12-31",
          "2201-01-01",
          "0000",
          "[",
          "]",
          "{",
          "}",
          "&a",
          "*a",
          "<<",
          "- ",
          ": ",
          "#",
          "!!",
          "%",
          "../",
          "/",
          "\\",
          "\\u0000",
          "\\ud800",
          "*",
          "?",
          "**");

  private static final byte[][] INVALID_TEXT = {
    {0},
    {(byte) 0xFF},
    {(byte) 0xC3},
    {(byte) 0x80},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {0x1F}
  };

  private final List<byte[]> seeds;
  private final List<byte[]> words;
  private final int longest;

  /** Creates a mutator of a target's seeds. */
  public Mutator(Target target) {
    this.seeds = target.seeds();
    this.words = bytes(target.words().toArray(String[]::new));
    this.longest = target.longest();
  }

  private static List<byte[]> bytes(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  /** Returns the next input from this source of randomness. */
  public byte[] next(SplittableRandom random) {
    byte[] input = pick(seeds, random);
    // A short input should not change too often.
    int most = input.length < 64 ? 4 : 8;
    int changes = 1 + Math.min(random.nextInt(most), random.nextInt(most));
    for (int i = 0; i < changes; i++) {
      input = change(input, random);
      if (input.length > longest) {
        input = Arrays.copyOf(input, longest);
      }
    }
    return input;
  }

  private byte[] change(byte[] in, SplittableRandom random) {
    int at = random.nextInt(in.length + 1);
    return switch (random.nextInt(18)) {
      case 0 -> flip(in, random);
      case 1 -> replace(in, at, at, new byte[] {(byte) random.nextInt(256)});
      case 2 -> replace(in, at, Math.min(in.length, at + 1 + random.nextInt(4)), new byte[0]);
      case 3 -> replace(in, at, at, INVALID_TEXT[random.nextInt(INVALID_TEXT.length)]);
      case 4, 5 -> replace(in, at, at, word(random));
      case 6, 7, 8 -> onToken(in, at, random);
      case 9 -> onLine(in, at, random);
      case 10 -> moveLine(in, at, random);
      case 11 -> indent(in, at, random);
      case 12 -> splice(in, at, random);
      case 13 -> wrap(in, at, random);
      case 14 -> copy(in, at, random);
      case 15 -> onBrackets(in, at, random);
      case 16 -> repeat(in, at, random);
      default -> random.nextInt(4) == 0 ? Arrays.copyOf(in, at) : onToken(in, at, random);
    };
  }

  private byte[] word(SplittableRandom random) {
    return words.isEmpty() || random.nextBoolean() ? pick(STRANGE, random) : pick(words, random);
  }

  private static byte[] flip(byte[] in, SplittableRandom random) {
    byte[] out = in.clone();
    if (out.length > 0) {
      out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return out;
  }

  /** Replaces a token with a word or another token of the input, or removes it. */
  private byte[] onToken(byte[] in, int at, SplittableRandom random) {
    int from = tokenStart(in, at);
    int to = tokenEnd(in, at);
    int other = random.nextInt(in.length + 1);
    byte[] instead =
        switch (random.nextInt(6)) {
          case 0 -> new byte[0];
          case 1, 2 -> Arrays.copyOfRange(in, tokenStart(in, other), tokenEnd(in, other));
          default -> word(random);
        };
    return replace(in, from, to, instead);
  }

  private static byte[] onLine(byte[] in, int at, SplittableRandom random) {
    int from = lineStart(in, at);
    int to = lineEnd(in, at);
    byte[] line = Arrays.copyOfRange(in, from, to);
    return random.nextBoolean() ? replace(in, from, to, new byte[0]) : replace(in, to, to, line);
  }

  private static byte[] moveLine(byte[] in, int at, SplittableRandom random) {
    byte[] line = Arrays.copyOfRange(in, lineStart(in, at), lineEnd(in, at));
    byte[] rest = replace(in, lineStart(in, at), lineEnd(in, at), new byte[0]);
    int to = lineStart(rest, random.nextInt(rest.length + 1));
    return replace(rest, to, to, line);
  }

  private static byte[] indent(byte[] in, int at, SplittableRandom random) {
    int from = lineStart(in, at);
    if (random.nextBoolean()) {
      return replace(in, from, from, "  ".getBytes(UTF_8));
    }
    int to = from;
    while (to < in.length && to < from + 2 && in[to] == ' ') {
      to++;
    }
    return replace(in, from, to, new byte[0]);
  }

  private byte[] splice(byte[] in, int at, SplittableRandom random) {
    byte[] other = pick(seeds, random);
    int from = lineStart(other, random.nextInt(other.length + 1));
    if (random.nextInt(4) == 0) {
      return replace(
          in, lineStart(in, at), in.length, Arrays.copyOfRange(other, from, other.length));
    }
    byte[] line = Arrays.copyOfRange(other, from, lineEnd(other, from));
    int to = lineStart(in, at);
    return replace(in, to, random.nextBoolean() ? to : lineEnd(in, at), line);
  }

  private static byte[] wrap(byte[] in, int at, SplittableRandom random) {
    String pair = List.of("[]", "{}", "\"\"", "''", "()", "<>", ",,", "  ").get(random.nextInt(8));
    int to = tokenEnd(in, at);
    byte[] closed = replace(in, to, to, pair.substring(1).getBytes(UTF_8));
    int from = tokenStart(in, at);
    return replace(closed, from, from, pair.substring(0, 1).getBytes(UTF_8));
  }

  private static byte[] copy(byte[] in, int at, SplittableRandom random) {
    int to = Math.min(in.length, at + 1 + random.nextInt(32));
    int target = random.nextInt(in.length + 1);
    return replace(in, target, target, Arrays.copyOfRange(in, at, to));
  }

  /** Removes, doubles or empties the text from the next bracket to its counterpart. */
  private static byte[] onBrackets(byte[] in, int at, SplittableRandom random) {
    int from = at;
    while (from < in.length && "[{<(".indexOf(in[from]) < 0) {
      from++;
    }
    int to = from;
    int depth = 0;
    while (to < in.length) {
      depth += "[{<(".indexOf(in[to]) >= 0 ? 1 : "]}>)".indexOf(in[to]) >= 0 ? -1 : 0;
      to++;
      if (depth == 0) {
        break;
      }
    }
    byte[] inside = Arrays.copyOfRange(in, from, to);
    return switch (random.nextInt(3)) {
      case 0 -> replace(in, from, to, new byte[0]);
      case 1 -> replace(in, to, to, inside);
      default -> to - from < 2 ? in : replace(in, from + 1, to - 1, new byte[0]);
    };
  }

  private static byte[] repeat(byte[] in, int at, SplittableRandom random) {
    byte[] token = Arrays.copyOfRange(in, at, Math.min(in.length, at + 1 + random.nextInt(6)));
    int times = 1 << random.nextInt(9);
    byte[] many = new byte[token.length * times];
    for (int i = 0; i < many.length; i++) {
      many[i] = token[i % token.length];
    }
    return replace(in, at, at, many);
  }

  private static int tokenStart(byte[] in, int at) {
    int start = Math.min(at, Math.max(0, in.length - 1));
    while (start > 0 && isWord(in[start - 1])) {
      start--;
    }
    return Math.min(start, in.length);
  }

  private static int tokenEnd(byte[] in, int at) {
    int end = tokenStart(in, at);
    while (end < in.length && isWord(in[end])) {
      end++;
    }
    return end;
  }

  /** Returns whether a byte is part of a word. Dates and decimal numbers are one word each. */
  private static boolean isWord(byte b) {
    return b < 0 || Character.isLetterOrDigit(b) || b == '-' || b == '.' || b == '_' || b == '+';
  }

  private static int lineStart(byte[] in, int at) {
    int start = Math.min(at, in.length);
    while (start > 0 && in[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int lineEnd(byte[] in, int at) {
    int end = Math.min(at, in.length);
    while (end < in.length && in[end] != '\n') {
      end++;
    }
    return Math.min(in.length, end + 1);
  }

  private static byte[] replace(byte[] in, int from, int to, byte[] with) {
    byte[] out = new byte[in.length - (to - from) + with.length];
    System.arraycopy(in, 0, out, 0, from);
    System.arraycopy(with, 0, out, from, with.length);
    System.arraycopy(in, to, out, from + with.length, in.length - to);
    return out;
  }

  private static byte[] pick(List<byte[]> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}

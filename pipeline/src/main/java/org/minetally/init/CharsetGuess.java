package org.minetally.init;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The charset of delimited text without a byte order mark.
 *
 * <p>Bytes that are valid UTF-8 are UTF-8. Otherwise, the words with bytes above 127 are decoded in
 * each charset that older programs write, and {@link Decoding} rates the result. Tables have few
 * words, so statistics of prose help little: here, the words of the lexicon count most. The
 * evidence for that is in docs/evidence/init.md.
 *
 * @param name the name of the charset
 * @param doubt what a person must check; empty if nothing
 */
record CharsetGuess(String name, String doubt) {

  static final String UTF_8 = "UTF-8";

  /** Most frequent first: of equally good charsets, the first is taken. */
  private static final List<String> CANDIDATES =
      List.of(
          "windows-1252",
          "windows-1251",
          "windows-1256",
          "windows-1250",
          "windows-1254",
          "KOI8-R",
          "KOI8-U",
          "IBM866",
          "IBM850",
          "IBM852",
          "ISO-8859-2",
          "ISO-8859-5",
          "ISO-8859-6",
          "windows-1253",
          "windows-1255",
          "windows-1257",
          "windows-1258",
          "x-MacRoman",
          "x-MacCyrillic",
          "GB18030",
          "Big5",
          "Shift_JIS",
          "EUC-JP",
          "EUC-KR",
          "x-windows-874");

  private static final double MOSTLY = 0.9;

  private record Rated(String name, Decoding decoding) {}

  /**
   * Detects the charset of some words.
   *
   * @param words the distinct words of the file that have bytes above 127, as ISO 8859-1
   */
  static CharsetGuess of(Set<String> words, Lexicon lexicon) {
    long valid = words.stream().filter(CharsetGuess::isUtf8).count();
    if (valid == words.size()) {
      return new CharsetGuess(UTF_8, "");
    }
    if (valid >= MOSTLY * words.size()) {
      return new CharsetGuess(
          UTF_8,
          "not valid UTF-8: %s; the file mixes charsets"
              .formatted(Words.counted(words.size() - valid, "word")));
    }
    return legacy(words, lexicon);
  }

  private static CharsetGuess legacy(Set<String> words, Lexicon lexicon) {
    List<Rated> rated = new ArrayList<>();
    for (String name : CANDIDATES) {
      if (Charset.isSupported(name)) {
        rated.add(new Rated(name, Decoding.of(words, Charset.forName(name), lexicon)));
      }
    }
    Rated best = rated.get(0);
    for (Rated other : rated) {
      best = other.decoding().score() > best.decoding().score() ? other : best;
    }
    Decoding chosen = best.decoding();
    List<String> rivals =
        rated.stream()
            .filter(other -> chosen.isRivalledBy(other.decoding()))
            .map(Rated::name)
            .toList();
    boolean certain = chosen.score() > 0 && rivals.isEmpty() && chosen.known().contains(true);
    String doubt =
        "the text is not UTF-8 and is read as "
            + best.name()
            + (rivals.isEmpty()
                ? ""
                : " (or "
                    + String.join(" or ", rivals.subList(0, Math.min(3, rivals.size())))
                    + ")")
            + "; compare the lines that init shows";
    return new CharsetGuess(best.name(), certain ? "" : doubt);
  }

  private static boolean isUtf8(String latin) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(latin.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}

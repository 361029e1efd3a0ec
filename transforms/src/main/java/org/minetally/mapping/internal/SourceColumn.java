package org.minetally.mapping.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.text.ComposedText;
import org.minetally.period.internal.DateForms;
import org.minetally.period.internal.DateNotation;
import org.minetally.period.internal.MonthNames;
import org.minetally.profile.NumberForm;
import org.minetally.profile.Profile;

/**
 * A column of a source. After {@link #locate}, the trimmed field is in [{@link #from}, {@link #to})
 * of the record's bytes.
 */
final class SourceColumn {

  private final String name;
  private final int index;
  private final Charset charset;
  private final boolean personal;
  private final Set<String> missing;
  private final byte[][] missingBytes;
  private int from;
  private int to;

  SourceColumn(String name, int index, Charset charset, boolean personal, Set<String> missing) {
    this.name = name;
    this.index = index;
    this.charset = charset;
    this.personal = personal;
    this.missing =
        missing.stream().map(SourceColumn::composed).collect(Collectors.toUnmodifiableSet());
    // Composed and decomposed. Text that the charset cannot encode cannot occur in the file.
    this.missingBytes =
        this.missing.stream()
            .flatMap(token -> Stream.of(token, Normalizer.normalize(token, Normalizer.Form.NFD)))
            .distinct()
            .filter(token -> charset.newEncoder().canEncode(token))
            .map(token -> token.getBytes(charset))
            .toArray(byte[][]::new);
  }

  /** Locates the field in a record, without surrounding white space. */
  void locate(SourceRecord record) {
    byte[] bytes = record.bytes();
    int start = record.start(index);
    int end = record.end(index);
    while (start < end && bytes[start] >= 0 && bytes[start] <= ' ') {
      start++;
    }
    while (start < end && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
      end--;
    }
    from = start;
    to = end;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  String name() {
    return name;
  }

  /** Returns the number of the column, from 0. */
  int index() {
    return index;
  }

  /** Returns whether the located field means "not reported". */
  boolean isMissing(byte[] bytes) {
    if (from == to) {
      return true;
    }
    for (byte[] token : missingBytes) {
      if (token.length == to - from && Arrays.equals(token, 0, token.length, bytes, from, to)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the located field as text, in Unicode's composed form. */
  String text(byte[] bytes) {
    return composed(rawText(bytes)).strip();
  }

  /** Returns whether the located field is in UTF-8. */
  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** Returns the located field as it is written. */
  String rawText(byte[] bytes) {
    return new String(bytes, from, to - from, charset);
  }

  /** Returns a string in the form that {@link #text} returns. */
  static String composed(String text) {
    return ComposedText.of(text);
  }

  boolean isMissing(String text) {
    return text.isEmpty() || missing.contains(text);
  }

  /** Returns a rejection of the located field. A personal value is not shown. */
  Rejection reject(Reason reason, byte[] bytes) {
    return new Rejection(reason, name, shown(text(bytes)));
  }

  /** Returns the text for display; empty if the column is personal. */
  String shown(String text) {
    return personal ? "" : text;
  }

  /**
   * The columns of a file, found by the names in a profile.
   *
   * @param headings the file's columns
   * @param charset the file's charset; columns from lookups are in UTF-8
   * @param profile the profile, which says which columns are personal and what means "not reported"
   * @param words the words that the profile lists
   */
  record Header(Headings headings, Charset charset, Profile profile, ListedWords words) {

    Header(Headings headings, Charset charset, Profile profile) {
      this(headings, charset, profile, new ListedWords());
    }

    /** Returns the forms of dates in a column, with the month names in some languages. */
    DateForms dates(SourceColumn column, List<String> forms, List<String> languages) {
      NumberForm numbers = profile.numbers();
      return DateForms.of(
          forms,
          new DateNotation(
              column.charset.name(),
              numbers.decimal(),
              numbers.thousands(),
              MonthNames.of(languages)));
    }

    SourceColumn column(String name) {
      int index = headings.find(name);
      if (index < 0) {
        throw new MissingColumnException(name, headings, index == Headings.AMBIGUOUS);
      }
      // One part of a profile may use a column's name and another its hashtag.
      boolean personal =
          profile.personal().stream().anyMatch(other -> headings.find(other) == index);
      Set<String> missing = new HashSet<>(profile.missingIn(name));
      profile.missingIn().keySet().stream()
          .filter(other -> headings.find(other) == index)
          .forEach(other -> missing.addAll(profile.missingIn(other)));
      Charset written = index < headings.own() ? charset : StandardCharsets.UTF_8;
      return new SourceColumn(name, index, written, personal, missing);
    }
  }
}

package org.minetally.init;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the detection of charsets from the few words of a table. */
class CharsetGuessTest {

  private final Lexicon lexicon = Lexicon.read();

  @TempDir private Path folder;

  private CharsetGuess guess(Charset charset, List<String> words) {
    Set<String> latin = new LinkedHashSet<>();
    words.forEach(
        word -> latin.add(new String(word.getBytes(charset), StandardCharsets.ISO_8859_1)));
    return CharsetGuess.of(latin, lexicon);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, Дата происшествия|Область|Исход|погиб|ранен|Северная",
    "KOI8-R, Дата происшествия|Область|Исход|погиб|ранен|Северная",
    "IBM866, Дата происшествия|Область|Исход|погиб|ранен|Северная",
    "windows-1251, Дата події|Область|Стать|загинув|поранений|Київська",
    "windows-1256, التاريخ|المحافظة|عدد القتلى|عدد الجرحى|تعز",
    "windows-1252, Année|Département|Blessé|décédé|Kidal|Ségou|très grave",
    "windows-1252, año|municipio|género|Niño|Mujer|Nariño|Peñón",
    "windows-1252, Província|Município|Situação da vítima|vítimas|São João",
    "windows-1250, Općina|Površina|Očišćena površina|poginulo|Županja|šifra",
    "UTF-8, Année|Département|Blessé|décédé"
  })
  void detectsCharsetOfFewWords(String charset, String words) {
    List<String> some = List.of(words.split("\\|"));
    CharsetGuess guess = guess(Charset.forName(charset), some);
    assertThat(guess.name(), is(charset));
  }

  /** Returns each charset of each table in a file, with the table. */
  static List<Arguments> tables() throws IOException {
    List<Arguments> tables = new ArrayList<>();
    String all = new String(read("charset-tables.txt"), StandardCharsets.UTF_8);
    for (String part : all.split("(?m)^== ", -1)) {
      int end = part.indexOf('\n');
      if (!part.startsWith("#")) {
        for (String charset : part.substring(0, end).split(" ", -1)) {
          tables.add(Arguments.of(charset, part.substring(end + 1)));
        }
      }
    }
    return tables;
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = CharsetGuessTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void detectsCharsetOfTableOfFewRows(String charset, String table) throws IOException {
    byte[] bytes = table.getBytes(Charset.forName(charset));
    Path file = Files.write(Files.createTempFile(folder, "table", ".csv"), bytes);
    FileGuess guess = FileGuess.of(file.toString(), Optional.empty(), lexicon);
    String separator = table.contains(";") ? ";" : ",";
    List<String> rows =
        guess.rows().stream().map(row -> String.join(separator, row.texts())).toList();
    assertThat(rows, is(table.lines().toList()));
  }

  @Test
  void marksTextThatSeveralCharsetsReadDifferentlyAndThatNoWordDecides() {
    CharsetGuess guess = guess(Charset.forName("windows-1252"), List.of("Xñq", "Zõw"));
    assertThat(guess.doubt(), not(is("")));
  }

  @Test
  void takesAsciiForUtf8() {
    assertThat(CharsetGuess.of(Set.of(), lexicon), is(new CharsetGuess("UTF-8", "")));
  }

  @Test
  void marksFileThatMixesUtf8WithAnotherCharset() {
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < 20; i++) {
      words.add(
          new String(("é" + i).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
    words.add("é");
    CharsetGuess guess = CharsetGuess.of(words, lexicon);
    assertThat(guess.name(), is("UTF-8"));
    assertThat(guess.doubt(), is("not valid UTF-8: 1 word; the file mixes charsets"));
  }
}

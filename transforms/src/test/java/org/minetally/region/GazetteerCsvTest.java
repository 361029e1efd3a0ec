package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.GazetteerCsv.Columns;

class GazetteerCsvTest {

  private static List<Entry> read(String text, Charset charset, Columns columns) {
    try {
      return GazetteerCsv.read(
          new ByteArrayInputStream(text.getBytes(charset)), "regions.csv", columns);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Entry> read(String text) {
    return read(text, StandardCharsets.UTF_8, Columns.DEFAULT);
  }

  private static List<String> problems(String text) {
    return assertThrows(GazetteerException.class, () -> read(text)).problems();
  }

  @Test
  void readsOneRegionPerLineWithAliasesAndLineNumber() {
    assertThat(
        read(
            String.join(
                "\r\n",
                "\uFEFFlevel,code,name,parent,aliases,note",
                "country,AZ,Azərbaycan,,Azerbaijan,",
                "district,KLB,\"Kəlbəcər, \"\"the\"\" district\",AZ, Kalbajar |Kelbajar||,two",
                "",
                "district,ISM,\"İsmayıllı\nrayonu\",AZ,,",
                "district,LNK,Lənkəran,AZ,,")),
        contains(
            Entry.of("country", "AZ", "Azərbaycan")
                .withAliases(List.of("Azerbaijan"))
                .from("regions.csv, line 2"),
            Entry.of("district", "KLB", "Kəlbəcər, \"the\" district")
                .within("AZ")
                .withAliases(List.of("Kalbajar", "Kelbajar"))
                .from("regions.csv, line 3"),
            Entry.of("district", "ISM", "İsmayıllı\nrayonu")
                .within("AZ")
                .from("regions.csv, line 5"),
            Entry.of("district", "LNK", "Lənkəran").within("AZ").from("regions.csv, line 7")));
  }

  @Test
  void readsAFileLikeAStream(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("r.csv"), "code,name,level\n05,ANTIOQUIA,d\n");
    Entry entry = GazetteerCsv.read(file, Columns.DEFAULT).get(0);
    assertThat(entry.name(), is("ANTIOQUIA"));
    assertThat(entry.where(), is(file + ", line 2"));
  }

  @Test
  void acceptsMissingColumnsForParentAndAliases() {
    Entry entry = read("code,name,level\n05,ANTIOQUIA,department\n").get(0);
    assertThat(entry.parentCode(), is(nullValue()));
    assertThat(entry.aliases(), is(List.of()));
  }

  @Test
  void readsColumnsByConfiguredNames() {
    Columns columns =
        Columns.DEFAULT
            .withRegion("pcode", "name_en", "adm")
            .withParent("parent_pcode")
            .withAliases("names", ";");
    Entry entry =
        read(
                "pcode,name_en,adm,parent_pcode,names\nCO05,Antioquia,adm1,CO,ANT;A|Q\n",
                StandardCharsets.UTF_8,
                columns)
            .get(0);
    assertThat(entry.parentCode(), is("CO"));
    assertThat(entry.aliases(), contains("ANT", "A|Q"));
  }

  @Test
  void rejectsAMissingColumnWithAConfiguredName() {
    Columns columns = Columns.DEFAULT.withParent("parent_pcode");
    GazetteerException rejected =
        assertThrows(
            GazetteerException.class,
            () -> read("code,name,level,parent\n", StandardCharsets.UTF_8, columns));
    assertThat(
        rejected.problems(),
        contains(
            "regions.csv, line 1: no column \"parent_pcode\"; the header has: code,"
                + " name, level, parent"));
  }

  @Test
  void reportsAllMissingColumnsAtOnce() {
    assertThat(
        problems("id;code;name\n1;05;ANTIOQUIA\n"),
        contains(
            "regions.csv, line 1: no column \"code\"; the header has: id;code;name",
            "regions.csv, line 1: no column \"name\"; the header has: id;code;name",
            "regions.csv, line 1: no column \"level\"; the header has: id;code;name"));
    assertThat(
        problems("code,name,level,code\n1,A,d,1\n"),
        contains("regions.csv, line 1: duplicate column \"code\" in the header; rename one"));
  }

  @Test
  void reportsAllLinesOfTheWrongLengthAtOnce() {
    assertThat(
        problems("code,name,level\n05,ANTIOQUIA\n08,ATLÁNTICO,d\n11,BOGOTÁ, D.C.,d\n"),
        contains(
            "regions.csv, line 2: 2 fields, but the header has 3; is a quote or a"
                + " comma missing?",
            "regions.csv, line 4: 4 fields, but the header has 3; is a quote or a"
                + " comma missing?"));
  }

  @Test
  void rejectsAnEmptyFile() {
    assertThat(
        problems(""),
        contains("regions.csv: the file is empty; expected a header and one region per line"));
    assertThat(
        problems("code,name,level\n"),
        contains("regions.csv: the file has a header but no region"));
  }

  @Test
  void rejectsAnUnclosedQuote() {
    assertThat(problems("code,name,level\n05,\"ANTIOQUIA,d\n").get(0), startsWith("regions.csv"));
    assertThat(problems("code,name,level\n05,\"A\" B,d\n").get(0), startsWith("regions.csv"));
  }

  @Test
  void reportsTheLineOfTextThatIsNotUtf8() {
    GazetteerException rejected =
        assertThrows(
            GazetteerException.class,
            () ->
                read(
                    "code,name,level\n05,ANTIOQUIA,d\n52,NARIÑO,d\n",
                    StandardCharsets.ISO_8859_1,
                    Columns.DEFAULT));
    assertThat(
        rejected.problems(),
        contains("regions.csv, line 3: the text is not UTF-8; save the file as CSV in UTF-8"));
  }

  @Test
  void rejectsATruncatedCharacter() {
    byte[] bytes = "code,name,level\n05,x,é".getBytes(StandardCharsets.UTF_8);
    ByteArrayInputStream cut = new ByteArrayInputStream(bytes, 0, bytes.length - 1);
    assertThrows(
        GazetteerException.class, () -> GazetteerCsv.read(cut, "regions.csv", Columns.DEFAULT));
  }

  @Test
  void readsValidityDatesThatMayBeOpen() {
    List<Entry> entries =
        read("code,name,level,valid_from,valid_to\n1,A,d,, 2021-07-06 \n1,A,d,2021-07-07,\n");
    assertThat(entries.get(0).validFrom(), is(nullValue()));
    assertThat(entries.get(0).validTo(), is(LocalDate.of(2021, 7, 6)));
    assertThat(entries.get(1).validFrom(), is(LocalDate.of(2021, 7, 7)));
    assertThat(entries.get(1).validTo(), is(nullValue()));
  }

  @Test
  void reportsAllInvalidDaysAtOnce() {
    assertThat(
        problems(
            """
            code,name,level,valid_from,valid_to
            1,A,d,7.7.2021,2021-02-30
            2,A,d,2021,
            3,A,d,,+12021-01-01
            """),
        contains(
            "regions.csv, line 2: invalid day \"7.7.2021\" in the column"
                + " \"valid_from\"; write it like 2021-07-07, or leave it empty",
            "regions.csv, line 2: invalid day \"2021-02-30\" in the column"
                + " \"valid_to\"; write it like 2021-07-07, or leave it empty",
            "regions.csv, line 3: invalid day \"2021\" in the column \"valid_from\";"
                + " write it like 2021-07-07, or leave it empty",
            "regions.csv, line 4: invalid day \"+12021-01-01\" in the column"
                + " \"valid_to\"; write it like 2021-07-07, or leave it empty"));
  }

  @Test
  void rejectsAMissingValidityColumnWithAConfiguredName() {
    Columns columns = Columns.DEFAULT.withValidity("since", "until");
    GazetteerException rejected =
        assertThrows(
            GazetteerException.class,
            () -> read("code,name,level,since\n", StandardCharsets.UTF_8, columns));
    assertThat(
        rejected.problems(),
        contains(
            "regions.csv, line 1: no column \"until\"; the header has: code, name,"
                + " level, since"));
  }

  @Test
  void reportsAnUnclosedQuoteTogetherWithEarlierLines() {
    List<String> problems = problems("code,name,level\n05,A\n06,\"B,d\n");
    assertThat(
        problems.get(0),
        is(
            "regions.csv, line 2: 2 fields, but the header has 3; is a quote or a"
                + " comma missing?"));
    assertThat(problems.get(1), startsWith("regions.csv: "));
  }
}

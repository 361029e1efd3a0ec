package org.minetally.region;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.region.Places.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minetally.region.Gazetteer.Entry;

class AliasCsvTest {

  private static final List<String> LEVELS = List.of("department", "municipality");
  private static final List<Entry> ENTRIES =
      List.of(
          entry("department", "11", "BOGOTÁ, D.C.", null),
          entry("department", "52", "NARIÑO", null),
          entry("municipality", "52835", "SAN ANDRÉS DE TUMACO", "52", "Tumaco City"));

  private static List<Alias> read(String text) {
    try {
      return AliasCsv.read(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "aliases.csv");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Gazetteer with(String aliases) {
    return Gazetteer.of(LEVELS, ENTRIES, read(aliases), RegionMode.AT_EVENT);
  }

  @Test
  void findsRegionByAliasAndListsItAfterGazetteerAliases() {
    Gazetteer gazetteer =
        with("code,alias,level,remark\n11,BOGOTA DC,department,x\n52835,Tumaco,municipality,\n");
    int bogota = gazetteer.findCode(0, "11");
    assertThat(gazetteer.findName(0, Gazetteer.UNKNOWN, "Bogotá  DC"), is(bogota));
    int tumaco = gazetteer.findName(1, gazetteer.findCode(0, "52"), "TUMACO");
    assertThat(gazetteer.region(tumaco).code(), is("52835"));
    assertThat(gazetteer.region(tumaco).name(), is("SAN ANDRÉS DE TUMACO"));
    assertThat(gazetteer.region(tumaco).aliases(), contains("Tumaco City", "Tumaco"));
    assertThat(gazetteer.findName(1, bogota, "TUMACO"), is(Gazetteer.NOT_FOUND));
  }

  @Test
  void rejectsAliasesOfUnknownRegionsWithAllOtherMistakes() {
    GazetteerException rejected =
        assertThrows(
            GazetteerException.class,
            () ->
                Gazetteer.of(
                    LEVELS,
                    List.of(
                        entry("department", "11", "BOGOTÁ, D.C.", null),
                        entry("municipality", "52835", "TUMACO", "52")),
                    read(
                        """
                        level,code,alias
                        department,99,X
                        county,11,Y
                        department,11,--
                        municipality,11,Z
                        """),
                    RegionMode.AT_EVENT));
    assertThat(
        rejected.problems(),
        contains(
            "places.csv, line of 52835: the parent \"52\" of \"52835\" is not in the"
                + " gazetteer; add it, or fix the code",
            "aliases.csv, line 2: the department \"99\" of the alias \"X\" is not in"
                + " the gazetteer; fix the code",
            "aliases.csv, line 3: no level \"county\"; the levels are department,"
                + " municipality",
            "aliases.csv, line 4: the alias of the department \"11\" has no letters or" + " digits",
            "aliases.csv, line 5: the municipality \"11\" of the alias \"Z\" is not in"
                + " the gazetteer; fix the code"));
  }

  @Test
  void checksFormatLikeGazetteerCsv() {
    assertThat(
        assertThrows(GazetteerException.class, () -> read("level,code,name\n")).problems(),
        contains("aliases.csv, line 1: no column \"alias\"; the header has: level, code, name"));
    assertThat(
        assertThrows(GazetteerException.class, () -> read("level,code,alias\na,b\nc,d,e\nf\n"))
            .problems(),
        contains(
            "aliases.csv, line 2: 2 fields, but the header has 3; is a quote or a"
                + " comma missing?",
            "aliases.csv, line 4: 1 fields, but the header has 3; is a quote or a"
                + " comma missing?"));
    assertThat(
        assertThrows(GazetteerException.class, () -> read("")).problems(),
        contains("aliases.csv: the file is empty; expected a header and one alias per line"));
  }
}

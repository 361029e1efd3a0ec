package org.minetally.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.minetally.period.DateInterval;
import org.minetally.period.internal.DateForms;

/** Reads the literals of edtf-validate, and lists the valid ones that are not supported. */
class EdtfValidateTest {

  private static final DateForms EDTF = DateForms.of(List.of("edtf"));

  @Test
  void readsValidLiteralsAndRejectsInvalidOnes() throws IOException {
    List<String> lines = Files.readAllLines(ForeignSuite.path("edtf-validate.tsv"));
    Map<String, Integer> all = new TreeMap<>();
    Map<String, Integer> right = new TreeMap<>();
    List<String> refused = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split("\t", -1);
      String group = columns[0].startsWith("invalid") ? "invalid" : columns[0];
      boolean read = isRead(columns[1]);
      all.merge(group, 1, Integer::sum);
      right.merge(group, read == columns[0].startsWith("level") ? 1 : 0, Integer::sum);
      if (read && group.equals("invalid")) {
        wrong.add(columns[1]);
      } else if (!read && !group.equals("invalid")) {
        refused.add(columns[1]);
      }
    }
    assertThat("invalid literals that are read", wrong, empty());
    ConformancePage page = ConformancePage.section("edtf-validate");
    page.assertScore(
        "level 0: %d of %d read; level 1: %d of %d; level 2: %d of %d; invalid: %d of %d refused"
            .formatted(
                right.get("level0"),
                all.get("level0"),
                right.get("level1"),
                all.get("level1"),
                right.get("level2"),
                all.get("level2"),
                right.get("invalid"),
                all.get("invalid")));
    page.assertDeviations(refused);
  }

  private static boolean isRead(String literal) {
    byte[] bytes = literal.getBytes(UTF_8);
    long packed = EDTF.read(bytes, 0, bytes.length);
    if (packed == DateInterval.INVALID) {
      return false;
    }
    // Throws if the interval ends before it starts, or is outside the calendar.
    DateInterval.unpack(packed);
    return true;
  }
}

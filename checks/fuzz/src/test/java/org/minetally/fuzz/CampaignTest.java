package org.minetally.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignTest {

  /** Fails in two places: for a duplicate key, and for a word that only mutation inserts. */
  private static final class Fragile implements Target {
    @Override
    public String name() {
      return "fragile";
    }

    @Override
    public List<byte[]> seeds() {
      return Seeds.of("key: 1\nother: [2, 3]\n");
    }

    @Override
    public List<String> words() {
      return List.of("boom");
    }

    @Override
    public boolean check(byte[] input) {
      String text = new String(input, ISO_8859_1);
      if (text.contains("boom")) {
        throw new IllegalStateException("boom");
      }
      if (text.indexOf("key:") != text.lastIndexOf("key:")) {
        throw new OutOfMemoryError("too many keys");
      }
      return text.startsWith("key: ");
    }
  }

  @Test
  void reportsOneReproducibleFindingForEachPlaceThatFails() {
    Campaign.Result result = new Campaign(new Fragile(), 3).run(0, 2_000);
    assertThat(result.findings(), hasSize(2));
    for (Campaign.Finding finding : result.findings()) {
      byte[] again = new Campaign(new Fragile(), 3).input(finding.number());
      assertThat(again, is(finding.input()));
      assertThrows(finding.thrown().getClass(), () -> new Fragile().check(again));
    }
    assertThat(result.inputs(), is(2_000L));
    assertThat(result.read(), allOf(greaterThan(500L), lessThan(1_900L)));
  }

  @Test
  void rejectsMessagesAboutInternals() {
    assertDoesNotThrow(() -> Promise.isUserMessage("line 3: there is no such day", ""));
    assertDoesNotThrow(() -> Promise.isUserMessage("the word \"null\" is not known", "a,null"));
    for (String message :
        List.of("", "null", "(null)", "java.lang.Object", "NullPointerException: x")) {
      assertThrows(AssertionError.class, () -> Promise.isUserMessage(message, "other"), message);
    }
    AssertionError unequal =
        assertThrows(AssertionError.class, () -> Promise.equal(1, 2, "records"));
    assertThat(unequal.getMessage(), containsString("records: 1 instead of 2"));
  }
}

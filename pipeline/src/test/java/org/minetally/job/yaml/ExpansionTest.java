package org.minetally.job.yaml;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.job.Parameter;
import org.minetally.job.Parameter.Origin;
import org.minetally.job.Problem;

/** Compares expansion with a second implementation that reads one character after the other. */
class ExpansionTest {

  private static final List<String> PIECES =
      List.of(
          "$", "$$", "{", "}", "${", "$${", "${a}", "${b}", "${c}", "$${a}", "${a", "a", " ", "\n",
          "\"", "é", "${ a}", "😀");
  private static final Map<String, String> VALUES = Map.of("a", "${b}", "b", "x: 1\n- y", "n", "");

  @Test
  void expandsLikeReaderOfCharacters() {
    Random random = new Random(13);
    int good = 0;
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String expected = expected(text.toString());
      List<Problem> problems = new ArrayList<>();
      String actual = expand(text.toString(), problems);
      assertThat(text.toString(), problems.isEmpty(), is(expected != null));
      if (expected != null) {
        assertThat(text.toString(), actual, is(expected));
        good++;
      } else {
        assertThat(problems.get(0).line(), is(1));
        assertThat(problems.get(0).column(), is(6));
      }
    }
    assertThat(good, greaterThan(4_000));
  }

  /** Returns the expanded text; null if a reference is not that of a declared parameter. */
  private static String expected(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int dollars = 0;
      while (at + dollars < text.length() && text.charAt(at + dollars) == '$') {
        dollars++;
      }
      boolean open = at + dollars < text.length() && text.charAt(at + dollars) == '{';
      if (dollars == 0 || !open) {
        out.append(text, at, at + Math.max(1, dollars));
        at += Math.max(1, dollars);
      } else if (dollars > 1) {
        out.append("$".repeat(dollars - 1)).append('{');
        at += dollars + 1;
      } else {
        int close = text.indexOf('}', at);
        String name = close < 0 ? "" : text.substring(at + 2, close);
        if (!VALUES.containsKey(name)) {
          return null;
        }
        out.append(VALUES.get(name));
        at = close + 1;
      }
    }
    return out.toString();
  }

  private static String expand(String text, List<Problem> problems) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("k", text);
    Yaml file = Yaml.parse("f", json.toString(), problems).orElseThrow();
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    VALUES.forEach(
        (name, value) ->
            parameters.put(name, new Parameter(name, Parameter.Type.TEXT, value, Origin.DEFAULT)));
    Expansion.Declarations declared =
        new Expansion.Declarations(parameters, Set.copyOf(VALUES.keySet()));
    Yaml result = Expansion.ofJobFile(declared, problems).of(file);
    assertThat("only the value changes", result.pairs().size(), is(1));
    return result.text("k", "no value");
  }
}

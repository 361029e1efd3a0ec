package org.minetally.job.yaml;

import java.util.List;
import java.util.Optional;
import org.minetally.job.OutputFormats;
import org.minetally.job.Problem;

/** Reads the formats of {@code output}. */
final class OutputFormatsReader {

  private static final String FORMULA_SAFE = "formula_safe";

  private final Optional<Yaml> output;
  private final List<Problem> problems;

  OutputFormatsReader(Yaml root, List<Problem> problems) {
    this.output = root.get("output");
    this.problems = problems;
  }

  OutputFormats read() {
    List<String> formats =
        output.map(of -> of.items("formats")).orElse(List.of()).stream()
            .flatMap(format -> format.text().stream())
            .toList();
    boolean csv = formats.contains("csv");
    if (!formats.isEmpty() && !formats.contains("parquet")) {
      problems.add(
          output
              .orElseThrow()
              .key("formats")
              .problem(
                  "formats must contain parquet, which the program reads back and compares; add it"));
    }
    if (!csv && is(FORMULA_SAFE)) {
      problems.add(
          output
              .orElseThrow()
              .key(FORMULA_SAFE)
              .problem("formula_safe has no effect without the format csv"));
    }
    return new OutputFormats(csv, is(FORMULA_SAFE), is("xlsx"));
  }

  private boolean is(String key) {
    return output.map(of -> of.text(key, "false").equals("true")).orElse(false);
  }
}

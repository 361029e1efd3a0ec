package org.minetally.job.yaml;

import java.util.List;
import java.util.regex.Pattern;
import org.minetally.job.Problem;
import org.minetally.profile.DateMapping;
import org.minetally.publish.About;

/** Reads what a job says about its figures. */
final class AboutReader {

  private static final String DAY = "[0-9]{4}(-[0-9]{2}){0,2}";
  private static final Pattern PERIOD = Pattern.compile(DAY + "(/(" + DAY + "|\\.\\.))?");

  private final Yaml root;
  private final List<Problem> problems;

  AboutReader(Yaml root, List<Problem> problems) {
    this.root = root;
    this.problems = problems;
  }

  About read() {
    return root.get("about")
        .map(
            about ->
                new About(
                    about.text("publisher", null),
                    about.text("source", null),
                    about.text("licence", null),
                    about.text("licence_url", null),
                    about.text("contact", null),
                    about.get("period").map(this::period).orElse(null)))
        .orElse(About.NOTHING);
  }

  private String period(Yaml place) {
    String text = place.text().orElse("");
    if (!PERIOD.matcher(text).matches()) {
      problems.add(
          place.problem(
              "\"%s\" is not a period; expected one such as 2010/.., 2010/2024 or 2010-03/2024-06"
                  .formatted(text)));
      return null;
    }
    try {
      return new DateMapping.Constant(text).edtf();
    } catch (IllegalArgumentException e) {
      problems.add(place.problem(e.getMessage()));
      return null;
    }
  }
}

package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.List;
import org.minetally.job.Problem;
import org.minetally.period.internal.DateForms;

/**
 * Reads the date format of a column: a {@code form}, or several {@code forms}.
 *
 * @param problems collects the problems
 */
record DateFormsReader(List<Problem> problems) {

  List<String> read(Yaml date) {
    List<Yaml> places = new ArrayList<>(date.items("forms"));
    date.get("form").ifPresent(places::add);
    if (date.get("form").isPresent() == date.get("forms").isPresent()) {
      problems.add(date.problem("expected either form or forms, such as yyyy-MM-dd"));
    }
    List<String> forms = new ArrayList<>();
    for (Yaml place : places) {
      String form = place.text().orElse("");
      if (isValid(List.of(form), place)) {
        forms.add(form);
      }
    }
    if (forms.size() > 1) {
      isValid(forms, date.get("forms").orElse(date));
    }
    return forms;
  }

  private boolean isValid(List<String> forms, Yaml place) {
    try {
      DateForms.of(forms);
      return true;
    } catch (IllegalArgumentException e) {
      problems.add(place.problem(e.getMessage().replaceFirst("\\.$", "")));
      return false;
    }
  }
}

package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.job.Problem;
import org.minetally.period.internal.DateForms;
import org.minetally.period.internal.DateNotation;
import org.minetally.period.internal.MonthNames;

/**
 * Reads the date format of a column: a {@code form}, or several {@code forms}, and the languages of
 * the month names.
 *
 * @param problems collects the problems
 */
record DateFormsReader(List<Problem> problems) {

  private static final String KEY = "month_names";
  private static final String NAME = "MMM";

  /**
   * A date format.
   *
   * @param forms the forms
   * @param monthNames the languages of the month names
   */
  record DateFormat(List<String> forms, List<String> monthNames) {}

  DateFormat read(Yaml date) {
    List<Yaml> places = new ArrayList<>(date.items("forms"));
    date.get("form").ifPresent(places::add);
    if (date.get("form").isPresent() == date.get("forms").isPresent()) {
      problems.add(date.problem("expected either form or forms, such as yyyy-MM-dd"));
    }
    int before = problems.size();
    List<String> languages = monthNames(date);
    // After a mistake in the languages, a form with a name is not another one.
    MonthNames names = MonthNames.of(problems.size() == before ? languages : List.of("en"));
    List<String> forms = new ArrayList<>();
    for (Yaml place : places) {
      String form = place.text().orElse("");
      if (isValid(List.of(form), names, place)) {
        forms.add(form);
      }
    }
    if (forms.size() > 1) {
      isValid(forms, names, date.get("forms").orElse(date));
    }
    boolean hasNames = places.stream().anyMatch(form -> form.text().orElse("").contains(NAME));
    if (date.get(KEY).isPresent() && !hasNames) {
      problems.add(
          date.key(KEY)
              .problem("month_names has no effect without a form with the name of a month, MMMM"));
    }
    return new DateFormat(forms, languages);
  }

  /** Reads the languages of the month names; empty if there are none, or a mistake. */
  List<String> monthNames(Yaml date) {
    Optional<Yaml> place = date.get(KEY);
    if (place.isEmpty()) {
      return List.of();
    }
    List<Yaml> items = place.get().isList() ? place.get().items() : List.of(place.get());
    List<String> languages = new ArrayList<>();
    for (Yaml item : items) {
      String language = item.text().orElse("");
      if (isLanguages(List.of(language), item)) {
        languages.add(language);
      }
    }
    boolean all = languages.size() == items.size();
    return all && isLanguages(languages, place.get()) ? languages : List.of();
  }

  private boolean isLanguages(List<String> languages, Yaml place) {
    try {
      MonthNames.of(languages);
      return true;
    } catch (IllegalArgumentException e) {
      report(e, place);
      return false;
    }
  }

  private boolean isValid(List<String> forms, MonthNames names, Yaml place) {
    try {
      DateForms.of(forms, DateNotation.PLAIN.with(names));
      return true;
    } catch (IllegalArgumentException e) {
      report(e, place);
      return false;
    }
  }

  private void report(IllegalArgumentException e, Yaml place) {
    problems.add(place.problem(e.getMessage().replaceFirst("\\.$", "")));
  }
}

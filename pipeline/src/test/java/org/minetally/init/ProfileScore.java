package org.minetally.init;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.init.DraftedJob.Stated;
import org.minetally.init.FieldScore.Result;

/** Scores the profiles of a drafted job. */
final class ProfileScore {

  /** Receives the score of a field. */
  @FunctionalInterface
  interface Scores {
    void add(String field, boolean equal, boolean checked, Object stated, Object expected);
  }

  private static final Set<String> UNKNOWN = Set.of("unknown", "unspecified", "outcome_unknown");

  private final DraftedJob job;
  private final JsonNode expected;
  private final Scores scores;
  private final boolean both;

  ProfileScore(DraftedJob job, JsonNode expected, Scores scores) {
    this.job = job;
    this.expected = expected;
    this.scores = scores;
    this.both = expected.path("dataset").asText().equals("both");
  }

  void score() {
    date();
    regions();
    coordinates();
    key();
    personal();
    numbers();
    missing();
    for (int source = 0; source < (both ? job.at("sources").list().size() : 1); source++) {
      String dataset = job.at("sources", source, "dataset").text();
      String prefix = both ? dataset + "." : "";
      dimensions(source, prefix, part("dimensions", dataset));
      measures(source, dataset);
      filters(source, dataset);
      values(source, prefix);
    }
  }

  private JsonNode part(String key, String dataset) {
    JsonNode all = expected.path(key);
    return both ? all.path(dataset) : all;
  }

  private Stated profile(int source, Object... path) {
    List<Object> whole = new ArrayList<>(List.of("sources", source, "profile"));
    whole.addAll(List.of(path));
    return job.at(whole.toArray());
  }

  private List<JsonNode> accepted(String field) {
    List<JsonNode> accepted = new ArrayList<>();
    expected.path("accept").path(field).forEach(accepted::add);
    return accepted;
  }

  private void date() {
    Stated stated = profile(0, "date");
    List<JsonNode> right = new ArrayList<>(List.of(expected.path("date")));
    right.addAll(accepted("date"));
    boolean equal = right.stream().anyMatch(one -> isDate(one, stated)) || isEitherOrder(stated);
    boolean nothing = stated.text().equals("unknown") && !expected.path("date").isTextual();
    Stated shown = nothing && !stated.checked() ? Stated.NOTHING : stated;
    scores.add("date", equal, stated.checked(), shown.value(), expected.get("date"));
  }

  /** Returns whether one of two orders of day and month, which nothing decides, is marked. */
  private boolean isEitherOrder(Stated stated) {
    Set<String> forms = new TreeSet<>();
    expected.path("date").path("forms").forEach(form -> forms.add(canonical(form.asText())));
    return FileScore.texts(expected.path("ambiguous")).contains("date")
        && forms.size() == 2
        && stated.checked()
        && text(expected.path("date"), "column").equals(stated.map().get("column"))
        && forms.contains(canonical(String.valueOf(stated.map().get("form"))));
  }

  private static boolean isDate(JsonNode wanted, Stated stated) {
    if (wanted.isTextual()) {
      return stated.text().equals("unknown");
    }
    Map<?, ?> map = stated.map();
    for (String key : List.of("column", "year", "month", "day", "start", "end")) {
      String column = wanted.path(key).isMissingNode() ? null : wanted.path(key).asText();
      if (!java.util.Objects.equals(column, map.get(key))) {
        return false;
      }
    }
    if (!wanted.has("forms") || wanted.path("forms").isEmpty()) {
      return true;
    }
    Set<String> forms = new TreeSet<>();
    wanted.path("forms").forEach(form -> forms.add(canonical(form.asText())));
    Set<String> own = new TreeSet<>();
    if (map.get("forms") instanceof List<?> several) {
      several.forEach(form -> own.add(canonical(form.toString())));
    } else {
      own.add(canonical(String.valueOf(map.get("form"))));
    }
    return forms.equals(own);
  }

  private static String canonical(String form) {
    String plain = form.replace("'", "").replaceAll("X+$", "Z");
    return plain.contains("yyyy-MM") ? plain : plain.replace("dd", "d").replace("MM", "M");
  }

  private void regions() {
    List<Stated> stated = new ArrayList<>();
    for (int i = 0; i < profile(0, "region").list().size(); i++) {
      Stated level = profile(0, "region", i);
      if (!level.map().containsKey("constant")) {
        stated.add(level);
      }
    }
    Set<Stated> used = new HashSet<>();
    int last = -1;
    for (JsonNode wanted : expected.path("regions")) {
      String field = "regions." + wanted.path("level_hint").asText();
      Stated own =
          stated.stream()
              .filter(level -> sharesColumn(level, wanted))
              .findFirst()
              .orElse(Stated.NOTHING);
      if (own.isNothing() && wanted.path("optional").asBoolean()) {
        continue;
      }
      used.add(own);
      List<JsonNode> right = new ArrayList<>(List.of(wanted));
      right.addAll(accepted(field));
      int at = stated.indexOf(own);
      boolean equal = at > last && right.stream().anyMatch(one -> isRegion(one, own));
      last = Math.max(last, at);
      scores.add(field, equal, own.checked(), own.value(), wanted);
    }
    for (Stated level : stated) {
      if (!used.contains(level)) {
        scores.add("regions.other", false, level.checked(), level.value(), "nothing");
      }
    }
  }

  private static boolean sharesColumn(Stated level, JsonNode wanted) {
    return (wanted.hasNonNull("name")
            && wanted.get("name").asText().equals(level.map().get("name")))
        || (wanted.hasNonNull("code")
            && wanted.get("code").asText().equals(level.map().get("code")));
  }

  private static boolean isRegion(JsonNode wanted, Stated level) {
    return text(wanted, "name").equals(String.valueOf(level.map().get("name")))
        && text(wanted, "code").equals(String.valueOf(level.map().get("code")));
  }

  private static String text(JsonNode object, String member) {
    return object.hasNonNull(member) ? object.get(member).asText() : "null";
  }

  private void coordinates() {
    Stated stated = profile(0, "coordinates");
    JsonNode wanted = expected.path("coordinates");
    if (wanted.isNull() && stated.isNothing()) {
      return;
    }
    boolean equal =
        !wanted.isNull()
            && text(wanted, "longitude").equals(stated.map().get("longitude"))
            && text(wanted, "latitude").equals(stated.map().get("latitude"));
    scores.add("coordinates", equal, stated.checked(), stated.value(), wanted);
  }

  private void key() {
    Stated stated = profile(0, "record_key");
    List<JsonNode> right = new ArrayList<>(List.of(expected.path("record_key")));
    right.addAll(accepted("record_key"));
    boolean equal =
        right.stream()
            .anyMatch(
                one ->
                    one.isNull()
                        ? stated.isNothing()
                        : List.copyOf(FileScore.texts(one)).equals(stated.list()));
    if (!stated.isNothing() || !expected.path("record_key").isNull()) {
      scores.add("record_key", equal, stated.checked(), stated.value(), expected.get("record_key"));
    }
  }

  private void personal() {
    Map<String, Boolean> stated = new LinkedHashMap<>();
    for (int i = 0; i < profile(0, "personal").list().size(); i++) {
      Stated column = profile(0, "personal", i);
      stated.put(column.text(), column.checked());
    }
    for (JsonNode column : expected.path("personal")) {
      Boolean checked = stated.get(column.asText());
      String found = checked == null ? null : column.asText();
      boolean marked = checked != null && checked;
      scores.add("personal." + column.asText(), found != null, marked, found, column);
    }
    Set<String> used = new HashSet<>();
    for (String key : List.of("date", "regions", "coordinates", "dimensions", "measures")) {
      expected.path(key).findValues("column").forEach(one -> used.add(one.asText()));
      expected.path(key).findValues("name").forEach(one -> used.add(one.asText()));
    }
    expected.path("dimensions").forEach(one -> used.add(one.asText()));
    used.retainAll(stated.keySet());
    if (!used.isEmpty()) {
      boolean marked = used.stream().allMatch(stated::get);
      scores.add("personal", false, marked, used, "columns that are used");
    }
  }

  private void numbers() {
    for (String key : List.of("decimal", "thousands")) {
      JsonNode wanted = expected.path("numbers").path(key);
      if (wanted.isNull() || wanted.isMissingNode()) {
        continue;
      }
      Stated stated = profile(0, "numbers", key);
      String byDefault = key.equals("decimal") ? "." : "none";
      String text = stated.isNothing() ? byDefault : stated.text();
      boolean equal = text.equals(wanted.asText());
      scores.add("numbers." + key, equal, profile(0, "numbers").checked(), text, wanted);
    }
  }

  private void missing() {
    String all = profile(0, "missing").text() + profile(0, "missing_in").text();
    Set<String> known = new HashSet<>();
    profile(0, "missing_in")
        .map()
        .values()
        .forEach(words -> ((List<?>) words).forEach(w -> known.add(w.toString())));
    profile(0, "dimensions").map().forEach((d, mapping) -> unknowns((Map<?, ?>) mapping, known));
    unknowns(profile(0, "measures", "outcome").map(), known);
    for (JsonNode word : expected.path("missing")) {
      boolean found = known.contains(word.asText()) || word.asText().isEmpty();
      scores.add("missing." + word.asText(), found, false, found ? all : null, word);
    }
  }

  private static void unknowns(Map<?, ?> mapping, Set<String> known) {
    if (mapping.get("values") instanceof Map<?, ?> values) {
      values.forEach(
          (word, member) -> {
            if (UNKNOWN.contains(member.toString())) {
              known.add(word.toString());
            }
          });
    }
  }

  private void dimensions(int source, String prefix, JsonNode wanted) {
    Map<String, Object> all = new TreeMap<>();
    profile(source, "dimensions").map().forEach((d, mapping) -> all.put(d.toString(), mapping));
    wanted.fieldNames().forEachRemaining(d -> all.putIfAbsent(d, Map.of()));
    for (String dimension : all.keySet()) {
      Stated stated = profile(source, "dimensions", dimension);
      String field = "dimensions." + prefix + dimension;
      List<JsonNode> right = new ArrayList<>();
      JsonNode own = wanted.path(dimension);
      (own.isArray() ? own : List.of(own)).forEach(right::add);
      right.addAll(accepted("dimensions." + dimension));
      boolean equal = right.stream().anyMatch(one -> isDimension(one, stated));
      if (!stated.isNothing() || !equal || wanted.has(dimension)) {
        scores.add(
            field,
            equal,
            stated.checked(),
            stated.value() == null ? null : stated.map().get("column"),
            own);
      }
    }
  }

  private static boolean isDimension(JsonNode wanted, Stated stated) {
    if (wanted.isNull() || wanted.isMissingNode()) {
      return stated.isNothing();
    }
    return wanted.isObject()
        ? wanted.path("constant").asText().equals(stated.map().get("constant"))
        : wanted.asText().equals(stated.map().get("column"));
  }

  private void measures(int source, String dataset) {
    List<JsonNode> right = new ArrayList<>(List.of(part("measures", dataset)));
    accepted("measures")
        .forEach(one -> right.add(both && one.has(dataset) ? one.get(dataset) : one));
    List<FieldScore> best = null;
    for (JsonNode one : right) {
      List<FieldScore> scored = measures(source, both ? dataset + "." : "", one);
      best = best == null || badness(scored) < badness(best) ? scored : best;
    }
    for (FieldScore score : best) {
      boolean equal = score.result() == Result.FOUND || score.result() == Result.FOUND_MARKED;
      boolean checked = score.result() == Result.FOUND_MARKED || score.result() == Result.MARKED;
      Object stated = score.result() == Result.MISSED ? null : score.detail();
      scores.add(
          score.field(),
          equal,
          checked,
          stated,
          score.result() == Result.MISSED ? score.detail() : "");
    }
  }

  private static int badness(List<FieldScore> scores) {
    return scores.stream()
        .mapToInt(
            score ->
                switch (score.result()) {
                  case WRONG -> 1_000;
                  case MISSED -> 11;
                  case MARKED -> 10;
                  default -> -1;
                })
        .sum();
  }

  private List<FieldScore> measures(int source, String prefix, JsonNode wanted) {
    List<FieldScore> scored = new ArrayList<>();
    Stated outcome = profile(source, "measures", "outcome");
    if (wanted.has("outcome") || !outcome.isNothing()) {
      Object column = outcome.map().get("column");
      scored.add(
          FieldScore.of(
              "measures." + prefix + "outcome",
              wanted.path("outcome").asText("none").equals(column),
              outcome.checked(),
              column,
              wanted.path("outcome")));
    }
    Map<String, Object> counts = new TreeMap<>();
    profile(source, "measures", "counts").map().forEach((m, q) -> counts.put(m.toString(), q));
    wanted.path("counts").fieldNames().forEachRemaining(m -> counts.putIfAbsent(m, Map.of()));
    for (String measure : counts.keySet()) {
      Stated stated = profile(source, "measures", "counts", measure);
      JsonNode one = wanted.path("counts").path(measure);
      boolean equal = !one.isMissingNode() && isQuantity(one, stated.map());
      scored.add(
          FieldScore.of(
              "measures." + prefix + measure, equal, stated.checked(), stated.value(), one));
    }
    Stated split = profile(source, "split");
    if (wanted.has("split") || !split.isNothing()) {
      scored.add(
          FieldScore.of(
              "measures." + prefix + "split",
              wanted.has("split") && isSplit(wanted.get("split"), split.map()),
              split.checked(),
              split.value(),
              wanted.path("split")));
    }
    return scored;
  }

  private static boolean isQuantity(JsonNode wanted, Map<?, ?> stated) {
    if (wanted.has("constant")) {
      return wanted.path("constant").asText().equals(stated.get("constant"));
    }
    String column = wanted.isTextual() ? wanted.asText() : wanted.path("column").asText();
    String unit = wanted.path("unit").asText("m2");
    Object own = stated.get("unit") == null ? "m2" : stated.get("unit");
    return column.equals(stated.get("column")) && unit.equals(own);
  }

  private static boolean isSplit(JsonNode wanted, Map<?, ?> stated) {
    if (!wanted.path("dimension").asText().equals(stated.get("dimension"))) {
      return false;
    }
    Map<String, String> right = new TreeMap<>();
    wanted
        .path("members")
        .fields()
        .forEachRemaining(
            member ->
                member
                    .getValue()
                    .fields()
                    .forEachRemaining(
                        m ->
                            right.put(
                                member.getKey() + "." + m.getKey(),
                                m.getValue().isTextual()
                                    ? m.getValue().asText()
                                    : m.getValue().path("column").asText())));
    Map<String, String> own = new TreeMap<>();
    ((Map<?, ?>) stated.get("members"))
        .forEach(
            (member, measures) ->
                ((Map<?, ?>) measures)
                    .forEach(
                        (m, quantity) ->
                            own.put(
                                member + "." + m,
                                String.valueOf(((Map<?, ?>) quantity).get("column")))));
    return right.equals(own);
  }

  private void filters(int source, String dataset) {
    if (!expected.has("filters")) {
      return;
    }
    String field = both ? "filters." + dataset : "filters";
    Stated stated = profile(source, "filters");
    List<JsonNode> right = new ArrayList<>(List.of(part("filters", dataset)));
    accepted("filters")
        .forEach(one -> right.add(both && one.has(dataset) ? one.get(dataset) : one));
    boolean equal = right.stream().anyMatch(one -> filters(one).equals(filters(stated.list())));
    boolean checked = job.isCheckedAnywhere("sources", source, "profile", "filters");
    scores.add(field, equal, checked, stated.value(), part("filters", dataset));
  }

  private static Set<Object> filters(JsonNode list) {
    Set<Object> filters = new HashSet<>();
    list.forEach(
        filter -> {
          String key = filter.has("keep") ? "keep" : "drop";
          filters.add(
              List.of(filter.path("column").asText(), key, FileScore.texts(filter.path(key))));
        });
    return filters;
  }

  private static Set<Object> filters(List<?> list) {
    Set<Object> filters = new HashSet<>();
    for (Object one : list) {
      Map<?, ?> filter = (Map<?, ?>) one;
      String key = filter.containsKey("keep") ? "keep" : "drop";
      filters.add(List.of(filter.get("column"), key, new HashSet<>((List<?>) filter.get(key))));
    }
    return filters;
  }

  private void values(int source, String prefix) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    expected.path("values").fields().forEachRemaining(f -> fields.put(f.getKey(), f.getValue()));
    fields.forEach(
        (field, words) -> {
          if (field.startsWith(prefix) || !both) {
            values(source, field, field.substring(both ? prefix.length() : 0), words);
          }
        });
  }

  private void values(int source, String field, String dimension, JsonNode words) {
    Object[] path =
        dimension.equals("outcome")
            ? new Object[] {"measures", "outcome", "values"}
            : new Object[] {"dimensions", dimension, "values"};
    Stated all = profile(source, path);
    List<String> wrong = new ArrayList<>();
    List<String> marked = new ArrayList<>();
    boolean checked = false;
    for (var names = words.fieldNames(); names.hasNext(); ) {
      String word = names.next();
      List<Object> whole = new ArrayList<>(List.of(path));
      whole.add(word);
      Stated stated = profile(source, whole.toArray());
      checked |= stated.checked();
      JsonNode member = words.get(word);
      boolean unsure = member.isNull();
      for (JsonNode one : member) {
        unsure |= one.isNull();
      }
      boolean right =
          unsure ? stated.checked() || isMember(member, stated) : isMember(member, stated);
      if (!right) {
        (stated.checked() ? marked : wrong).add(word + "=" + stated.value());
      }
    }
    String name = "values." + field;
    if (all.isNothing()) {
      scores.add(name, false, false, null, words);
    } else if (!wrong.isEmpty()) {
      scores.add(name, false, false, wrong, words);
    } else {
      scores.add(name, marked.isEmpty(), checked, marked, words);
    }
  }

  private static boolean isMember(JsonNode member, Stated stated) {
    for (JsonNode one : member.isArray() ? member : List.of(member)) {
      boolean missing = one.asText().equals("missing");
      if (missing
          ? stated.isNothing() || UNKNOWN.contains(stated.text())
          : one.asText().equals(stated.value())) {
        return true;
      }
    }
    return false;
  }
}

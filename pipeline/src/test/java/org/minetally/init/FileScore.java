package org.minetally.init;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.format.FileFormat;
import org.minetally.init.DraftedJob.Stated;
import org.minetally.init.FieldScore.Result;
import org.minetally.source.internal.FirstRows;

/** Compares what {@code init} writes about one file with what a careful person would declare. */
final class FileScore {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final JsonNode expected;
  private final List<FieldScore> scores = new ArrayList<>();
  private DraftedJob job;
  private Draft.Written written;

  private FileScore(Path file, JsonNode expected) {
    this.file = file;
    this.expected = expected;
  }

  /** Drafts a job in a folder and scores each of its fields. */
  static List<FieldScore> of(Path file, Path folder) throws Exception {
    JsonNode expected =
        JSON.readTree(Files.readString(file.resolveSibling(file.getFileName() + ".expected.json")));
    FileScore score = new FileScore(file, expected);
    try {
      Draft draft = new Draft(file, folder, Draft.Options.NONE);
      score.written = draft.write();
      score.job = new DraftedJob(Files.readString(draft.job()));
      score.score();
    } catch (NoRecordsException e) {
      score.noRecords(e);
    } catch (RuntimeException e) {
      // One file that cannot be drafted must not hide the scores of the others.
      score.scores.add(new FieldScore("all", Result.MISSED, e.toString()));
    }
    return score.scores;
  }

  private void noRecords(NoRecordsException e) {
    boolean none = expected.path("dataset").asText().equals("none");
    add("dataset", none, false, "none", expected.get("dataset"));
    if (expected.has("regions_file")) {
      String kind = e.kind().name().toLowerCase(java.util.Locale.ROOT);
      add(
          "regions_file",
          kind.equals(expected.get("regions_file").asText()),
          false,
          kind,
          expected.get("regions_file"));
    }
  }

  private void add(String field, boolean equal, boolean checked, Object stated, Object wanted) {
    FieldScore score = FieldScore.of(field, equal, checked, stated, wanted);
    if (isAmbiguous(field) && score.result() == Result.FOUND) {
      Result result = stated == null ? Result.MISSED : Result.WRONG;
      score = new FieldScore(field, result, stated + " is not marked, but ambiguous");
    }
    scores.add(score);
  }

  private boolean isAmbiguous(String field) {
    for (JsonNode one : expected.path("ambiguous")) {
      if (field.equals(one.asText())) {
        return true;
      }
    }
    return false;
  }

  private void score() {
    dataset();
    format();
    if (expected.path("dataset").asText().equals("none")) {
      return;
    }
    long records = written.records();
    boolean rejected = written.trials().stream().anyMatch(trial -> trial.rejected() > 0);
    add(
        "records",
        records == expected.path("records").asLong(),
        rejected,
        records,
        expected.get("records"));
    new ProfileScore(job, expected, this::add).score();
    wide();
    others();
  }

  private void dataset() {
    List<String> stated = new ArrayList<>();
    for (int i = 0; i < job.at("sources").list().size(); i++) {
      stated.add(job.at("sources", i, "dataset").text());
    }
    String text = stated.size() > 1 ? "both" : stated.get(0);
    boolean checked = job.at("sources", 0, "dataset").checked();
    add(
        "dataset",
        text.equals(expected.path("dataset").asText()),
        checked,
        text,
        expected.get("dataset"));
  }

  private void format() {
    Stated charset = job.at("sources", 0, "format", "charset");
    if (!expected.path("charset").isNull()) {
      String stated = charset.isNothing() ? "UTF-8" : charset.text();
      boolean right = expected.path("bom").asBoolean() || isOneOf("charset", stated);
      add("charset", right, charset.checked(), stated, expected.get("charset"));
    }
    scalar("separator", "comma", "separator");
    scalar("header_row", "1", "header_row");
    FileFormat.Type type = FileFormat.DEFAULT.typeOf(file.toString());
    if (type == FileFormat.Type.XLSX) {
      String first = FirstRows.sheets(file.toString(), FileFormat.DEFAULT).get(0);
      scalar("sheet", first, "sheet");
    }
    if (expected.has("records_member")) {
      scalar("records_member", "", "records");
    }
  }

  private void scalar(String field, String byDefault, String key) {
    if (expected.path(field).isNull()) {
      return;
    }
    Stated stated = job.at("sources", 0, "format", key);
    String text = stated.isNothing() ? byDefault : stated.text();
    add(
        field,
        isOneOf(field, text),
        stated.checked() || job.saysToCheck(key + ":"),
        text,
        expected.get(field));
  }

  private boolean isOneOf(String field, String stated) {
    if (expected.path(field).asText().equals(stated)) {
      return true;
    }
    for (JsonNode other : expected.path("accept").path(field)) {
      if (other.asText().equals(stated)) {
        return true;
      }
    }
    return false;
  }

  private void wide() {
    boolean stated =
        job.saysToCheck("wide table") || !job.at("sources", 0, "profile", "unpivot").isNothing();
    boolean wanted = !expected.path("wide").isNull();
    if (stated || wanted) {
      add("wide", stated && wanted, stated, stated ? "wide" : null, expected.get("wide"));
    }
  }

  private void others() {
    if (expected.has("totals")) {
      Stated totals = job.at("sources", 0, "profile", "totals_rows");
      boolean equal =
          expected.path("totals").path("column").asText().equals(totals.map().get("column"))
              && texts(expected.path("totals").path("words"))
                  .equals(
                      new HashSet<>(
                          totals.map().get("words") instanceof List<?> words ? words : List.of()));
      add("totals", equal, totals.checked(), totals.value(), expected.get("totals"));
    }
    if (expected.has("incident")) {
      Stated incident = job.at("sources", 0, "profile", "incident", "id");
      boolean equal = List.copyOf(texts(expected.get("incident"))).equals(incident.list());
      add(
          "incident",
          equal,
          job.at("sources", 0, "profile", "incident").checked(),
          incident.value(),
          expected.get("incident"));
    }
    if (expected.has("series")) {
      Stated series = job.at("sources", 0, "profile", "series", "kind");
      add(
          "series",
          series.text().equals(expected.get("series").asText()),
          series.checked(),
          series.value(),
          expected.get("series"));
    }
    if (expected.has("records_by")) {
      Map<String, Long> stated = new LinkedHashMap<>();
      for (int i = 0; i < written.trials().size(); i++) {
        stated.put(job.at("sources", i, "dataset").text(), written.trials().get(i).accepted());
      }
      boolean equal =
          stated.entrySet().stream()
              .allMatch(e -> expected.path("records_by").path(e.getKey()).asLong() == e.getValue());
      add("records_by", equal && stated.size() == 2, true, stated, expected.get("records_by"));
    }
  }

  static Set<String> texts(JsonNode list) {
    Set<String> texts = new java.util.LinkedHashSet<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  /** Returns the files of a folder that have an expectation, by name. */
  static List<Path> files(Path folder) throws Exception {
    try (var all = Files.list(folder)) {
      return all.filter(
              path -> Files.exists(path.resolveSibling(path.getFileName() + ".expected.json")))
          .sorted(Comparator.comparing(path -> path.getFileName().toString()))
          .toList();
    }
  }

  /** Returns the expected value of a member, if there is one. */
  static Optional<JsonNode> given(JsonNode object, String member) {
    JsonNode value = object.path(member);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }
}

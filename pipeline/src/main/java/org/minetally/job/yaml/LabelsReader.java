package org.minetally.job.yaml;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.LabelMapping.Otherwise;

/** Reads how the words of a source map to members of vocabularies. */
final class LabelsReader {

  private final ColumnNames columns;
  private final List<Problem> problems;

  LabelsReader(ColumnNames columns, List<Problem> problems) {
    this.columns = columns;
    this.problems = problems;
  }

  /**
   * The members that a word can map to.
   *
   * @param known the predefined members
   * @param accepts tests whether a string is a member
   * @param open whether strings other than the predefined members can be members
   */
  private record Vocabulary(List<String> known, Predicate<String> accepts, boolean open) {

    static final Vocabulary OUTCOME =
        closed(
            Stream.of(Measure.KILLED, Measure.INJURED, Measure.OUTCOME_UNKNOWN)
                .map(Measure::column)
                .toList());

    static Vocabulary of(Dimension dimension) {
      List<String> known =
          Stream.concat(dimension.members().stream(), Stream.of(dimension.unknown())).toList();
      return dimension.isOpen() ? new Vocabulary(known, dimension::accepts, true) : closed(known);
    }

    private static Vocabulary closed(List<String> members) {
      return new Vocabulary(members, members::contains, false);
    }

    String expected(String label) {
      if (open) {
        return label.isBlank() ? "text" : "a four-digit year, or " + known.get(0);
      }
      return "one of " + String.join(", ", known);
    }
  }

  /** Reads the mappings of a profile's dimensions. */
  Map<Dimension, LabelMapping> dimensions(Yaml profile, Set<Dataset> datasets) {
    Map<Dimension, LabelMapping> mappings = new EnumMap<>(Dimension.class);
    for (Map.Entry<Yaml, Yaml> pair :
        profile.get("dimensions").map(Yaml::pairs).orElse(List.of())) {
      for (Dimension dimension : Dimension.values()) {
        if (!dimension.column().equals(pair.getKey().text().orElse(""))) {
          continue;
        }
        if (datasets.stream().anyMatch(dimension.datasets()::contains)) {
          mappings.put(dimension, labels(pair.getValue(), Vocabulary.of(dimension)));
        } else {
          Dataset dataset = datasets.iterator().next();
          problems.add(pair.getKey().problem(TablesReader.foreign(dataset, dimension)));
        }
      }
    }
    return mappings;
  }

  /** Reads the mapping of a victim's outcome. */
  LabelMapping outcome(Yaml place) {
    return labels(place, Vocabulary.OUTCOME);
  }

  /** Reads the mapping of a code to one of several words. */
  LabelMapping precision(Yaml place, List<String> words) {
    Vocabulary vocabulary = Vocabulary.closed(words);
    return new LabelMapping(
        new Input.Column(columns.under(place, "column")),
        members(place, vocabulary),
        place.get("otherwise").map(o -> otherwise(o, vocabulary)).orElseGet(Otherwise.Reject::new),
        new RangesReader(problems).read(place));
  }

  private LabelMapping labels(Yaml place, Vocabulary vocabulary) {
    Optional<Yaml> constant = place.get("constant");
    boolean hasColumn = place.get("column").isPresent();
    if (place.isMapping() && hasColumn == constant.isPresent()) {
      problems.add(place.problem("expected either column or constant"));
    }
    Map<String, String> members = members(place, vocabulary);
    int before = problems.size();
    Otherwise otherwise =
        place.get("otherwise").map(o -> otherwise(o, vocabulary)).orElseGet(Otherwise.Reject::new);
    if (constant.isPresent()) {
      for (String key : List.of("values", "otherwise", "ranges")) {
        if (place.get(key).isPresent()) {
          problems.add(place.key(key).problem(key + " cannot be combined with constant"));
        }
      }
      Input input = new Input.Constant(member(constant.get(), vocabulary));
      return new LabelMapping(input, Map.of(), new Otherwise.Reject());
    }
    boolean valid = problems.size() == before;
    if (valid && hasColumn && members.isEmpty() && otherwise instanceof Otherwise.Reject) {
      problems.add(
          place.problem(
              "without values, every word would be rejected; expected values"
                  + (vocabulary.open ? ", or otherwise: keep" : "")));
    }
    return new LabelMapping(
        new Input.Column(columns.under(place, "column")),
        members,
        otherwise,
        new RangesReader(problems).read(place));
  }

  private Map<String, String> members(Yaml place, Vocabulary vocabulary) {
    Map<String, String> members = new HashMap<>();
    for (Map.Entry<Yaml, Yaml> pair : place.get("values").map(Yaml::pairs).orElse(List.of())) {
      String word = pair.getKey().text().orElse("").strip();
      String member = member(pair.getValue(), vocabulary);
      String other = members.put(word, member);
      if (other != null && !other.equals(member)) {
        problems.add(
            pair.getKey()
                .problem("\"%s\" is mapped to both %s and %s".formatted(word, other, member)));
      }
    }
    return members;
  }

  private Otherwise otherwise(Yaml place, Vocabulary vocabulary) {
    Optional<Yaml> member = place.get("member");
    if (member.isPresent()) {
      return new Otherwise.Member(member(member.get(), vocabulary));
    }
    String word = place.text().orElse("");
    if (word.equals("keep") && vocabulary.open) {
      return new Otherwise.Keep();
    }
    if (word.equals("keep")) {
      problems.add(
          place.problem(
              "this vocabulary is fixed, so other words cannot be kept; expected reject, or"
                  + " {member: X} with X one of "
                  + String.join(", ", vocabulary.known)));
    } else if (!word.isEmpty() && !word.equals("reject")) {
      String keep = vocabulary.open ? "keep, " : "";
      problems.add(
          place.problem(
              "unknown value \"%s\"; expected reject, %sor {member: X}".formatted(word, keep),
              Similar.to(word, List.of("reject", "keep"))));
    }
    return new Otherwise.Reject();
  }

  private String member(Yaml place, Vocabulary vocabulary) {
    Optional<String> label = place.text();
    if (label.isPresent() && !vocabulary.accepts.test(label.get())) {
      problems.add(
          place.problem(
              "the vocabulary has no member \"%s\"; expected %s"
                  .formatted(label.get(), vocabulary.expected(label.get())),
              Similar.to(label.get(), vocabulary.known)));
    }
    return label.orElse("");
  }
}

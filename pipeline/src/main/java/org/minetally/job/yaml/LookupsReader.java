package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minetally.format.FileFormat;
import org.minetally.job.Job;
import org.minetally.job.Problem;
import org.minetally.profile.IncidentId;
import org.minetally.profile.Lookup;
import org.minetally.profile.Profile;
import org.minetally.profile.Revisions;
import org.minetally.profile.internal.LookupProfile;
import org.minetally.storage.Location;

/** Reads the {@code lookups} of a source: tables from which its records take further columns. */
final class LookupsReader {

  private final Yaml source;
  private final FilePatterns files;
  private final OverriddenInputs inputs;
  private final List<Problem> problems;

  /**
   * Creates a reader.
   *
   * @param inputs the files that the command line gives to lookups, as {@code <source>.<lookup>}
   */
  LookupsReader(Yaml source, FilePatterns files, OverriddenInputs inputs, List<Problem> problems) {
    this.source = source;
    this.files = files;
    this.inputs = inputs;
    this.problems = problems;
  }

  /** Returns the names by which the command line may name the inputs of a source. */
  static List<String> inputsOf(Yaml source) {
    String id = source.text("id", "");
    return Stream.concat(
            Stream.of(id),
            source.items("lookups").stream().map(lookup -> id + "." + lookup.text("name", "")))
        .toList();
  }

  /**
   * The lookups of a source.
   *
   * @param lookups the lookups
   * @param profile the profile of the source, whose incidents may be those of a lookup
   * @param columns for each column of the source's own files that the job names, the position where
   *     it is first named
   */
  record Result(List<Job.Lookup> lookups, Profile profile, Map<String, Job.Place> columns) {}

  /**
   * Reads the lookups.
   *
   * @param mapping the profile of the source
   * @param profile the text of the profile
   * @param columns the columns that the profile names
   */
  Result read(Profile mapping, Yaml profile, ColumnNames columns) {
    if (source.get("lookups").isPresent() && profile.get("unpivot").isPresent()) {
      problems.add(
          source
              .key("lookups")
              .problem(
                  "a source whose profile has unpivot cannot have lookups; put the columns of the"
                      + " lookup into its files"));
    }
    Optional<Yaml> incidents = profile.get("incident").flatMap(i -> i.get("lookup"));
    String incidentLookup = incidents.flatMap(Yaml::text).orElse("");
    Map<String, Job.Place> own = new LinkedHashMap<>(columns.places());
    List<Job.Lookup> lookups = new ArrayList<>();
    Set<String> names = new HashSet<>();
    IncidentId incident = mapping.incident();
    for (Yaml lookup : source.items("lookups")) {
      String name = lookup.text("name", "");
      if (!names.add(name)) {
        lookup
            .get("name")
            .ifPresent(
                at -> problems.add(at.problem("duplicate name of a lookup: \"" + name + "\"")));
      }
      boolean hasIncidents = !name.isEmpty() && name.equals(incidentLookup);
      Job.Lookup read = lookup(lookup, mapping, hasIncidents, own, incidents);
      if (hasIncidents) {
        incident =
            new IncidentId(
                read.rows().recordKey().stream().map(column -> name + "." + column).toList(),
                false);
      }
      lookups.add(read);
    }
    if (!incidentLookup.isEmpty() && !names.contains(incidentLookup)) {
      problems.add(
          incidents
              .get()
              .problem(
                  "unknown lookup \"%s\"; declare it under lookups of the source"
                      .formatted(incidentLookup)));
    }
    return new Result(lookups, mapping.toBuilder().incident(incident).build(), own);
  }

  private Job.Lookup lookup(
      Yaml lookup,
      Profile mapping,
      boolean hasIncidents,
      Map<String, Job.Place> own,
      Optional<Yaml> incidents) {
    String name = lookup.text("name", "");
    List<Location> found =
        inputs
            .of(source.text("id", "") + "." + name)
            .orElseGet(() -> files.files(lookup.items("files")));
    FileFormat format = new FormatReader(lookup, problems).read(found);
    ColumnNames ofKey = new ColumnNames();
    List<String> key = lookup.items("key").stream().map(ofKey::at).toList();
    ofKey.places().forEach(own::putIfAbsent);
    key.stream()
        .filter(column -> column.contains(".") && isOfLookup(column))
        .forEach(
            column ->
                problems.add(
                    lookup
                        .key("key")
                        .problem(
                            "the key \"%s\" is a column of a lookup; expected columns of the source's own files"
                                .formatted(column))));
    ColumnNames ofRows = new ColumnNames();
    List<String> matches = lookup.items("matches").stream().map(ofRows::at).toList();
    if (matches.isEmpty()) {
      matches = key;
      key.forEach(column -> ofRows.at(column, lookup.key("key")));
    } else if (matches.size() != key.size()) {
      problems.add(
          lookup
              .key("matches")
              .problem(
                  String.format(
                      Locale.ROOT,
                      "expected as many columns as in key, which has %d",
                      key.size())));
      matches = key;
    }
    Revisions revisions = new RevisionsReader(lookup, ofRows, problems).rows();
    taken(name, own).forEach(ofRows::at);
    if (hasIncidents) {
      matches.forEach(column -> ofRows.at(column, incidents.get()));
    }
    LookupProfile profile = new LookupProfile(mapping, name);
    Profile rows =
        hasIncidents ? profile.ofIncidents(matches, revisions) : profile.ofRows(matches, revisions);
    Set<String> columns = new HashSet<>(ofRows.places().keySet());
    columns.removeIf(column -> !hasIncidents && !own.containsKey(name + "." + column));
    own.keySet().removeIf(column -> column.startsWith(name + "."));
    return new Job.Lookup(
        name,
        found,
        format,
        new Lookup.Join(
            key,
            columns.stream().sorted().toList(),
            lookup.text("unmatched", "reject").equals("keep")),
        rows,
        ofRows.places());
  }

  private boolean isOfLookup(String column) {
    return source.items("lookups").stream()
        .anyMatch(lookup -> column.startsWith(lookup.text("name", "") + "."));
  }

  /** Returns the columns of a lookup that the job names, by their names in the lookup. */
  private static Map<String, Job.Place> taken(String name, Map<String, Job.Place> columns) {
    Map<String, Job.Place> taken = new LinkedHashMap<>();
    columns.forEach(
        (column, place) -> {
          if (column.startsWith(name + ".")) {
            taken.put(column.substring(name.length() + 1), place);
          }
        });
    return taken;
  }
}

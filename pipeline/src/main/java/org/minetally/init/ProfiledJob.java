package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a job file whose source uses a shipped profile.
 *
 * @param lookups the other tables that the profile needs
 */
record ProfiledJob(
    ShippedProfile profile,
    FileGuess file,
    List<LookupFile> lookups,
    PlacesFile places,
    Notes notes) {

  /**
   * A table that the profile takes columns from.
   *
   * @param lookup what the profile says about it
   * @param path its path, relative to the job file
   * @param file how it is written
   * @param sample its first records
   */
  record LookupFile(ShippedProfile.Lookup lookup, String path, FileGuess file, Sample sample) {}

  /** The name of the copy of the profile, next to the job. */
  String copy() {
    return profile.name() + ".yaml";
  }

  /**
   * Returns the text of the job file.
   *
   * @param name the title of the job
   * @param path the path of the data file, relative to the job file
   * @param trial what a trial of the job found; empty before it
   */
  String of(String name, String path, List<String> trial) {
    List<String> lines = new ArrayList<>();
    lines.add("# Written by minetally init, with the profile " + profile.name() + ".");
    lines.add("# " + copy() + " is a copy of it, which you can change.");
    notes.check(lines, "", trial);
    lines.add("minetally: 1");
    lines.add("name: " + Words.quoted(name));
    lines.add("");
    places.comments().forEach(comment -> lines.add("# " + comment));
    notes.check(lines, "", places.doubts());
    lines.add("gazetteer:");
    places.yaml().forEach(line -> lines.add("  " + line));
    lines.add("");
    lines.add("sources:");
    lines.add("  - id: " + Words.id(path));
    lines.add("    dataset: " + profile.dataset().label());
    lines.add("    files: [" + Words.quoted(path) + "]");
    new FormatYaml(file, notes).lines().forEach(line -> lines.add("    " + line));
    addLookups(lines);
    lines.add("    profile: " + Words.quoted(copy()));
    lines.add("");
    lines.add("periods: [month, year]");
    lines.add("levels: [" + String.join(", ", places.tableLevels()) + "]");
    if (!profile.dimensions().isEmpty()) {
      lines.add("dimensions:");
      lines.add(
          "  %s: [%s]"
              .formatted(profile.dataset().label(), String.join(", ", profile.dimensions())));
    }
    lines.add("");
    lines.addAll(JobYaml.thresholds(places));
    lines.add("");
    lines.add("report: true");
    lines.add("output: {path: out}");
    return lines.stream().map(JobYaml::line).collect(Collectors.joining("\n")) + "\n";
  }

  private void addLookups(List<String> lines) {
    if (!lookups.isEmpty()) {
      lines.add("    lookups:");
    }
    for (LookupFile each : lookups) {
      lines.add("      - name: " + each.lookup().name());
      lines.add("        files: [" + Words.quoted(each.path()) + "]");
      new FormatYaml(each.file(), notes).lines().forEach(line -> lines.add("        " + line));
      List<String> key = each.lookup().key().stream().map(Words::quoted).toList();
      lines.add("        key: [" + String.join(", ", key) + "]");
    }
  }
}

package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a job file whose source uses a shipped profile. */
record ProfiledJob(ShippedProfile profile, FileGuess file, PlacesFile places, Notes notes) {

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
}

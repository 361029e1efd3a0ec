package org.minetally.job.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minetally.job.Job;
import org.minetally.job.Problem;
import org.minetally.profile.DateMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.Revisions;
import org.minetally.storage.Location;

/** Reads the {@code deletions} of a source: files that list the keys of deleted records. */
final class DeletionsReader {

  private final Yaml source;
  private final FilePatterns files;
  private final List<Problem> problems;

  DeletionsReader(Yaml source, FilePatterns files, List<Problem> problems) {
    this.source = source;
    this.files = files;
    this.problems = problems;
  }

  /**
   * Reads the deletions.
   *
   * @param profile the profile of the source, which declares the record key
   * @param records the record files of the source
   */
  Job.Deletions read(Profile profile, List<Location> records) {
    Optional<Yaml> given = source.get("deletions");
    if (given.isEmpty()) {
      return new Job.Deletions(List.of(), profile, Map.of());
    }
    Yaml deletions = given.get();
    List<Location> deletionFiles = files.files(deletions.items("files"));
    deletionFiles.stream()
        .filter(records::contains)
        .forEach(file -> problems.add(deletions.key("files").problem(isBoth(file))));
    if (profile.recordKey().isEmpty()) {
      problems.add(
          source.key("deletions").problem("deletions need a record_key in the source's profile"));
    }
    if (!profile.recordKey().containsAll(profile.unpivot().labels())) {
      problems.add(
          source
              .key("deletions")
              .problem(
                  "deletions list the keys of records; add the columns of unpivot to the"
                      + " record_key: "
                      + String.join(", ", profile.unpivot().labels())));
    }
    ColumnNames columns = new ColumnNames();
    List<String> key = deletions.items("key").stream().map(columns::at).toList();
    if (key.isEmpty()) {
      key = profile.recordKey();
      key.forEach(column -> columns.at(column, source.key("deletions")));
    } else if (key.size() != profile.recordKey().size()) {
      problems.add(
          deletions
              .key("key")
              .problem(
                  String.format(
                      Locale.ROOT,
                      "expected as many columns as in record_key, which has %d",
                      profile.recordKey().size())));
    }
    Revisions revisions = new RevisionsReader(deletions, columns, problems).deletions();
    Profile keys =
        Profile.builder(profile.dataset())
            .recordKey(key)
            .date(DateMapping.Constant.UNKNOWN)
            .measures(new MeasureMapping.Counts(Map.of()))
            .numbers(profile.numbers())
            .missing(profile.missing())
            .missingIn(profile.missingIn())
            .personal(profile.personal())
            .revisions(revisions)
            .build();
    return new Job.Deletions(deletionFiles, keys, columns.places());
  }

  /** Returns the message for a file that is read both as records and as deletions. */
  private static String isBoth(Location file) {
    return "%s is also listed under files; a file contains either records or deletions"
        .formatted(file);
  }
}

package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the position and message of each mistake in the lookups of a source. */
class LookupMistakesTest {

  private static final String FILES = "    files: [victims.csv]\n";

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
    folder.write("accidents.csv", "id,day\n");
  }

  private void declare(String lookups) {
    folder.with(FILES, FILES + "    lookups:\n" + lookups);
  }

  private void expect(String... lines) {
    assertThat(folder.mistakes(), contains(lines));
  }

  @Test
  void rejectsLookupWithoutKey() {
    declare("      - {name: accident, files: [accidents.csv]}\n");
    expect("job.yaml:11:9: missing key \"key\".");
  }

  @Test
  void rejectsTwoLookupsWithOneName() {
    String lookup = "      - {name: accident, files: [accidents.csv], key: [id]}\n";
    declare(lookup + lookup);
    expect("job.yaml:12:16: duplicate name of a lookup: \"accident\".");
  }

  @Test
  void rejectsKeysOfDifferentLengths() {
    declare("      - {name: accident, files: [accidents.csv], key: [id], matches: [id, day]}\n");
    expect("job.yaml:11:61: expected as many columns as in key, which has 1.");
  }

  @Test
  void rejectsKeyFromAnotherLookup() {
    declare(
        "      - {name: accident, files: [accidents.csv], key: [id]}\n"
            + "      - {name: place, files: [accidents.csv], key: [accident.day], matches:"
            + " [id]}\n");
    expect(
        "job.yaml:12:47: the key \"accident.day\" is a column of a lookup; expected columns of the"
            + " source's own files.");
  }

  @Test
  void rejectsUnknownChoiceForRecordsWithoutRow() {
    declare("      - {name: accident, files: [accidents.csv], key: [id], unmatched: drop}\n");
    expect("job.yaml:11:72: unknown value \"drop\"; expected one of reject, keep.");
  }

  @Test
  void rejectsIncidentsOfUnknownLookup() {
    folder.with("record_key: [id]\n", "record_key: [id]\n      incident: {lookup: accidents}\n");
    expect("job.yaml:12:26: unknown lookup \"accidents\"; declare it under lookups of the source.");
  }

  @Test
  void rejectsIncidentsOfLookupAndOfColumns() {
    folder.with(
        FILES + "    profile:\n",
        FILES
            + "    lookups: [{name: accident, files: [accidents.csv], key: [id]}]\n"
            + "    profile:\n      incident: {lookup: accident, id: [id]}\n");
    expect("job.yaml:12:17: expected one of id, estimate_by and lookup.");
  }
}

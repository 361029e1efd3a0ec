package org.minetally.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads and checks a snapshot without any code of the program. */
final class SnapshotReader {

  /** Snapshots whose sums were checked; equal bytes have equal sums, so once is enough. */
  private final Set<String> summed = new HashSet<>();

  /** The identity, size and time of each file when its bytes were checked. */
  private final Map<Path, String> hashed = new HashMap<>();

  /**
   * Reads the whole snapshot that {@code current} points to.
   *
   * @return the name of the snapshot
   * @throws AssertionError if anything is missing, unexpected, or differs from the manifest
   */
  String read(Path current) throws Exception {
    Path snapshot = current.toRealPath();
    readWhole(snapshot);
    return snapshot.getFileName().toString();
  }

  /** Reads a snapshot's folder. */
  void readWhole(Path snapshot) throws Exception {
    JsonNode manifest =
        JsonMapper.builder().build().readTree(Files.readString(snapshot.resolve("manifest.json")));
    String run = manifest.get("run_id").asText();
    check(run.equals(snapshot.getFileName().toString()), snapshot + " is of the run " + run);
    Set<String> expected = new TreeSet<>(Set.of("manifest.json"));
    for (JsonNode table : manifest.get("tables")) {
      String part = table.get("name").asText() + "/part-00000-of-00001.parquet";
      expected.add(part);
      checkBytes(snapshot.resolve(part), table);
    }
    for (JsonNode file : manifest.get("files")) {
      expected.add(file.get("path").asText());
      checkBytes(snapshot.resolve(file.get("path").asText()), file);
    }
    check(files(snapshot).equals(expected), files(snapshot) + " instead of " + expected);
    if (summed.add(run)) {
      checkSums(snapshot, manifest);
    }
  }

  private void checkBytes(Path file, JsonNode expected) throws Exception {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    String state = now.fileKey() + " " + now.size() + " " + now.lastModifiedTime();
    if (!state.equals(hashed.get(file))) {
      String hash = sha256(file);
      check(hash.equals(expected.get("sha256").asText()), file + " is not as it was written");
      hashed.put(file, state);
    }
  }

  /** Checks that every table and the manifest have the number of killed of one round. */
  private static void checkSums(Path snapshot, JsonNode manifest) throws SQLException {
    Set<Long> sums = new HashSet<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (JsonNode table : manifest.get("tables")) {
        String name = table.get("name").asText();
        if (name.startsWith("casualties_by_")) {
          sums.add(table.get("totals").get("killed").asLong());
          try (ResultSet rows =
              statement.executeQuery(
                  "SELECT sum(killed), count(*) FROM '%s/*.parquet'"
                      .formatted(snapshot.resolve(name)))) {
            rows.next();
            sums.add(rows.getLong(1));
            check(rows.getLong(2) == table.get("rows").asLong(), name + " has other rows");
          }
        }
      }
    }
    check(sums.size() == 1, snapshot + " has the sums " + sums);
    check(sums.iterator().next() >= FaultJob.FIRST, snapshot + " has the sum " + sums);
  }

  private static Set<String> files(Path snapshot) throws IOException {
    Set<String> files = new TreeSet<>();
    try (Stream<Path> all = Files.walk(snapshot)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.add(snapshot.relativize(file).toString()));
    }
    return files;
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}

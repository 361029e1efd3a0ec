package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.minetally.conformance.PublishedStandards;

/**
 * Checks with DuckDB, which shares no code with the program, what readers may rely on: {@code
 * datapackage.json} describes the files of a snapshot correctly, and the views of {@code
 * views.duckdb.sql} have the totals of the tables.
 */
final class SnapshotContract implements AutoCloseable {

  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "string", Set.of("VARCHAR"),
          "date", Set.of("DATE"),
          "boolean", Set.of("BOOLEAN"),
          "integer", Set.of("BIGINT"),
          "number", Set.of("DECIMAL(18,4)", "DOUBLE"),
          "any", Set.of("BLOB"));

  private final Path snapshot;
  private final JsonNode dataPackage;
  private final DuckDb duckDb = new DuckDb();

  SnapshotContract(Path snapshot) throws IOException, SQLException {
    this.snapshot = snapshot;
    this.dataPackage =
        new JsonMapper().readTree(Files.readString(snapshot.resolve("datapackage.json")));
    duckDb.run("SET file_search_path = '" + snapshot + "'");
    duckDb.run(Files.readString(snapshot.resolve("views.duckdb.sql")));
  }

  DuckDb duckDb() {
    return duckDb;
  }

  /** Checks the whole contract. */
  void check() throws IOException, SQLException {
    checkFormOfDataPackage();
    PublishedStandards.assertFollowed(snapshot);
    checkFilesOfDataPackage();
    for (JsonNode table : tables()) {
      checkColumns(table);
      checkValues(table);
      checkKeys(table);
      checkReferences(table);
      checkViewDescriptions(table);
      if (isFigures(table)) {
        checkJoins(table);
      }
    }
  }

  private void checkFormOfDataPackage() throws IOException {
    try (InputStream text =
        SnapshotContract.class.getResourceAsStream(
            "/org/minetally/describe/datapackage-check.schema.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
      assertThat(schema.validate(dataPackage), is(empty()));
    }
  }

  private void checkFilesOfDataPackage() throws IOException {
    Set<String> listed = new TreeSet<>(Set.of("datapackage.json", "manifest.json", "quality.json"));
    listed.addAll(Set.of("views.duckdb.sql", "views.trino.sql"));
    for (JsonNode resource : dataPackage.get("resources")) {
      Path file = snapshot.resolve(resource.get("path").asText());
      listed.add(resource.get("path").asText());
      assertThat(file.toString(), Files.size(file), is(resource.get("bytes").asLong()));
      if (resource.has("hash")) {
        assertThat("sha256:" + sha256(file), is(resource.get("hash").asText()));
      }
    }
    Path real = snapshot.toRealPath();
    try (Stream<Path> files = Files.walk(real)) {
      assertThat(
          listed,
          is(
              new TreeSet<>(
                  files
                      .filter(Files::isRegularFile)
                      .map(file -> real.relativize(file).toString())
                      .toList())));
    }
  }

  private void checkColumns(JsonNode table) throws SQLException {
    List<List<String>> found =
        duckDb.rows("SELECT column_name, column_type FROM (DESCRIBE FROM " + file(table) + ")");
    List<String> declared = names(table.get("schema").get("fields"), "name");
    assertThat(found.stream().map(column -> column.get(0)).toList(), is(declared));
    for (int i = 0; i < found.size(); i++) {
      String type = table.get("schema").get("fields").get(i).get("type").asText();
      assertThat(
          name(table) + "." + found.get(i) + " is of " + TYPES.get(type),
          TYPES.get(type).contains(found.get(i).get(1)),
          is(true));
    }
  }

  private void checkValues(JsonNode table) throws SQLException {
    for (JsonNode field : table.get("schema").get("fields")) {
      String column = field.get("name").asText();
      if (field.path("constraints").path("required").asBoolean()) {
        assertNone(table, '"' + column + "\" IS NULL");
      }
      if (field.path("constraints").has("enum")) {
        List<String> members = new ArrayList<>();
        field.get("constraints").get("enum").forEach(m -> members.add("'" + m.asText() + "'"));
        assertNone(table, '"' + column + "\" NOT IN (" + String.join(", ", members) + ")");
      }
    }
  }

  private void checkKeys(JsonNode table) throws SQLException {
    JsonNode schema = table.get("schema");
    JsonNode key = schema.has("primaryKey") ? schema.get("primaryKey") : schema.at("/uniqueKeys/0");
    if (key.isArray()) {
      String columns = String.join(", ", texts(key));
      assertThat(
          name(table) + " by " + columns,
          duckDb.rows(
              "SELECT %s FROM %s GROUP BY ALL HAVING count(*) > 1".formatted(columns, file(table))),
          is(empty()));
    }
  }

  private void checkReferences(JsonNode table) throws SQLException {
    for (JsonNode key : table.get("schema").path("foreignKeys")) {
      String from = key.at("/fields/0").asText();
      String to = key.at("/reference/resource").asText();
      assertNone(
          table,
          "%s NOT IN (SELECT %s FROM %s)"
              .formatted(
                  from,
                  key.at("/reference/fields/0").asText(),
                  to.isEmpty() ? file(table) : "'" + snapshot + "/" + to + "/*.parquet'"));
    }
  }

  private void checkViewDescriptions(JsonNode table) throws SQLException {
    Map<String, String> comments = new TreeMap<>();
    for (List<String> row :
        duckDb.rows(
            "SELECT column_name, coalesce(comment, '') FROM duckdb_columns() WHERE table_name = '"
                + name(table)
                + "'")) {
      comments.put(row.get(0), row.get(1));
    }
    for (JsonNode field : table.get("schema").get("fields")) {
      String unit = field.path("unit").asText();
      assertThat(
          comments.get(field.get("name").asText()),
          is(field.get("description").asText() + (unit.isEmpty() ? "" : " Unit: " + unit + ".")));
    }
  }

  /** Checks joins by their sums, which change if a join loses or multiplies a row. */
  private void checkJoins(JsonNode table) throws SQLException {
    List<String> sums = new ArrayList<>(List.of("count(*)"));
    for (JsonNode field : table.get("schema").get("fields")) {
      if (Set.of("integer", "number").contains(field.get("type").asText())) {
        sums.add("sum(f.\"%s\"::DECIMAL(38, 4))".formatted(field.get("name").asText()));
      }
    }
    String select = "SELECT " + String.join(", ", sums) + " FROM ";
    List<List<String>> own = duckDb.rows(select + file(table) + " AS f");
    assertThat(duckDb.rows(select + '"' + name(table) + "\" AS f"), is(own));
    assertThat(duckDb.rows(select + '"' + name(table) + "_joined\" AS f"), is(own));
    assertThat(
        duckDb.rows(
            select
                + '"'
                + name(table)
                + "\" AS f JOIN dim_period USING (period_id) JOIN dim_region USING (region_id)"),
        is(own));
    assertThat(
        name(table) + " shows each row's own period and region",
        duckDb.rows(
            ("SELECT 1 FROM \"%s_joined\" WHERE period_id <> period_type || ':' || period_key"
                    + " OR region_id <> region_level || ':' || region_code")
                .formatted(name(table))),
        is(empty()));
  }

  private void assertNone(JsonNode table, String condition) throws SQLException {
    assertThat(
        name(table) + ": " + condition,
        duckDb.number("SELECT count(*) FROM %s WHERE %s".formatted(file(table), condition)),
        is(0L));
  }

  /** Returns the tables that the Data Package lists. */
  List<JsonNode> tables() {
    return StreamSupport.stream(dataPackage.get("resources").spliterator(), false)
        .filter(resource -> resource.path("type").asText().equals("table"))
        .toList();
  }

  static boolean isFigures(JsonNode table) {
    List<String> references = new ArrayList<>();
    for (JsonNode key : table.get("schema").path("foreignKeys")) {
      key.get("fields").forEach(field -> references.add(field.asText()));
    }
    return references.containsAll(List.of("period_id", "region_id"));
  }

  static String name(JsonNode table) {
    return table.get("name").asText();
  }

  private String file(JsonNode table) {
    return "read_parquet('" + snapshot.resolve(table.get("path").asText()) + "')";
  }

  private static List<String> names(JsonNode all, String key) {
    return StreamSupport.stream(all.spliterator(), false)
        .map(one -> one.get(key).asText())
        .toList();
  }

  private static List<String> texts(JsonNode all) {
    return StreamSupport.stream(all.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    duckDb.close();
  }
}

package org.minetally.describe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.period.PeriodType;
import org.minetally.publish.About;
import org.minetally.publish.OutputLayout;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;

class DescriptionTest {

  private static final TableSchema FACTS =
      TableSchema.of(
          new FactTable(Dataset.CASUALTIES, PeriodType.YEAR, "o'district", List.of(Dimension.SEX)));

  @ParameterizedTest
  @CsvSource({
    "'Sample of constructed data', sample-of-constructed-data",
    "'  Région: Kañdor, 2021 ', region-kandor-2021",
    "'-_.', minetally",
    "地雷, minetally"
  })
  void derivesNameFromTitle(String title, String name) {
    assertThat(DataPackage.name(title), is(name));
  }

  @Test
  void writesSameBytesForSameTables() {
    Map<String, byte[]> once = description("A").files();
    Map<String, byte[]> again = description("A").files();
    assertThat(once.keySet(), contains("datapackage.json", "views.duckdb.sql", "views.trino.sql"));
    once.forEach((name, bytes) -> assertThat(name, Arrays.equals(bytes, again.get(name))));
  }

  /** A foreign key must not refer to a table that is not in the snapshot. */
  @Test
  void writesForeignKeysOnlyToTablesInSnapshot() throws IOException {
    JsonNode facts = resource(description("A"), FACTS.name());
    assertThat(facts.at("/schema/foreignKeys").size(), is(1));
    assertThat(facts.at("/schema/foreignKeys/0/reference/resource").asText(), is("dim_period"));
    assertThat(facts.at("/schema/uniqueKeys/0/3").asText(), is("sex"));
    assertThat(
        resource(description("A"), "dim_period").at("/schema/primaryKey/0").asText(),
        is("period_id"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "victims, sum, -",
        "killed_12_months, sum, [\"period_id\"]",
        "killed_cumulative, sum, [\"period_id\"]",
        "killed_change, none, -",
        "share_killed, none, -",
        "period_key, -, -"
      })
  void saysOverWhichRowsNumbersMayBeSummed(String column, String aggregation, String within)
      throws IOException {
    TableSchema summary = TableSchema.of(new SummaryTable(PeriodType.MONTH, "district"));
    JsonNode field =
        resource(
                new Description(
                    "A",
                    About.NOTHING,
                    List.of(described(summary, 1, 1, "ab")),
                    Geography.NONE,
                    List.of()),
                summary.name())
            .at("/schema/fields/" + summary.position(column));
    assertThat(field.path("aggregation").asText(null), is(aggregation));
    assertThat(field.has("sum_within") ? field.get("sum_within").toString() : null, is(within));
  }

  @Test
  void quotesNamesAndTexts() {
    for (String file : List.of("views.duckdb.sql", "views.trino.sql")) {
      String sql = new String(description("line\nDROP TABLE x;").files().get(file), UTF_8);
      assertThat(sql, containsString("\"casualties_by_year_o'district\""));
      assertThat(sql, containsString("casualties_by_year_o''district"));
      assertThat(sql, containsString("Sex of the victim."));
      assertThat(sql, not(containsString("\nDROP TABLE x")));
    }
  }

  @Test
  void namesEveryFileOfTableThatHasSeveral() throws IOException {
    DescribedTable facts =
        new DescribedTable(FACTS, 3, 100, "ab", List.of("t/part-0.parquet", "t/part-1.parquet"));
    Description description =
        new Description("title", About.NOTHING, List.of(facts), Geography.NONE, List.of());
    assertThat(
        new String(description.files().get("views.duckdb.sql"), UTF_8),
        containsString("read_parquet(['t/part-0.parquet', 't/part-1.parquet'])"));
    JsonNode resource = resource(description, FACTS.name());
    assertThat(resource.get("path").toString(), is("[\"t/part-0.parquet\",\"t/part-1.parquet\"]"));
    assertThat(resource.has("hash"), is(false));
  }

  private static Description description(String title) {
    return new Description(
        title,
        About.NOTHING,
        List.of(described(FACTS, 3, 100, "ab"), described(TableSchema.DIM_PERIOD, 2, 50, "cd")),
        Geography.NONE,
        List.of());
  }

  private static JsonNode resource(Description description, String name) throws IOException {
    JsonNode root = new JsonMapper().readTree(description.files().get("datapackage.json"));
    for (JsonNode resource : root.get("resources")) {
      if (resource.get("name").asText().equals(name)) {
        return resource;
      }
    }
    throw new AssertionError(name);
  }

  private static DescribedTable described(
      TableSchema schema, long rows, long bytes, String sha256) {
    return new DescribedTable(
        schema, rows, bytes, sha256, List.of(OutputLayout.part(schema.name())));
  }
}

package org.minetally.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/** Checks a published snapshot against the schemas of the standards that it follows. */
public final class PublishedStandards {

  private static final JsonMapper JSON = new JsonMapper();

  private PublishedStandards() {}

  /** Asserts that a snapshot is valid against each schema that is present. */
  public static void assertFollowed(Path snapshot) throws IOException {
    if (ForeignSuite.isPresent("datapackage")) {
      assertDataPackage(snapshot);
    }
    Path shapes = snapshot.resolve("dim_region_geo/part-00000-of-00001.parquet");
    if (ForeignSuite.isPresent("geoparquet") && Files.exists(shapes)) {
      assertGeoParquet(shapes);
    }
  }

  private static void assertDataPackage(Path snapshot) throws IOException {
    JsonNode schema = read(ForeignSuite.path("datapackage/2.0/datapackage.json"));
    assertThat(problems(schema, read(snapshot.resolve("datapackage.json"))), is(empty()));
    ConformancePage page = ConformancePage.section("datapackage");
    page.assertScore("every published datapackage.json valid");
    page.assertDeviations(List.of());
  }

  private static void assertGeoParquet(Path shapes) throws IOException {
    ObjectNode schema = (ObjectNode) read(ForeignSuite.path("geoparquet/format-specs/schema.json"));
    // Remove the crs, whose definition is on another host; none is published.
    ((ObjectNode) schema.at("/properties/columns/patternProperties/.+/properties")).remove("crs");
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(shapes))) {
      JsonNode geo =
          JSON.readTree(reader.getFooter().getFileMetaData().getKeyValueMetaData().get("geo"));
      assertThat(geo.at("/columns/geometry/crs").isMissingNode(), is(true));
      List<String> problems = problems(schema, geo);
      assertThat(problems, is(List.of("$.version")));
    }
    ConformancePage page = ConformancePage.section("geoparquet, published");
    page.assertScore("dim_region_geo valid except for the version");
    page.assertDeviations(List.of("version"));
  }

  private static JsonNode read(Path file) throws IOException {
    return JSON.readTree(Files.readString(file));
  }

  /** Returns the positions in a document that violate a schema. */
  private static List<String> problems(JsonNode schema, JsonNode document) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(schema)
        .validate(document)
        .stream()
        .map(ValidationMessage::getInstanceLocation)
        .map(Object::toString)
        .toList();
  }
}

package org.minetally.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.minetally.model.internal.Additivity;
import org.minetally.publish.About;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;
import org.minetally.table.TableSchema;

/**
 * Describes a snapshot as a Data Package, version 2 (datapackage.org), with the publisher, source
 * and licence that the job names.
 *
 * <p>Numbers have additional properties, which the standard permits: {@code unit}; {@code
 * aggregation}, which is {@code sum} or {@code none}; and {@code sum_within}, the columns that must
 * be the same in all summed rows.
 */
final class DataPackage {

  private static final String PROFILES = "https://datapackage.org/profiles/2.0/";
  private static final String LICENCE_NAME = "[-a-zA-Z0-9._]+";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Description description;

  DataPackage(Description description) {
    this.description = description;
  }

  String json() {
    ObjectNode root = JSON.objectNode();
    root.put("$schema", PROFILES + "datapackage.json");
    root.put("name", name(description.title()));
    root.put("title", description.title());
    root.put("schema_version", TableSchema.VERSION);
    about(description.about(), root);
    ArrayNode resources = root.putArray("resources");
    List<DescribedTable> tables = description.allTables();
    Set<String> names =
        tables.stream().map(table -> table.schema().name()).collect(Collectors.toSet());
    tables.forEach(table -> resources.add(resource(table, names)));
    if (description.geography().geoJsonBytes() > 0) {
      resources.add(boundaries(description.geography().geoJsonBytes()));
    }
    description.exports().forEach(export -> resources.add(resource(export, names)));
    try {
      return JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(root)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot serialize the data package", e);
    }
  }

  private static void about(About about, ObjectNode root) {
    if (about.publisher() != null) {
      ObjectNode publisher = root.putArray("contributors").addObject();
      publisher.put("title", about.publisher());
      publisher.putArray("roles").add("publisher");
    }
    if (about.source() != null) {
      root.putArray("sources").addObject().put("title", about.source());
    }
    // A licence of the standard has an address, or a name without spaces.
    boolean isName = about.licence() != null && about.licence().matches(LICENCE_NAME);
    if (about.licenceUrl() != null || isName) {
      ObjectNode licence = root.putArray("licenses").addObject();
      if (isName) {
        licence.put("name", about.licence());
      }
      if (about.licenceUrl() != null) {
        licence.put("path", about.licenceUrl());
      }
      if (about.licence() != null) {
        licence.put("title", about.licence());
      }
    }
  }

  /**
   * Returns a name as the standard recommends: lower-case letters and digits, joined by hyphens.
   */
  static String name(String title) {
    String name =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return name.isEmpty() ? "minetally" : name;
  }

  private static ObjectNode resource(DescribedTable table, Set<String> names) {
    ObjectNode resource = JSON.objectNode();
    resource.put("name", table.schema().name());
    if (table.paths().size() == 1) {
      resource.put("path", table.paths().get(0));
    } else {
      ArrayNode paths = resource.putArray("path");
      table.paths().forEach(paths::add);
    }
    resource.put("type", "table");
    resource.put("description", table.schema().description());
    resource.put("format", "parquet");
    resource.put("mediatype", "application/vnd.apache.parquet");
    resource.put("bytes", table.bytes());
    if (table.paths().size() == 1) {
      resource.put("hash", "sha256:" + table.sha256());
    }
    resource.set("schema", schema(table.schema(), names));
    return resource;
  }

  private static ObjectNode resource(Export export, Set<String> names) {
    ObjectNode resource = JSON.objectNode();
    resource.put("name", export.name());
    resource.put("path", export.file().path());
    if (export.schema().isPresent()) {
      resource.put("type", "table");
    }
    resource.put("description", export.description());
    resource.put("format", export.format().label());
    resource.put("mediatype", export.format().mediaType());
    if (export.schema().isPresent()) {
      resource.put("encoding", "utf-8");
    }
    resource.put("bytes", export.file().bytes());
    resource.put("hash", "sha256:" + export.file().sha256());
    export.schema().ifPresent(table -> resource.set("schema", csvSchema(table, names)));
    return resource;
  }

  /** Returns the schema of a table in which an empty field is NULL, or an empty text. */
  private static ObjectNode csvSchema(TableSchema table, Set<String> names) {
    ObjectNode schema = schema(table, names);
    schema.putArray("missingValues").add("");
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).type() == ColumnType.STRING) {
        ObjectNode field = (ObjectNode) schema.get("fields").get(i);
        ObjectNode constraints = (ObjectNode) field.get("constraints");
        if (constraints != null) {
          constraints.remove("required");
          if (constraints.isEmpty()) {
            field.remove("constraints");
          }
        }
      }
    }
    schema.remove("primaryKey");
    return schema;
  }

  private static ObjectNode schema(TableSchema table, Set<String> names) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", PROFILES + "tableschema.json");
    ArrayNode fields = schema.putArray("fields");
    table.columns().forEach(column -> fields.add(field(column)));
    // Parquet has NULL, so no text represents missing values.
    schema.putArray("missingValues");
    key(table, schema);
    ArrayNode foreignKeys = JSON.arrayNode();
    for (Column column : table.columns()) {
      String[] to = column.references().split("\\.", 2);
      if (to.length == 2 && names.contains(to[0])) {
        ObjectNode key = foreignKeys.addObject();
        key.putArray("fields").add(column.name());
        // In the standard, an empty resource means the table itself.
        key.putObject("reference")
            .put("resource", to[0].equals(table.name()) ? "" : to[0])
            .putArray("fields")
            .add(to[1]);
      }
    }
    if (!foreignKeys.isEmpty()) {
      schema.set("foreignKeys", foreignKeys);
    }
    return schema;
  }

  /** Writes the key: a primary key if no column is nullable, otherwise a unique key. */
  private static void key(TableSchema table, ObjectNode schema) {
    if (table.key().isEmpty()) {
      return;
    }
    boolean primary =
        table.key().stream().allMatch(name -> table.columns().get(table.position(name)).required());
    ArrayNode key =
        primary ? schema.putArray("primaryKey") : schema.putArray("uniqueKeys").addArray();
    table.key().forEach(key::add);
  }

  private static ObjectNode field(Column column) {
    ObjectNode field = JSON.objectNode();
    field.put("name", column.name());
    field.put("type", type(column));
    field.put("description", column.description());
    if (!column.unit().isEmpty()) {
      field.put("unit", column.unit());
      additivity(column.additivity(), field);
    }
    ObjectNode constraints = JSON.objectNode();
    if (column.required()) {
      constraints.put("required", true);
    }
    if (!column.values().isEmpty()) {
      ArrayNode values = constraints.putArray("enum");
      column.values().forEach(values::add);
    }
    if (!constraints.isEmpty()) {
      field.set("constraints", constraints);
    }
    return field;
  }

  private static void additivity(Additivity additivity, ObjectNode field) {
    field.put("aggregation", additivity.isAdditive() ? "sum" : "none");
    if (!additivity.within().isEmpty()) {
      additivity.within().forEach(field.putArray("sum_within")::add);
    }
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case STRING -> "string";
      case DATE -> "date";
      case BOOLEAN -> "boolean";
      case INTEGER -> "integer";
      case AREA, RATIO -> "number";
      case GEOMETRY -> "any";
    };
  }

  private static ObjectNode boundaries(int bytes) {
    return JSON.objectNode()
        .put("name", "regions")
        .put("path", Geography.GEO_JSON)
        .put("description", "The boundaries of dim_region_geo as GeoJSON, WGS 84.")
        .put("format", "geojson")
        .put("mediatype", "application/geo+json")
        .put("bytes", bytes);
  }
}

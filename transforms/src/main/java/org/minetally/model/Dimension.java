package org.minetally.model;

import static org.minetally.model.Dataset.CASUALTIES;
import static org.minetally.model.Dataset.DETECTIONS;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A column by which a table can be broken down, in addition to period and region.
 *
 * <p>A closed dimension has a fixed list of members; an open one accepts the labels of the profile.
 * Both have an explicit member for "not known", so a key column is never NULL. Sources of the
 * vocabularies: IMAS 04.10 for the categories of explosive ordnance, Landmine Monitor's casualty
 * tables for victim status, sex and age.
 */
public enum Dimension {
  VICTIM_STATUS(
      "victim_status",
      "Civilian, member of a security force, or deminer.",
      "unknown",
      List.of("civilian", "security_force", "deminer"),
      CASUALTIES),
  SEX("sex", "Sex of the victim.", "unknown", List.of("female", "male"), CASUALTIES),
  AGE_GROUP(
      "age_group",
      "Child: under 18 at the time of the incident.",
      "unknown",
      List.of("adult", "child"),
      CASUALTIES),
  EVENT_TYPE("event_type", "What happened, in the job's words.", "unknown", List.of(), DETECTIONS),
  DEVICE_CATEGORY(
      "device_category",
      "Category of explosive ordnance (IMAS 04.10).",
      "unspecified",
      List.of(
          "anti_personnel_mine",
          "anti_vehicle_mine",
          "improvised_mine",
          "cluster_munition_remnant",
          "unexploded_ordnance",
          "abandoned_ordnance",
          "booby_trap",
          "other_erw"),
      CASUALTIES,
      DETECTIONS),
  DEVICE_MODEL("device_model", "Model, as named in the source.", "unknown", List.of(), DETECTIONS),
  PRODUCTION_YEAR(
      "production_year", "Year of manufacture, four digits.", "unknown", List.of(), DETECTIONS),
  ACTIVITY(
      "activity",
      "What the victim was doing, in the job's words.",
      "unknown",
      List.of(),
      CASUALTIES),
  OCCUPATION(
      "occupation",
      "Occupation of the victim, such as journalist or farmer, in the job's words.",
      "unknown",
      List.of(),
      CASUALTIES),
  DATE_QUALIFIER(
      "date_qualifier",
      "Uncertainty of the date in the source: EDTF's ? (uncertain), ~ (approximate), % (both).",
      "unqualified",
      List.of("uncertain", "approximate", "uncertain_and_approximate"),
      CASUALTIES,
      DETECTIONS);

  private final String column;
  private final String description;
  private final String unknown;

  @SuppressWarnings("ImmutableEnumChecker") // List.of returns an immutable list
  private final List<String> members;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of returns an immutable set
  private final Set<Dataset> datasets;

  Dimension(
      String column,
      String description,
      String unknown,
      List<String> members,
      Dataset first,
      Dataset... more) {
    this.column = column;
    this.description = description;
    this.unknown = unknown;
    this.members = members;
    this.datasets = Set.copyOf(EnumSet.of(first, more));
  }

  /** Returns the name of the output column, which is also the field's name in a profile. */
  public String column() {
    return column;
  }

  /** Returns the description for the data dictionary, one sentence. */
  public String description() {
    return description;
  }

  /** Returns the member for "not known" or "not distinguished". */
  public String unknown() {
    return unknown;
  }

  /**
   * Returns the members of a closed dimension, without {@link #unknown()}; empty for an open one.
   */
  public List<String> members() {
    return members;
  }

  /** Returns whether any label may be a member. */
  public boolean isOpen() {
    return members.isEmpty();
  }

  /** Returns whether {@code label} is a member; {@link #unknown()} is one. */
  public boolean accepts(String label) {
    if (this == PRODUCTION_YEAR && !unknown.equals(label)) {
      return label.matches("(18|19|20|21)[0-9]{2}");
    }
    return isOpen() ? !label.isBlank() : unknown.equals(label) || members.contains(label);
  }

  /** Returns the datasets whose tables may have this dimension. */
  public Set<Dataset> datasets() {
    return datasets;
  }
}

package org.minetally.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.minetally.format.Dialect;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;
import org.minetally.plan.Plan;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
import org.minetally.profile.Unit;
import org.minetally.region.Gazetteer;
import org.minetally.region.GazetteerCsv;
import org.minetally.table.FactTable;

/** Plans of one source with the columns {@code items} and {@code model}. */
final class Sources {

  private Sources() {}

  static Plan plan(Path... files) {
    return plan(Dialect.CSV, files);
  }

  static Plan plan(Dialect dialect, Path... files) {
    return Plan.builder(gazetteer())
        .sources(
            List.of(
                new SourceSpec(
                    "police",
                    Arrays.stream(files).map(Path::toString).toList(),
                    dialect,
                    profile())))
        .tables(
            List.of(
                new FactTable(
                    Dataset.DETECTIONS,
                    PeriodType.YEAR,
                    "country",
                    List.of(Dimension.DEVICE_MODEL))))
        .build();
  }

  /** Reads the sources of a plan. */
  static ReadRecords read(Plan plan) {
    return ReadRecords.of(plan.sources(), plan.gazetteer(), plan.layouts());
  }

  private static Profile profile() {
    return Profile.builder(Dataset.DETECTIONS)
        .date(DateMapping.Constant.UNKNOWN)
        .dimensions(
            Map.of(
                Dimension.DEVICE_MODEL,
                new LabelMapping(
                    new Input.Column("model"), Map.of(), new LabelMapping.Otherwise.Keep())))
        .measures(
            new MeasureMapping.Counts(
                Map.of(
                    Measure.ITEMS,
                    new MeasureMapping.Quantity(new Input.Column("items"), Unit.ONE))))
        .build();
  }

  private static Gazetteer gazetteer() {
    try {
      return Gazetteer.of(
          List.of("country"),
          GazetteerCsv.read(
              new ByteArrayInputStream(
                  "code,name,level\nXX,Here,country\n".getBytes(StandardCharsets.UTF_8)),
              "places",
              GazetteerCsv.Columns.DEFAULT));
    } catch (IOException e) {
      throw new AssertionError("reading from memory cannot fail", e);
    }
  }
}

package org.minetally.reconcile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minetally.format.Dialect;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;
import org.minetally.plan.Plan;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Filter;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.SourceSpec;
import org.minetally.profile.Unit;
import org.minetally.region.Gazetteer;
import org.minetally.region.GazetteerCsv;
import org.minetally.table.FactTable;

/** Plans over files with the columns {@link #HEADER}. */
final class SmallPlans {

  /**
   * The columns of every source: {@code a} and {@code b} are two counts, or a count and an area.
   */
  static final String HEADER = "id,kind,start,end,region,district,word,a,b,note";

  private static final String PLACES =
      """
      code,name,level,parent,aliases
      R1,North,region,,Nord
      R2,South,region,,
      D1,Alpha,district,R1,
      D2,Beta,district,R1,Bäta|Bêta
      D3,Gamma,district,R2,
      D4,Alpha,district,R2,
      """;

  private static final List<String> FORMS = List.of("yyyy-MM-dd", "yyyy-MM", "yyyy");

  private SmallPlans() {}

  /** Returns a plan with two tables by month, with dimensions, and two by year for each dataset. */
  static Plan of(List<SourceSpec> sources) {
    List<FactTable> tables = new ArrayList<>();
    for (String level : List.of("region", "district")) {
      tables.add(table(Dataset.CASUALTIES, PeriodType.MONTH, level, Dimension.SEX));
      tables.add(table(Dataset.CASUALTIES, PeriodType.YEAR, level));
      tables.add(table(Dataset.DETECTIONS, PeriodType.MONTH, level, Dimension.DEVICE_CATEGORY));
      tables.add(table(Dataset.DETECTIONS, PeriodType.YEAR, level));
    }
    return Plan.builder(gazetteer()).sources(sources).tables(tables).build();
  }

  private static FactTable table(
      Dataset dataset, PeriodType period, String level, Dimension... dimensions) {
    return new FactTable(dataset, period, level, List.of(dimensions));
  }

  static Gazetteer gazetteer() {
    try (InputStream in = new ByteArrayInputStream(PLACES.getBytes(StandardCharsets.UTF_8))) {
      return Gazetteer.of(
          List.of("region", "district"),
          GazetteerCsv.read(in, "places", GazetteerCsv.Columns.DEFAULT));
    } catch (IOException e) {
      throw new AssertionError("reading from memory cannot fail", e);
    }
  }

  /** Returns people killed ({@code a}) and injured ({@code b}), with each {@code word} a sex. */
  static SourceSpec casualties(String id, boolean keyed, List<Path> files) {
    return source(
        id,
        files,
        profile(
            Dataset.CASUALTIES,
            keyed,
            new DateMapping.OneColumn("start", FORMS),
            Map.of(
                Dimension.SEX,
                new LabelMapping(
                    new Input.Column("word"),
                    Map.of("f", "female", "m", "male"),
                    new LabelMapping.Otherwise.Reject())),
            Map.of(
                Measure.KILLED, quantity("a", Unit.ONE), Measure.INJURED, quantity("b", Unit.ONE)),
            Set.of()));
  }

  /**
   * Returns items found ({@code a}) and hectares cleared ({@code b}), with each {@code word} a
   * category.
   */
  static SourceSpec detections(String id, boolean keyed, List<Path> files) {
    return source(
        id,
        files,
        profile(
            Dataset.DETECTIONS,
            keyed,
            new DateMapping.StartEnd("start", "end", FORMS),
            Map.of(
                Dimension.DEVICE_CATEGORY,
                new LabelMapping(
                    new Input.Column("word"),
                    Map.of("f", "unexploded_ordnance", "m", "anti_personnel_mine"),
                    new LabelMapping.Otherwise.Reject())),
            Map.of(
                Measure.ITEMS,
                quantity("a", Unit.ONE),
                Measure.AREA_CLEARED_M2,
                quantity("b", Unit.HECTARE)),
            Set.of()));
  }

  /** Returns casualties without a key, of which these columns are personal. */
  static SourceSpec personal(String id, Set<String> columns, List<Path> files) {
    Profile open = casualties(id, false, files).profile();
    return source(
        id,
        files,
        profile(
            open.dataset(),
            false,
            open.date(),
            open.dimensions(),
            counted(open).columns(),
            columns));
  }

  private static MeasureMapping.Counts counted(Profile profile) {
    return (MeasureMapping.Counts) profile.measures();
  }

  private static SourceSpec source(String id, List<Path> files, Profile profile) {
    return new SourceSpec(id, files.stream().map(Path::toString).toList(), Dialect.CSV, profile);
  }

  private static Profile profile(
      Dataset dataset,
      boolean keyed,
      DateMapping date,
      Map<Dimension, LabelMapping> dimensions,
      Map<Measure, MeasureMapping.Quantity> measures,
      Set<String> personal) {
    return Profile.builder(dataset)
        .recordKey(keyed ? List.of("id") : List.of())
        .filters(List.of(new Filter("kind", Set.of("training"), false)))
        .date(date)
        .regions(
            List.of(
                new RegionColumns("region", "", 0, "region"),
                new RegionColumns("district", "", 0, "district")))
        .dimensions(dimensions)
        .measures(new MeasureMapping.Counts(measures))
        .missing(Set.of("-"))
        .personal(personal)
        .build();
  }

  private static MeasureMapping.Quantity quantity(String column, Unit unit) {
    return new MeasureMapping.Quantity(new Input.Column(column), unit);
  }

  /** Writes a new file with {@link #HEADER} and these lines. */
  static Path file(Path folder, String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "in", ".csv");
    return Files.writeString(file, HEADER + "\n" + String.join("\n", lines) + "\n");
  }
}

package org.minetally.run.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.RecordCursor;
import org.minetally.internal.text.Excerpt;
import org.minetally.job.Job;
import org.minetally.job.Overrides;
import org.minetally.job.Parameter;
import org.minetally.job.RunSettings;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.mapping.internal.RowRecords;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.model.internal.Revision;
import org.minetally.period.DateInterval;
import org.minetally.plan.Plan;
import org.minetally.profile.SourceSpec;
import org.minetally.profile.internal.WideMeasures;
import org.minetally.region.Gazetteer;
import org.minetally.region.Region;
import org.minetally.region.boundary.BoundingBox;
import org.minetally.region.boundary.PointRules;
import org.minetally.run.HeapNeed;
import org.minetally.run.Preparation;
import org.minetally.run.SummaryGraph;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.SourceFile;
import org.minetally.source.internal.SourceReader;
import org.minetally.source.internal.lookup.SampledLookups;
import org.minetally.storage.Location;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;

/**
 * Explains a prepared job: its files and how they are read, the mapping of each column, the first
 * records in canonical form, and the tables.
 *
 * @param preparation the job
 * @param records the number of records to show per source
 */
public record Explanation(Preparation preparation, int records) {

  /** Returns the lines of the explanation. */
  public List<String> lines() {
    Job job = preparation.job();
    Gazetteer gazetteer = preparation.plan().gazetteer();
    List<String> lines = new ArrayList<>();
    lines.add(job.name() + " (" + job.file() + ")");
    lines.addAll(settings(job.settings()));
    lines.add(
        String.format(
            Locale.ROOT,
            "gazetteer %s: %,d regions, levels %s",
            job.gazetteer().file(),
            gazetteer.size(),
            String.join(" > ", gazetteer.levels())));
    points().ifPresent(lines::add);
    job.gazetteer().options().aliases().forEach(file -> lines.add("aliases " + file));
    lines.addAll(AttributeLines.of(job.gazetteer().options().attributes(), gazetteer));
    if (!gazetteer.history().isEmpty()) {
      lines.add("regions " + gazetteer.mode().label());
    }
    for (int source = 0; source < job.sources().size(); source++) {
      lines.add("");
      lines.addAll(source(source));
    }
    lines.add("");
    lines.add("tables");
    for (FactTable table : job.tables()) {
      lines.add(
          "  " + table.name() + " by " + table.dimensions().stream().map(d -> d.column()).toList());
    }
    for (SummaryTable table : job.summaries().tables()) {
      lines.add("  " + table.name());
    }
    for (FactTable grain : preparation.plan().incidentGrains()) {
      lines.add("  " + TableSchema.incidents(grain).name());
    }
    if (job.suppression().isEnabled()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "suppression: counts of people below %,d, and counts that would reveal them; no incident tables",
              job.suppression().minimumCount()));
    }
    String kept =
        job.keep() == Job.KEEP_ALL
            ? ""
            : String.format(Locale.ROOT, ", the newest %d snapshots", job.keep());
    lines.add("output " + job.output() + kept);
    return lines;
  }

  /** Returns the stages of the job's graph, each with the stages that it reads from. */
  public List<String> graph(EngineOptions engine) {
    Pipeline pipeline = Pipeline.create(engine.forPipeline());
    HeapNeed need = HeapNeed.of(preparation.job());
    Tuning tuning = Tuning.of(engine).forInput(need.text(), need.lookups());
    new SummaryGraph(preparation.plan(), "out", "reconciliation.json", tuning, "").addTo(pipeline);
    List<String> lines = new ArrayList<>(List.of("", "graph"));
    GraphText.of(pipeline).forEach(stage -> lines.add("  " + stage));
    return lines;
  }

  private static List<String> settings(RunSettings settings) {
    List<String> lines = new ArrayList<>();
    for (Parameter parameter : settings.parameters()) {
      String origin =
          switch (parameter.origin()) {
            case COMMAND_LINE -> "command line";
            case ENVIRONMENT -> Parameter.variable(parameter.name());
            case DEFAULT -> "default";
          };
      lines.add(
          "parameter %s = %s (%s, %s)"
              .formatted(parameter.name(), parameter.value(), parameter.type().label(), origin));
    }
    Overrides overrides = settings.overrides();
    overrides.output().ifPresent(path -> lines.add("--output " + path));
    overrides
        .inputs()
        .forEach((source, files) -> files.forEach(f -> lines.add("--input " + source + "=" + f)));
    overrides.tables().forEach(pattern -> lines.add("--tables " + pattern));
    return lines;
  }

  private Optional<String> points() {
    PointRules rules = preparation.plan().points();
    if (!rules.any()) {
      return Optional.empty();
    }
    Job job = preparation.job();
    BoundingBox box = rules.box();
    String nearest =
        rules.nearestWithin() > 0
            ? ", the nearest within %s m".formatted(rules.nearestWithin())
            : "";
    return Optional.of(
        String.format(
            Locale.ROOT,
            "boundaries %s: %,d polygons of the level %s%s; points outside %s %s %s %s are %s",
            job.points().boundaries().file(),
            rules.boundaries().size(),
            job.points().boundaries().level(),
            nearest,
            box.west(),
            box.south(),
            box.east(),
            box.north(),
            rules.rejectOutside() ? "rejected" : "kept in their declared place"));
  }

  private List<String> source(int number) {
    Job.Source source = preparation.job().sources().get(number);
    List<String> lines = new ArrayList<>();
    lines.add("source " + source.id() + ": " + source.profile().dataset().label());
    boolean delimited = false;
    for (Location path : source.files()) {
      SourceFile file = new SourceFile(path.toString(), source.format());
      delimited |= file.type() == FileFormat.Type.DELIMITED;
      lines.add("  file " + path + written(file));
    }
    for (Job.Lookup lookup : source.lookups()) {
      for (Location path : lookup.files()) {
        SourceFile file = new SourceFile(path.toString(), lookup.format());
        lines.add("  lookup " + lookup.name() + " " + path + written(file));
      }
      lines.add("    " + lookupKey(lookup));
    }
    List<String> key = source.deletions().profile().recordKey();
    source.deletions().files().forEach(file -> lines.add("  deletions " + file + " by " + key));
    if (delimited) {
      Dialect dialect = source.format().dialect();
      lines.add(
          "  separator %s  quote %s  charset %s"
              .formatted(
                  shown(dialect.separator()), shown(dialect.quote()), dialect.charsetName()));
    }
    new ProfileText(source.profile()).lines().forEach(line -> lines.add("  " + line));
    lines.addAll(sample(number));
    return lines;
  }

  private static String lookupKey(Job.Lookup lookup) {
    String newest = lookup.rows().revisions().any() ? "; the newest row of a key counts" : "";
    String unmatched = lookup.join().keepsUnmatched() ? "kept" : "rejected";
    return "the row whose %s is the record's %s; a record without one is %s%s"
        .formatted(
            String.join(", ", lookup.rows().recordKey()),
            String.join(", ", lookup.join().key()),
            unmatched,
            newest);
  }

  private static String written(SourceFile file) {
    String type = file.type() == FileFormat.Type.DELIMITED ? "" : file.type().label();
    String packing = file.packing();
    if (type.isEmpty() && packing.isEmpty()) {
      return "";
    }
    return " (" + type + (type.isEmpty() || packing.isEmpty() ? "" : ", ") + packing + ")";
  }

  private List<String> sample(int number) {
    SourceSpec spec = preparation.plan().sources().get(number);
    List<String> lines = new ArrayList<>();
    if (spec.files().isEmpty() || records == 0) {
      return lines;
    }
    Plan plan = preparation.plan();
    Layout layout = withQualifier(plan.layouts().of(number));
    Map<Long, String> notes = new TreeMap<>();
    Batch accepted;
    try (SourceReader file =
        SourceReader.open(spec.files().get(0), spec.format(), spec.profile())) {
      RecordMapper mapper =
          RecordSources.of(plan.sources(), plan.gazetteer(), plan.layouts(), plan.points())
              .mapper(number, file, layout);
      if (file.rows() != null) {
        lines.add("  each row gives " + records(file.rows().sources()));
      }
      RecordCursor joined = new SampledLookups(spec, spec.files().get(0), records).join(file);
      for (long n = 1; n <= records && joined.next(); n++) {
        String note = note(file.rows(), joined, mapper);
        if (!note.isEmpty()) {
          notes.put(n, String.format(Locale.ROOT, "(line %,d) %s", file.line(), note));
        }
      }
      accepted = mapper.takeBatch(0);
    } catch (IOException e) {
      throw new SourceFile(spec.files().get(0), spec.format()).unreadable(e);
    }
    lines.add("  first records");
    lines.addAll(rows(accepted, layout, spec));
    notes.forEach(
        (record, note) -> lines.add(String.format(Locale.ROOT, "    record %,d %s", record, note)));
    return lines;
  }

  /** Maps a record and returns what happened to it; empty if it is accepted. */
  private static String note(RowRecords rows, RecordCursor joined, RecordMapper mapper) {
    RecordMapper.Outcome outcome = rows == null ? mapper.map(joined) : rows.map(mapper);
    return switch (outcome) {
      case ACCEPTED -> "";
      case REJECTED ->
          "rejected: " + (rows == null ? mapper.rejection() : rows.rejection()).sentence();
      case FILTERED -> "filtered: " + (rows == null ? mapper.filteredBy() : rows.filteredBy());
      case SKIPPED -> throw new IllegalStateException("all records are of interest");
    };
  }

  private static String records(List<String> columns) {
    return String.format(
        Locale.ROOT,
        "%,d %s, from the columns %s",
        columns.size(),
        columns.size() == 1 ? "record" : "records",
        Excerpt.list(columns));
  }

  /** Adds the date qualifier, which is shown even if no table has it. */
  private static Layout withQualifier(Layout layout) {
    List<Dimension> dimensions = new ArrayList<>(layout.dimensions());
    dimensions.add(Dimension.DATE_QUALIFIER);
    return new Layout(layout.dataset(), dimensions, layout.measures());
  }

  private List<String> rows(Batch batch, Layout layout, SourceSpec spec) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      int kind = batch.has(Extra.DELETION) ? (int) batch.extra(Extra.DELETION, row) : 0;
      switch (kind) {
        case Revision.DELETION -> lines.add("    a deletion; only its key is read");
        case Revision.FILTERED -> {} // The notes list it.
        default -> lines.add("    " + record(batch, row, layout, spec));
      }
    }
    return lines;
  }

  private String record(Batch batch, int row, Layout layout, SourceSpec spec) {
    WideMeasures wide = WideMeasures.of(layout, spec.profile().measures());
    Gazetteer gazetteer = preparation.plan().gazetteer();
    List<String> parts = new ArrayList<>();
    parts.add(DateInterval.unpack(batch.interval(row)).edtf());
    int id = batch.region(row);
    Region region = id == Gazetteer.UNKNOWN ? null : gazetteer.region(id);
    parts.add(region == null ? "place unknown" : region.name() + " (" + region.code() + ")");
    for (int i = 0; i < batch.dimensions(); i++) {
      Dimension dimension = layout.dimensions().get(i);
      String label = batch.labels(i).get(batch.code(i, row));
      if (dimension != Dimension.DATE_QUALIFIER || !label.equals(dimension.unknown())) {
        parts.add(dimension.column() + "=" + label);
      }
    }
    for (int i = 0; i < batch.measures(); i++) {
      long value = batch.measure(i, row);
      if (value != Measure.NOT_REPORTED) {
        Measure measure = wide.measure(i);
        boolean area = measure.isArea();
        parts.add(
            wide.name(i)
                + "="
                + java.math.BigDecimal.valueOf(value, area ? Measure.AREA_SCALE : 0)
                    .stripTrailingZeros()
                    .toPlainString());
      }
    }
    return String.join(", ", parts);
  }

  private static String shown(char character) {
    return switch (character) {
      case 0 -> "none";
      case '\t' -> "tab";
      default -> String.valueOf(character);
    };
  }
}

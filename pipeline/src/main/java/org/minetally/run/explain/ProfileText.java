package org.minetally.run.explain;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.minetally.format.internal.SkippedRows;
import org.minetally.format.internal.unpivot.Unpivot;
import org.minetally.model.Measure;
import org.minetally.profile.DateMapping;
import org.minetally.profile.Filter;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.PartsCheck;
import org.minetally.profile.Profile;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.Revisions;
import org.minetally.profile.Series;
import org.minetally.profile.TotalsRows;
import org.minetally.profile.Unit;
import org.minetally.profile.internal.words.NumberRange;

/** Describes a profile: where each canonical field comes from. */
record ProfileText(Profile profile) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(unpivot());
    lines.addAll(identity());
    lines.addAll(selection());
    if (profile.series().any()) {
      lines.add("series: " + series(profile.series()));
    }
    lines.add("date: " + date(profile.date()));
    Series.Publication reported = profile.reported();
    if (!reported.column().isEmpty()) {
      lines.add(
          "first reported: "
              + column(reported.column())
              + forms(reported.forms(), reported.monthNames()));
    }
    profile.datePrecision().ifPresent(code -> lines.add("precision of the date: " + labels(code)));
    profile.regions().forEach(region -> lines.add(region.level() + ": " + region(region)));
    profile
        .regionPrecision()
        .ifPresent(code -> lines.add("precision of the region: " + labels(code)));
    if (profile.coordinates().hasGeometry()) {
      lines.add("point: of the geometry in " + column(profile.coordinates().geometry()));
    } else if (profile.coordinates().any()) {
      lines.add(
          "point: longitude in %s, latitude in %s"
              .formatted(
                  column(profile.coordinates().longitude()),
                  column(profile.coordinates().latitude())));
    }
    new TreeMap<>(profile.dimensions())
        .forEach((dimension, from) -> lines.add(dimension.column() + ": " + labels(from)));
    lines.addAll(measures(profile.measures()));
    if (!profile.personal().isEmpty()) {
      lines.add("personal: " + columns(profile.personal().stream().sorted().toList()));
    }
    return lines;
  }

  /** Describes keys, revisions, deletions and incident ids. */
  private List<String> identity() {
    List<String> lines = new ArrayList<>();
    lines.add(
        profile.recordKey().isEmpty()
            ? "record key: none; no records are merged"
            : "record key: " + columns(profile.recordKey()));
    Revisions revisions = profile.revisions();
    if (!revisions.column().isEmpty()) {
      lines.add(
          "revision: %s as %s; the highest of each key counts"
              .formatted(column(revisions.column()), revisions.form().label()));
    }
    Revisions.Deletions marked = revisions.deletions();
    if (!marked.column().isEmpty()) {
      lines.add(
          "deletions: records with %s in %s"
              .formatted(marked.words().stream().sorted().toList(), column(marked.column())));
    }
    if (profile.incident().any()) {
      lines.add(
          (profile.incident().estimated() ? "incident, estimated: " : "incident: ")
              + columns(profile.incident().columns()));
    }
    return lines;
  }

  private List<String> unpivot() {
    List<String> lines = new ArrayList<>();
    for (Unpivot.Block block : profile.unpivot().blocks()) {
      lines.add(
          "unpivot: %s%s; names in %s, values in %s"
              .formatted(
                  unpivoted(block.columns()),
                  block.except().isEmpty()
                      ? ""
                      : " except " + columns(block.except().stream().sorted().toList()),
                  columns(block.labels()),
                  column(block.value())));
    }
    if (profile.unpivot().any()) {
      lines.add(
          profile.unpivot().keepsEmpty()
              ? "unpivot: a record for empty cells too"
              : "unpivot: no record for empty cells");
    }
    return lines;
  }

  private static String unpivoted(Unpivot.Columns columns) {
    if (columns instanceof Unpivot.Columns.Range range) {
      return "from %s to %s".formatted(column(range.from()), column(range.to()));
    }
    if (columns instanceof Unpivot.Columns.Matching matching) {
      return "columns like \"" + matching.pattern().text() + "\"";
    }
    return ((Unpivot.Columns.Listed) columns)
        .columns().stream()
            .map(
                one ->
                    one.label().equals(one.column())
                        ? column(one.column())
                        : column(one.column()) + " as " + one.label())
            .collect(joining(", "));
  }

  /** Describes totals rows and filters. */
  private List<String> selection() {
    List<String> lines = new ArrayList<>();
    SkippedRows skipped = profile.skippedRows();
    if (skipped.any()) {
      lines.add(
          "skipped rows: %s%s%s"
              .formatted(
                  column(skipped.column()),
                  skipped.startsWith().isEmpty()
                      ? ""
                      : " starts with " + skipped.startsWith().stream().sorted().toList(),
                  skipped.alone() ? ", no other column has text" : ""));
    }
    TotalsRows totals = profile.totals();
    if (!totals.column().isEmpty()) {
      lines.add(
          "totals rows: %s in %s"
              .formatted(totals.words().stream().sorted().toList(), column(totals.column())));
    }
    if (totals.parentCodes()) {
      lines.add("totals rows: a higher level's code in the column for a region code");
    }
    for (Filter filter : profile.filters()) {
      lines.add(
          "filter: %s %s of %s"
              .formatted(
                  filter.keep() ? "keep only" : "exclude",
                  filter.values().stream().sorted().toList(),
                  column(filter.column())));
    }
    return lines;
  }

  private static String series(Series series) {
    StringBuilder text =
        new StringBuilder(series.nature() == Series.Nature.CUMULATIVE ? "cumulative" : "increment");
    Series.Kind kind = series.kind();
    if (!kind.column().isEmpty()) {
      text.append(", where ").append(column(kind.column())).append(" is ").append(kind.use());
      if (!kind.others().isEmpty()) {
        String others = String.join(", ", kind.others().stream().sorted().toList());
        text.append("; filtered: ").append(others);
      }
    }
    Series.Publication published = series.published();
    return text.append("; for each interval, the ")
        .append(published.column().isEmpty() ? "last read" : "newest in ")
        .append(
            published.column().isEmpty()
                ? ""
                : column(published.column()) + forms(published.forms(), published.monthNames()))
        .append(" counts")
        .toString();
  }

  private static String date(DateMapping date) {
    if (date instanceof DateMapping.OneColumn one) {
      return column(one.column()) + forms(one.forms(), one.monthNames());
    }
    if (date instanceof DateMapping.StartEnd both) {
      return "from %s to %s%s"
          .formatted(
              column(both.start()), column(both.end()), forms(both.forms(), both.monthNames()));
    }
    if (date instanceof DateMapping.Parts parts) {
      return columns(
              List.of(parts.year(), parts.month(), parts.day()).stream()
                  .filter(name -> !name.isEmpty())
                  .toList())
          + forms(List.of(), parts.monthNames());
    }
    String edtf = ((DateMapping.Constant) date).edtf();
    return edtf.equals(DateMapping.Constant.UNKNOWN.edtf()) ? "unknown" : "always " + edtf;
  }

  private static String forms(List<String> forms, List<String> monthNames) {
    return (forms.isEmpty() ? "" : " as " + String.join(" or ", forms))
        + (monthNames.isEmpty() ? "" : ", with months in " + String.join(" or ", monthNames));
  }

  private static String region(RegionColumns region) {
    if (!region.constant().isEmpty()) {
      return "always " + region.constant();
    }
    List<String> by = new ArrayList<>();
    if (!region.code().isEmpty()) {
      by.add(
          "code in "
              + column(region.code())
              + (region.pad() > 0 ? ", padded to " + region.pad() : ""));
    }
    if (!region.name().isEmpty()) {
      by.add("name in " + column(region.name()));
    }
    return String.join(", else ", by);
  }

  private static String labels(LabelMapping mapping) {
    if (mapping.input() instanceof Input.Constant constant) {
      return "always " + constant.text();
    }
    StringBuilder text = new StringBuilder(input(mapping.input()));
    Set<String> ranges =
        mapping.ranges().stream().map(NumberRange::word).collect(Collectors.toSet());
    new TreeMap<>(mapping.members())
        .forEach(
            (word, member) ->
                text.append(", ")
                    .append(word)
                    .append(ranges.contains(word) ? " (also the numbers in it)" : "")
                    .append(" = ")
                    .append(member));
    return text.append("; any other value ").append(otherwise(mapping.otherwise())).toString();
  }

  private static String otherwise(LabelMapping.Otherwise otherwise) {
    if (otherwise instanceof LabelMapping.Otherwise.Member member) {
      return "= " + member.label();
    }
    return otherwise instanceof LabelMapping.Otherwise.Keep ? "is kept" : "rejects the record";
  }

  private static List<String> measures(MeasureMapping measures) {
    if (measures instanceof MeasureMapping.OneVictimPerRecord one) {
      return List.of("victims: one per record", "outcome: " + labels(one.outcome()));
    }
    MeasureMapping.Counts counted = (MeasureMapping.Counts) measures;
    List<String> lines = new ArrayList<>(quantities(counted.columns(), ""));
    if (counted.split().any()) {
      lines.add("split by " + counted.split().dimension().column());
      counted
          .split()
          .members()
          .forEach(member -> lines.addAll(quantities(member.columns(), " of " + member.label())));
    }
    for (PartsCheck check : counted.checks()) {
      lines.add(
          "check: %s = %s"
              .formatted(
                  column(check.total()),
                  String.join(" + ", check.parts().stream().map(ProfileText::column).toList())));
    }
    return lines;
  }

  private static List<String> quantities(Map<Measure, MeasureMapping.Quantity> columns, String of) {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(columns)
        .forEach(
            (measure, quantity) -> {
              Unit unit = quantity.unit();
              boolean plain = unit == Unit.ONE || quantity.input().isGeometryArea();
              String in = plain ? "" : " in " + unit.label();
              lines.add(measure.column() + of + ": " + input(quantity.input()) + in);
            });
    return lines;
  }

  private static String input(Input input) {
    if (input.isGeometryArea()) {
      return "the area of the geometry in m2";
    }
    return input instanceof Input.Column column
        ? column(column.name())
        : ((Input.Constant) input).text();
  }

  private static String columns(List<String> names) {
    return String.join(", ", names.stream().map(ProfileText::column).toList());
  }

  private static String column(String name) {
    return "column \"" + name + "\"";
  }
}

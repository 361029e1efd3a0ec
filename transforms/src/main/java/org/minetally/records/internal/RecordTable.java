package org.minetally.records.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;
import org.minetally.summary.TableSet;
import org.minetally.table.Column;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.RecordColumns;

/**
 * The table of the records of a dataset: where each was read, its date and place, the keys of the
 * periods and regions in which it counts, and its dimensions and measures. It has no column of a
 * source, so nothing that a source declares personal.
 *
 * @param dataset the dataset
 * @param tableSet the tables of the run, whose periods and regions the keys join
 */
public record RecordTable(Dataset dataset, TableSet tableSet) implements Serializable {

  /** Returns the name of the table of a dataset. */
  static String name(Dataset dataset) {
    return dataset == Dataset.CASUALTIES ? "casualty_records" : "detection_records";
  }

  /** Returns the columns of the table. */
  public TableSchema schema() {
    List<Column> columns = new ArrayList<>(RecordColumns.ORIGIN);
    columns.add(
        Column.text(
            "record_key",
            "The record's key; a key of more than 15 bytes is replaced by sha256: and the first 30"
                + " hexadecimal digits of its hash. NULL: there is none, or it has several columns"
                + " or is personal."));
    columns.add(RecordColumns.DATE);
    columns.add(Column.date("date_start", "First day of that time. NULL: not known."));
    columns.add(Column.date("date_end", "Last day of that time, inclusive. NULL: not known."));
    columns.addAll(RecordColumns.PLACE);
    periods()
        .forEach(
            type ->
                columns.add(
                    Column.key(
                            type.label() + "_period_id",
                            "Key of the period of type %s in which the record counts."
                                .formatted(type.label()))
                        .to("dim_period.period_id")));
    levels()
        .forEach(
            level ->
                columns.add(
                    Column.key(
                            level + "_region_id",
                            "Key of the region of level %s in which the record counts."
                                .formatted(level))
                        .to("dim_region.region_id")));
    columns.addAll(published());
    return new TableSchema(
        name(dataset),
        "The counted records, one per row; a record that is divided by a dimension has a row for"
            + " each part. Written only if the job asks for it.",
        List.of(),
        columns);
  }

  /** Returns the columns of the dimensions, of the number of records, and of the measures. */
  private List<Column> published() {
    FactTable all =
        new FactTable(
            dataset, PeriodType.YEAR, tableSet.gazetteer().levels().get(0), layout().dimensions());
    Map<String, Column> columns =
        TableSchema.of(all, layout().measures()).columns().stream()
            .collect(Collectors.toMap(Column::name, column -> column));
    return Stream.of(
            layout().dimensions().stream().map(Dimension::column),
            Stream.of(Measure.RECORDS.column()),
            layout().measures().stream().map(Measure::column))
        .flatMap(names -> names)
        .map(columns::get)
        .toList();
  }

  Layout layout() {
    return tableSet.layouts().of(dataset);
  }

  /** Returns the period types of the tables of the dataset. */
  List<PeriodType> periods() {
    return List.copyOf(new TreeSet<>(tableSet.periods(dataset)));
  }

  /** Returns the levels of the tables of the dataset, from the top. */
  List<String> levels() {
    TreeSet<String> used =
        tableSet.facts().stream()
            .filter(table -> table.dataset() == dataset)
            .map(FactTable::level)
            .collect(Collectors.toCollection(TreeSet::new));
    tableSet.summaries().tables().stream().map(SummaryTable::level).forEach(used::add);
    return tableSet.gazetteer().levels().stream().filter(used::contains).toList();
  }
}

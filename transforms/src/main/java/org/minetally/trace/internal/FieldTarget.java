package org.minetally.trace.internal;

import java.util.List;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Layouts;
import org.minetally.model.Measure;
import org.minetally.profile.internal.MappedFields;
import org.minetally.profile.internal.MappedFields.Field;
import org.minetally.table.Column;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * How many records report a mapped field. Every counted record of a source that maps the field is
 * behind the row of its year.
 *
 * @param sources the ids of the run's sources
 * @param mapped the fields of each source
 * @param layouts the layouts of the records
 * @param field the name of the field
 * @param conditions the rows
 */
public record FieldTarget(
    List<String> sources,
    List<MappedFields> mapped,
    Layouts layouts,
    String field,
    CellConditions conditions)
    implements TraceTarget {

  public FieldTarget {
    sources = List.copyOf(sources);
    mapped = List.copyOf(mapped);
  }

  @Override
  public List<Column> columns() {
    return Columns.of(
        TableSchema.FIELD_COMPLETENESS,
        List.of(
            "dataset", "period_key", "field", "records", "reported", "unspecific", "not_reported"));
  }

  @Override
  public List<String> keys() {
    return List.of("source_id", "period_key", "field");
  }

  @Override
  public List<String> summed() {
    return List.of("records", "reported", "unspecific", "not_reported");
  }

  @Override
  public List<String> counts() {
    return List.of(Measure.RECORDS.column());
  }

  @Override
  public RecordSelection candidates() {
    return source -> {
      boolean mayTrace = mayTrace(source);
      EventYears years = new EventYears();
      return new RecordSelection.Test() {
        @Override
        public boolean mayHave(long interval) {
          return mayTrace && conditions.accepts("period_key", years.of(interval));
        }

        @Override
        public boolean mayBeIn(int region) {
          return true;
        }
      };
    };
  }

  @Override
  public boolean mayTrace(int source) {
    return conditions.accepts("source_id", sources.get(source))
        && conditions.accepts("dataset", layouts.dataset(source).label())
        && mapped.get(source).find(field).isPresent();
  }

  @Override
  public Tracing start() {
    EventYears years = new EventYears();
    return new Tracing() {
      private Batch batch;
      private Field bits;

      @Override
      public boolean begin(Batch next) {
        batch = next;
        bits = mapped.get(batch.source()).field(field);
        return batch.has(Extra.GAPS) && mayTrace(batch.source());
      }

      private String yearOf(int row) {
        return years.of(batch.interval(row));
      }

      @Override
      public boolean selects(int row) {
        return batch.weight(row) != 0 && conditions.accepts("period_key", yearOf(row));
      }

      @Override
      public void write(int row, TableRows.Builder to) {
        long records = batch.weight(row);
        long gaps = batch.extra(Extra.GAPS, row);
        boolean isAbsent = (gaps & bits.absent()) != 0;
        boolean isUnspecific = (gaps & bits.unspecific()) != 0;
        to.text(layouts.dataset(batch.source()).label())
            .text(yearOf(row))
            .text(field)
            .number(records)
            .number(isAbsent || isUnspecific ? 0 : records)
            .number(isUnspecific ? records : 0)
            .number(isAbsent ? records : 0);
      }
    };
  }
}

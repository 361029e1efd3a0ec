package org.minetally.trace.internal;

import java.util.ArrayList;
import java.util.List;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.model.Measure;
import org.minetally.model.UnmatchedName;
import org.minetally.region.Gazetteer;
import org.minetally.table.Column;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Place names that the gazetteer does not have. A record is behind the name because of which its
 * place was not found.
 *
 * @param sources the run's sources
 * @param gazetteer the regions
 * @param conditions the names
 */
public record NameTarget(List<ListedSource> sources, Gazetteer gazetteer, CellConditions conditions)
    implements TraceTarget {

  /** The columns that identify a name, apart from its source. */
  private static final List<String> NAME =
      List.of("region_level", "parent_code", "name", "problem");

  public NameTarget {
    sources = List.copyOf(sources);
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(Columns.of(TableSchema.UNMATCHED_NAMES, NAME));
    columns.addAll(Columns.of(TableSchema.UNMATCHED_NAMES, counts()));
    return columns;
  }

  @Override
  public List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("source_id"));
    keys.addAll(NAME);
    return keys;
  }

  @Override
  public List<String> summed() {
    return counts();
  }

  @Override
  public List<String> counts() {
    return List.of(Measure.RECORDS.column());
  }

  @Override
  public RecordSelection candidates() {
    return new Everything();
  }

  @Override
  public boolean mayTrace(int source) {
    return sources.get(source).isListed(conditions);
  }

  private String parent(UnmatchedName name) {
    return name.parent() == Gazetteer.UNKNOWN ? null : gazetteer.region(name.parent()).code();
  }

  private static String problem(UnmatchedName name) {
    return name.ambiguous() ? "ambiguous" : "not_found";
  }

  private boolean accept(UnmatchedName name) {
    return mayTrace(name.source())
        && conditions.accepts("region_level", gazetteer.levels().get(name.level()))
        && conditions.accepts("parent_code", parent(name))
        && conditions.accepts("name", name.text())
        && conditions.accepts("problem", problem(name));
  }

  @Override
  public Tracing start() {
    return new Tracing() {
      private Batch batch;
      private boolean[] wanted;

      @Override
      public boolean begin(Batch next) {
        batch = next;
        wanted = new boolean[batch.unmatchedNames().size()];
        boolean any = false;
        for (int i = 0; i < wanted.length; i++) {
          wanted[i] = accept(batch.unmatchedNames().get(i));
          any |= wanted[i];
        }
        return any;
      }

      @Override
      public boolean selects(int row) {
        int name = batch.unmatched(row);
        return name != Batch.MATCHED && wanted[name] && batch.weight(row) != 0;
      }

      @Override
      public void write(int row, TableRows.Builder to) {
        UnmatchedName name = batch.unmatchedNames().get(batch.unmatched(row));
        to.text(gazetteer.levels().get(name.level()))
            .text(parent(name))
            .text(name.text())
            .text(problem(name))
            .number(batch.weight(row));
      }
    };
  }
}

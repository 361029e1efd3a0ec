package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.List;
import org.minetally.format.internal.SourceRecord;
import org.minetally.format.internal.unpivot.Unpivot;
import org.minetally.internal.text.Excerpt;

/** Finds records of unpivoted columns whose values are all "not reported". */
final class EmptyCells {

  private final SourceColumn[] labels;
  private final SourceColumn[] values;

  EmptyCells(Unpivot unpivot, SourceColumn.Header header) {
    labels = unpivot.labels().stream().map(header::column).toArray(SourceColumn[]::new);
    values = unpivot.values().stream().map(header::column).toArray(SourceColumn[]::new);
  }

  boolean areAll(SourceRecord record) {
    for (SourceColumn value : values) {
      value.locate(record);
      if (!value.isMissing(record.bytes())) {
        return false;
      }
    }
    return true;
  }

  /** Returns the labels of the record, for the record counts; personal ones are not shown. */
  String filteredBy(SourceRecord record) {
    List<String> by = new ArrayList<>();
    for (SourceColumn label : labels) {
      label.locate(record);
      by.add(Excerpt.of(label.name()) + "=" + Excerpt.of(label.shown(label.text(record.bytes()))));
    }
    return "empty cell " + String.join(" ", by);
  }
}

package org.minetally.report;

import org.minetally.model.Measure;

/** A row of a table, or a cell combined from several tables. */
interface FigureRow {

  /** Returns the text in a key column. */
  String text(String column);

  /** Returns the figure of a measure. */
  DisplayedFigure figure(Measure measure);
}

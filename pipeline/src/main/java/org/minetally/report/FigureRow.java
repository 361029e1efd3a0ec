package org.minetally.report;

import org.minetally.model.Measure;

/** A row of a table, or of several tables that give the same cells. */
interface FigureRow {

  /** The text in a key column. */
  String text(String column);

  /** The figure of a measure. */
  DisplayedFigure figure(Measure measure);
}

package org.minetally.model;

import java.io.Serializable;
import java.util.List;

/**
 * The layouts of a run's records. A source is identified by its position.
 *
 * @param sources the dataset of each source
 * @param layouts the layout of each dataset
 * @param gaps whether records also carry which of their fields are not reported; see {@link
 *     Batch.Extra#GAPS}
 */
public record Layouts(List<Dataset> sources, List<Layout> layouts, boolean gaps)
    implements Serializable {

  /**
   * Creates layouts.
   *
   * @throws IllegalArgumentException if the dataset of a source has no layout
   */
  public Layouts {
    sources = List.copyOf(sources);
    layouts = List.copyOf(layouts);
    for (Dataset dataset : sources) {
      requireLayout(layouts, dataset);
    }
  }

  /** Creates the layouts of records that do not carry which of their fields are not reported. */
  public Layouts(List<Dataset> sources, List<Layout> layouts) {
    this(sources, layouts, false);
  }

  /** Returns the dataset of a source. */
  public Dataset dataset(int source) {
    return sources.get(source);
  }

  /**
   * Returns what a record of a dataset carries.
   *
   * @throws IllegalArgumentException if the dataset has no layout
   */
  public Layout of(Dataset dataset) {
    return requireLayout(layouts, dataset);
  }

  private static Layout requireLayout(List<Layout> layouts, Dataset dataset) {
    for (Layout layout : layouts) {
      if (layout.dataset() == dataset) {
        return layout;
      }
    }
    throw new IllegalArgumentException("no layout for " + dataset.label());
  }

  /** Returns what a record of a source carries. */
  public Layout of(int source) {
    return of(dataset(source));
  }
}

package org.minetally.region.internal;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The columns of a CSV file that contain an attribute of regions.
 *
 * @param code the column of the region's code
 * @param level the column of the region's level
 * @param levelRequired whether the file must have that column
 * @param validFrom the column of the first day on which a line of the gazetteer is valid; empty if
 *     the file is not the gazetteer, so that its values do not belong to lines of the gazetteer
 * @param values the columns of the values
 */
public record AttributeColumns(
    String code, String level, boolean levelRequired, String validFrom, Values values)
    implements Serializable {

  /** The columns of the values. */
  public sealed interface Values extends Serializable {

    /** Returns the attribute. */
    RegionAttribute attribute();
  }

  /**
   * One area for each line.
   *
   * @param column the column of the area
   * @param unit the unit of the area
   */
  public record Area(String column, AreaUnit unit) implements Values {

    @Override
    public RegionAttribute attribute() {
      return RegionAttribute.AREA;
    }
  }

  /**
   * The population of one year for each line.
   *
   * @param year the column of the year
   * @param population the column of the number of inhabitants
   */
  public record PopulationOfYear(String year, String population) implements Values {

    @Override
    public RegionAttribute attribute() {
      return RegionAttribute.POPULATION;
    }
  }

  /**
   * The population of several years for each line.
   *
   * @param columns the columns of the numbers of inhabitants by year
   */
  public record PopulationOfYears(SortedMap<Integer, String> columns) implements Values {

    public PopulationOfYears {
      columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    @Override
    public RegionAttribute attribute() {
      return RegionAttribute.POPULATION;
    }
  }

  /** A unit of areas. */
  public enum AreaUnit {
    KM2("km2", 1_000_000),
    HA("ha", 10_000);

    private final String label;
    private final int squareMetres;

    AreaUnit(String label, int squareMetres) {
      this.label = label;
      this.squareMetres = squareMetres;
    }

    /** Returns the unit's name in a job file. */
    public String label() {
      return label;
    }

    /** Converts an area in this unit to square metres. */
    public BigDecimal toSquareMetres(BigDecimal area) {
      return area.multiply(BigDecimal.valueOf(squareMetres));
    }
  }
}

package org.minetally.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.minetally.region.Gazetteer;
import org.minetally.region.Region;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.region.internal.RegionAttributes;
import org.minetally.region.internal.RegionAttributes.Population;
import org.minetally.region.internal.RegionCell;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Writes the areas and populations of regions. */
final class RegionAttributeRows {

  private RegionAttributeRows() {}

  /**
   * Adds the attributes of a place to its row in the table of regions.
   *
   * @param level the index of its level
   * @param code the code of a region or of an unknown place
   */
  static void add(Gazetteer gazetteer, int level, String code, TableRows.Builder to) {
    RegionAttributes attributes = gazetteer.attributes();
    int region = gazetteer.findCode(level, code);
    if (attributes.declared().contains(RegionAttribute.AREA)) {
      OptionalLong area = region < 0 ? OptionalLong.empty() : attributes.area(region);
      to.ratio(area.orElse(TableRows.NO_NUMBER), RegionAttributes.M2_PER_KM2, 1);
    }
    if (attributes.declared().contains(RegionAttribute.POPULATION)) {
      Optional<Population> latest = region < 0 ? Optional.empty() : attributes.population(region);
      to.number(latest.map(Population::people).orElse(TableRows.NO_NUMBER))
          .number(latest.map(known -> (long) known.year()).orElse(TableRows.NO_NUMBER));
    }
  }

  /** Returns the populations of all regions, sorted by region, then by year. */
  static TableRows populations(Gazetteer gazetteer) {
    RegionAttributes attributes = gazetteer.attributes();
    int size = 0;
    for (int id = 0; id < gazetteer.size(); id++) {
      size += attributes.populations(id).size();
    }
    TableRows.Builder rows = new TableRows.Builder(TableSchema.DIM_REGION_POPULATION, size);
    List<String> levels = gazetteer.levels();
    for (int id = 0; id < gazetteer.size(); id++) {
      Region region = gazetteer.region(id);
      String level = levels.get(region.level());
      for (Population population : attributes.populations(id)) {
        rows.row()
            .text(RegionCell.id(level, region.code()))
            .text(level)
            .text(region.code())
            .number(population.year())
            .number(population.people())
            .text(population.isSum() ? "sum" : "given");
      }
    }
    return rows.build();
  }
}

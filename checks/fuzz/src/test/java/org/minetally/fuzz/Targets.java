package org.minetally.fuzz;

import java.util.List;
import org.minetally.cli.ProgramTarget;
import org.minetally.format.GeometriesTarget;
import org.minetally.format.JsonTarget;
import org.minetally.format.XlsxTarget;
import org.minetally.format.internal.HashtagsTarget;
import org.minetally.format.internal.delimited.DelimitedTarget;
import org.minetally.format.internal.parquet.ParquetTarget;
import org.minetally.job.JobTarget;
import org.minetally.mapping.internal.DegreesTarget;
import org.minetally.mapping.internal.MapperTarget;
import org.minetally.mapping.internal.NumbersTarget;
import org.minetally.mapping.internal.RangesTarget;
import org.minetally.mapping.internal.RevisionsTarget;
import org.minetally.period.DatePatternsTarget;
import org.minetally.period.DatesTarget;
import org.minetally.period.MonthNamesTarget;
import org.minetally.region.GazetteersTarget;
import org.minetally.region.boundary.BoundariesTarget;
import org.minetally.source.PackedTarget;
import org.minetally.source.internal.lookup.LookupsTarget;

/** Lists all targets. */
public final class Targets {

  private Targets() {}

  /** Returns the targets that take microseconds or milliseconds per input. */
  public static List<Target> all() {
    return List.of(
        new DelimitedTarget(),
        new DatesTarget(),
        new DatePatternsTarget(),
        new MonthNamesTarget(),
        new NumbersTarget(),
        new DegreesTarget(),
        new RangesTarget(),
        new RevisionsTarget(),
        new LookupsTarget(),
        new HashtagsTarget(),
        new JsonTarget(),
        new XlsxTarget(false),
        new XlsxTarget(true),
        new PackedTarget(),
        new ParquetTarget(),
        new MapperTarget(),
        new JobTarget(),
        new GazetteersTarget(),
        new BoundariesTarget(),
        new GeometriesTarget());
  }

  /** Returns the target with this name. */
  public static Target named(String name) {
    if (name.equals("program")) {
      return new ProgramTarget();
    }
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no target \""
                        + name
                        + "\"; there are "
                        + all().stream().map(Target::name).toList()));
  }
}

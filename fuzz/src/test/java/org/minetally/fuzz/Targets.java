package org.minetally.fuzz;

import java.util.List;
import org.minetally.delimited.DelimitedTarget;
import org.minetally.mapping.DegreesTarget;
import org.minetally.mapping.NumbersTarget;
import org.minetally.period.DatePatternsTarget;
import org.minetally.period.DatesTarget;

/** All targets. */
public final class Targets {

  private Targets() {}

  /** The targets that cost microseconds or milliseconds. */
  public static List<Target> all() {
    return List.of(
        new DelimitedTarget(),
        new DatesTarget(),
        new DatePatternsTarget(),
        new NumbersTarget(),
        new DegreesTarget());
  }

  /** The target of that name. */
  public static Target named(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no target \"" + name + "\"; there are " + all().stream().map(Target::name).toList()));
  }
}

package org.minetally.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minetally.claim.Claim;
import org.minetally.claim.internal.Containment;
import org.minetally.region.Gazetteer;

/**
 * A claim as written in a job file, before its region codes are looked up in the gazetteer.
 *
 * @param claim the claim, without regions
 * @param regions the codes of its regions
 * @param place the position in the job file of its whole, or of the claim if it has none
 */
public record ClaimSpec(Claim claim, List<Code> regions, Job.Place place) {

  public ClaimSpec {
    regions = List.copyOf(regions);
  }

  /**
   * A region code in a claim.
   *
   * @param code the code, of any level
   * @param place the position in the job file of its whole, or of the claim if it has none
   */
  public record Code(String code, Job.Place place) {}

  /**
   * Returns the claim with its regions. Adds a problem for each code that the gazetteer does not
   * have, or has at several levels.
   */
  public Claim in(Gazetteer gazetteer, List<Problem> problems) {
    List<Integer> found = new ArrayList<>();
    for (Code code : regions) {
      List<Integer> all = new ArrayList<>();
      for (int level = 0; level < gazetteer.levels().size(); level++) {
        int region = gazetteer.findCode(level, code.code());
        if (region >= 0) {
          all.add(region);
        }
      }
      if (all.size() == 1) {
        found.add(all.get(0));
      } else {
        problems.add(problem(code, all.size(), gazetteer));
      }
    }
    return claim.toBuilder().regions(found).build();
  }

  /**
   * Returns the problem if the claim is a subset whose regions are not within those of its whole.
   *
   * @param claims the claims with their regions, by id
   */
  public Optional<Problem> checkSubset(Map<String, Claim> claims, Gazetteer gazetteer) {
    return Optional.ofNullable(claims.get(claim.subsetOf()))
        .flatMap(whole -> Containment.regions(claims.get(claim.id()), whole, gazetteer))
        .map(message -> place.problem(message, ""));
  }

  private static Problem problem(Code code, int found, Gazetteer gazetteer) {
    if (found > 1) {
      return code.place()
          .problem(
              String.format(
                  Locale.ROOT,
                  "ambiguous code \"%s\": the gazetteer has it at %d levels",
                  code.code(),
                  found),
              "");
    }
    List<String> codes = new ArrayList<>();
    for (int id = 0; id < gazetteer.size(); id++) {
      codes.add(gazetteer.region(id).code());
    }
    return code.place()
        .problem(
            "the gazetteer has no region with the code \"%s\"".formatted(code.code()),
            Similar.to(code.code(), codes));
  }
}

package org.minetally.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minetally.boundary.Boundaries;
import org.minetally.boundary.BoundaryGeoJson;
import org.minetally.boundary.PointRules;
import org.minetally.claim.Claim;
import org.minetally.job.GazetteerSpec;
import org.minetally.job.Job;
import org.minetally.job.JobFile;
import org.minetally.job.JobFileException;
import org.minetally.job.PointsSpec;
import org.minetally.job.Problem;
import org.minetally.plan.Plan;
import org.minetally.profile.RegionColumns;
import org.minetally.profile.SourceSpec;
import org.minetally.publish.Reasons;
import org.minetally.region.Alias;
import org.minetally.region.AliasCsv;
import org.minetally.region.Gazetteer;
import org.minetally.region.GazetteerCsv;
import org.minetally.region.GazetteerException;
import org.minetally.region.GazetteerGeoJson;
import org.minetally.source.SourceFile;

/**
 * A job that was checked as far as that goes without reading the data: the job file, the gazetteer,
 * and the header of every file.
 *
 * @param job the job
 * @param plan what the transforms are told
 * @param boundaries the polygons of regions; null if the job names none
 */
public record Preparation(Job job, Plan plan, Boundaries boundaries) {

  /**
   * Reads and checks a job.
   *
   * @throws JobFileException with all mistakes of the job file and its profiles
   * @throws GazetteerException with all mistakes of the gazetteer
   * @throws org.minetally.source.UnreadableInputException if a file has no header
   */
  public static Preparation of(Path jobFile) {
    Job job = JobFile.read(jobFile);
    checkHeaders(job);
    Gazetteer gazetteer = gazetteer(job.gazetteer());
    checkConstantPlaces(job, gazetteer);
    List<SourceSpec> sources = job.sources().stream().map(Job.Source::spec).toList();
    Boundaries boundaries = boundaries(job, gazetteer);
    return new Preparation(
        job,
        new Plan(sources, gazetteer, job.tables())
            .with(job.hasPoints() ? job.points().rules(boundaries) : PointRules.NONE)
            .with(job.summaries())
            .with(claims(job, gazetteer)),
        boundaries);
  }

  private static List<Claim> claims(Job job, Gazetteer gazetteer) {
    List<Problem> problems = new ArrayList<>();
    List<Claim> claims = job.claims().stream().map(claim -> claim.in(gazetteer, problems)).toList();
    if (!problems.isEmpty()) {
      throw new JobFileException(problems);
    }
    return claims;
  }

  private static void checkHeaders(Job job) {
    List<Problem> problems = new ArrayList<>();
    for (Job.Source source : job.sources()) {
      for (Path file : source.allFiles()) {
        SourceFile.Header header = new SourceFile(file.toString(), source.format()).header();
        problems.addAll(source.checkHeader(file, header.headings()));
      }
    }
    if (!problems.isEmpty()) {
      throw new JobFileException(problems);
    }
  }

  private static void checkConstantPlaces(Job job, Gazetteer gazetteer) {
    List<String> problems = new ArrayList<>();
    for (Job.Source source : job.sources()) {
      for (RegionColumns place : source.profile().regions()) {
        int level = gazetteer.levelIndex(place.level());
        if (!place.constant().isEmpty() && gazetteer.findCode(level, place.constant()) < 0) {
          problems.add(
              "source %s lies in the %s with code %s, which the gazetteer does not have"
                  .formatted(source.id(), place.level(), place.constant()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
  }

  /** Polygons are read only if the job names them, which it must if a source has coordinates. */
  private static Boundaries boundaries(Job job, Gazetteer gazetteer) {
    PointsSpec.Polygons spec = job.points().boundaries();
    if (spec == null) {
      return null;
    }
    int level = gazetteer.levelIndex(spec.level());
    try {
      return BoundaryGeoJson.read(spec.file(), spec.key(), gazetteer, level);
    } catch (IOException e) {
      throw new GazetteerException(
          List.of(spec.file() + ": the boundaries cannot be read: " + Reasons.of(e)));
    }
  }

  private static Gazetteer gazetteer(GazetteerSpec spec) {
    try {
      List<Gazetteer.Entry> entries =
          spec instanceof GazetteerSpec.Csv csv
              ? GazetteerCsv.read(csv.file(), csv.columns())
              : GazetteerGeoJson.read(spec.file(), ((GazetteerSpec.GeoJson) spec).sources());
      return Gazetteer.of(spec.levels(), entries, aliases(spec), spec.options().mode());
    } catch (IOException e) {
      throw new GazetteerException(
          List.of(spec.file() + ": the gazetteer cannot be read: " + Reasons.of(e)));
    }
  }

  private static List<Alias> aliases(GazetteerSpec spec) {
    List<Alias> aliases = new ArrayList<>();
    for (Path file : spec.options().aliases()) {
      try {
        aliases.addAll(AliasCsv.read(file));
      } catch (IOException e) {
        throw new GazetteerException(
            List.of(file + ": the aliases cannot be read: " + Reasons.of(e)));
      }
    }
    return aliases;
  }
}

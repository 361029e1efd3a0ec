package org.minetally.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minetally.claim.Claim;
import org.minetally.job.AttributeSpec;
import org.minetally.job.GazetteerSpec;
import org.minetally.job.Job;
import org.minetally.job.JobFileException;
import org.minetally.job.Overrides;
import org.minetally.job.PointsSpec;
import org.minetally.job.Problem;
import org.minetally.job.yaml.JobFile;
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
import org.minetally.region.boundary.Boundaries;
import org.minetally.region.boundary.BoundaryGeoJson;
import org.minetally.region.boundary.PointRules;
import org.minetally.region.internal.AttributeValue;
import org.minetally.region.internal.RegionAttribute;
import org.minetally.run.engine.EngineOptions;
import org.minetally.source.internal.SourceFile;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;

/**
 * A job checked as far as possible without reading the data: the job file, the gazetteer and the
 * header of every file.
 *
 * @param job the job
 * @param plan the plan for the transforms
 * @param boundaries the boundaries of regions; null if the job names none
 * @param stamps the state of the files before reading
 */
public record Preparation(Job job, Plan plan, Boundaries boundaries, InputStamps stamps) {

  /** Reads and checks a job for the default engine. */
  public static Preparation of(Path jobFile) {
    return of(jobFile, new EngineOptions(List.of()));
  }

  /** Reads and checks a job as it is; see {@link #of(Path, EngineOptions, Overrides)}. */
  public static Preparation of(Path jobFile, EngineOptions engine) {
    return of(jobFile, engine, Overrides.NONE);
  }

  /**
   * Reads and checks a job.
   *
   * @param engine options that configure access to the object stores that the job names
   * @param overrides what the command line and the environment change
   * @throws JobFileException with all problems of the job file and its profiles
   * @throws GazetteerException with all problems of the gazetteer
   * @throws org.minetally.format.UnreadableInputException if a file is missing or has no header
   */
  public static Preparation of(Path jobFile, EngineOptions engine, Overrides overrides) {
    return of(JobFile.read(jobFile, new Stores(engine::forPipeline), overrides));
  }

  /** Checks a job that has been read; see {@link #of(Path, EngineOptions, Overrides)}. */
  public static Preparation of(Job job) {
    InputStamps stamps = InputStamps.of(job);
    checkHeaders(job);
    Gazetteer gazetteer = gazetteer(job.gazetteer());
    checkConstantPlaces(job, gazetteer);
    List<SourceSpec> sources = job.sources().stream().map(Job.Source::spec).toList();
    Boundaries boundaries = boundaries(job, gazetteer);
    Plan plan =
        Plan.builder(gazetteer)
            .sources(sources)
            .tables(job.tables())
            .points(job.hasPoints() ? job.points().rules(boundaries) : PointRules.NONE)
            .summaries(job.summaries())
            .suppression(job.suppression())
            .claims(claims(job, gazetteer))
            .incidentTables(job.settings().tables()::match)
            .records(job.records())
            .build();
    return new Preparation(job, plan, boundaries, stamps);
  }

  /**
   * Checks that no file has changed since it was prepared.
   *
   * @throws org.minetally.format.UnreadableInputException if one has
   */
  public void confirmUnchanged() {
    stamps.confirm();
  }

  /** Returns the total size of the source files in bytes; a missing file counts as empty. */
  public long sourceBytes() {
    return Inputs.sourceBytes(job);
  }

  private static List<Claim> claims(Job job, Gazetteer gazetteer) {
    List<Problem> problems = new ArrayList<>();
    List<Claim> claims = job.claims().stream().map(claim -> claim.in(gazetteer, problems)).toList();
    if (problems.isEmpty()) {
      Map<String, Claim> byId = new HashMap<>();
      claims.forEach(claim -> byId.put(claim.id(), claim));
      job.claims().forEach(spec -> spec.checkSubset(byId, gazetteer).ifPresent(problems::add));
    }
    if (!problems.isEmpty()) {
      throw new JobFileException(problems);
    }
    return claims;
  }

  private static void checkHeaders(Job job) {
    List<Problem> problems = new ArrayList<>();
    for (Job.Source source : job.sources()) {
      for (Location file : source.allFiles()) {
        SourceFile.Header header = new SourceFile(file.toString(), source.formatOf(file)).header();
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
      int above = Gazetteer.UNKNOWN;
      for (RegionColumns place : source.profile().regions()) {
        if (place.constant().isEmpty()) {
          continue;
        }
        int found = gazetteer.findCode(gazetteer.levelIndex(place.level()), place.constant());
        if (found < 0) {
          problems.add(
              "source %s: the constant %s code %s is not in the gazetteer"
                  .formatted(source.id(), place.level(), place.constant()));
        } else if (!gazetteer.isEverWithin(found, above)) {
          problems.add(
              "source %s: the constant %s code %s is not in the constant %s %s"
                  .formatted(
                      source.id(),
                      place.level(),
                      place.constant(),
                      gazetteer.levels().get(gazetteer.region(above).level()),
                      gazetteer.region(above).code()));
        }
        above = found < 0 ? above : found;
      }
    }
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
  }

  /** Reads the boundaries. The job must name them if a source has coordinates. */
  private static Boundaries boundaries(Job job, Gazetteer gazetteer) {
    PointsSpec.Polygons spec = job.points().boundaries();
    if (spec == null) {
      return null;
    }
    int level = gazetteer.levelIndex(spec.level());
    try {
      try (InputStream in = spec.file().open()) {
        return BoundaryGeoJson.read(in, spec.file().text(), spec.key(), gazetteer, level);
      }
    } catch (IOException e) {
      throw new GazetteerException(
          List.of(spec.file() + ": the boundaries cannot be read: " + Reasons.of(e)));
    }
  }

  /**
   * Reads a gazetteer with its aliases.
   *
   * @throws GazetteerException with every problem of its files
   */
  public static Gazetteer gazetteer(GazetteerSpec spec) {
    try (InputStream in = spec.file().open()) {
      String label = spec.file().text();
      List<Gazetteer.Entry> entries =
          spec instanceof GazetteerSpec.Csv csv
              ? GazetteerCsv.read(in, label, csv.columns())
              : GazetteerGeoJson.read(in, label, ((GazetteerSpec.GeoJson) spec).sources());
      return withAttributes(
          Gazetteer.of(spec.levels(), entries, aliases(spec), spec.options().mode()), spec);
    } catch (IOException e) {
      throw new GazetteerException(
          List.of(spec.file() + ": the gazetteer cannot be read: " + Reasons.of(e)));
    }
  }

  private static Gazetteer withAttributes(Gazetteer gazetteer, GazetteerSpec spec) {
    Set<RegionAttribute> declared = EnumSet.noneOf(RegionAttribute.class);
    List<AttributeValue> values = new ArrayList<>();
    for (AttributeSpec attribute : spec.options().attributes()) {
      declared.add(attribute.columns().values().attribute());
      try (InputStream in = attribute.file().open()) {
        String label = attribute.file().text();
        values.addAll(
            spec instanceof GazetteerSpec.GeoJson json && attribute.file().equals(json.file())
                ? GazetteerGeoJson.readAttribute(
                    in, label, json.sources(), attribute.columns().values())
                : GazetteerCsv.readAttribute(in, label, attribute.columns()));
      } catch (IOException e) {
        throw new GazetteerException(
            List.of(attribute.file() + ": cannot be read: " + Reasons.of(e)));
      }
    }
    return declared.isEmpty() ? gazetteer : gazetteer.withAttributes(declared, values);
  }

  private static List<Alias> aliases(GazetteerSpec spec) {
    List<Alias> aliases = new ArrayList<>();
    for (Location file : spec.options().aliases()) {
      try (InputStream in = file.open()) {
        aliases.addAll(AliasCsv.read(in, file.text()));
      } catch (IOException e) {
        throw new GazetteerException(
            List.of(file + ": the aliases cannot be read: " + Reasons.of(e)));
      }
    }
    return aliases;
  }
}

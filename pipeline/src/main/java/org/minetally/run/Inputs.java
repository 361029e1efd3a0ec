package org.minetally.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.minetally.format.UnreadableInputException;
import org.minetally.job.AttributeSpec;
import org.minetally.job.Job;
import org.minetally.job.PointsSpec;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Manifest;
import org.minetally.storage.Location;

/**
 * The fingerprints of a run's files. Computing them costs about as much as reading the files. The
 * run therefore computes them while the pipeline works, unless they may show that nothing has
 * changed and no pipeline is needed.
 *
 * @param gazetteer the fingerprint of the gazetteer file
 * @param references the fingerprints of other files that the job names, such as boundaries
 * @param sources the fingerprints of each source's files
 */
record Inputs(
    Fingerprint gazetteer, List<Fingerprint> references, List<List<Fingerprint>> sources) {

  Inputs {
    references = List.copyOf(references);
    sources = List.copyOf(sources);
  }

  /** Starts computing the fingerprints in a background thread. */
  static FutureTask<Inputs> inBackground(Job job) {
    Callable<Inputs> work = () -> of(job);
    FutureTask<Inputs> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "fingerprints");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** Waits for the fingerprints and returns them. */
  static Inputs await(FutureTask<Inputs> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading files", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Returns all fingerprints: the gazetteer, the references, then the sources. */
  List<Fingerprint> all() {
    List<Fingerprint> all = new ArrayList<>();
    all.add(gazetteer);
    all.addAll(references);
    sources.forEach(all::addAll);
    return all;
  }

  /**
   * Returns whether the files may be those of a manifest, judging by their sizes. False if the
   * manifest lacks the sizes.
   */
  static boolean mayEqual(Job job, Manifest manifest) {
    if (!manifest.hasNumbers()
        || !job.sha256().equals(manifest.jobSha256())
        || !Versions.minetally().equals(manifest.minetally())
        || job.sources().size() != manifest.sources().size()) {
      return false;
    }
    for (int i = 0; i < job.sources().size(); i++) {
      List<Fingerprint> known = manifest.sources().get(i).inputs().get();
      List<Location> files = job.sources().get(i).allFiles();
      if (known.size() != files.size()) {
        return false;
      }
      for (int j = 0; j < files.size(); j++) {
        if (size(files.get(j)) != known.get(j).bytes()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the URIs of all inputs in object stores, and of the output. */
  static List<String> uris(Job job) {
    List<Location> all = new ArrayList<>(references(job));
    all.add(job.gazetteer().file());
    all.add(job.output());
    job.sources().forEach(source -> all.addAll(source.allFiles()));
    return all.stream().filter(Location::isUri).map(Location::text).toList();
  }

  /** Returns the total size of the source files in bytes; a missing file counts as empty. */
  static long sourceBytes(Job job) {
    return job.sources().stream()
        .flatMap(source -> source.allFiles().stream())
        .mapToLong(file -> Math.max(0, size(file)))
        .sum();
  }

  private static Inputs of(Job job) {
    return new Inputs(
        fingerprint(job.gazetteer().file()),
        references(job).stream().map(Inputs::fingerprint).toList(),
        job.sources().stream()
            .map(source -> source.allFiles().stream().map(Inputs::fingerprint).toList())
            .toList());
  }

  /** Returns the other files that the job names: aliases, attributes of regions, boundaries. */
  static List<Location> references(Job job) {
    List<Location> references = new ArrayList<>(job.gazetteer().options().aliases());
    job.gazetteer().options().attributes().stream()
        .map(AttributeSpec::file)
        .filter(file -> !file.equals(job.gazetteer().file()))
        .distinct()
        .forEach(references::add);
    // Boundaries are also published as polygons, even if no source has coordinates.
    PointsSpec.Polygons boundaries = job.points().boundaries();
    if (boundaries != null && !boundaries.file().equals(job.gazetteer().file())) {
      references.add(boundaries.file());
    }
    return references;
  }

  private static Fingerprint fingerprint(Location file) {
    try {
      return Fingerprint.of(file);
    } catch (IOException e) {
      throw new UnreadableInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static long size(Location file) {
    try {
      return file.stamp().bytes();
    } catch (IOException e) {
      return -1;
    }
  }
}

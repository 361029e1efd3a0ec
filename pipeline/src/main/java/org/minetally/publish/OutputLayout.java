package org.minetally.publish;

import java.nio.file.Path;

/**
 * The names of everything under an output folder. Whatever is not finished begins with an
 * underscore, which readers of folders pass over, and lies beside {@code current}, never in it.
 *
 * @param root the output folder
 */
public record OutputLayout(Path root) {

  public static final String HISTORY = "_history.json.gz";

  static final String MANIFEST = "manifest.json";

  /** What readers open. */
  public Path current() {
    return root.resolve("current");
  }

  /** A published snapshot. */
  public Path snapshot(String runId) {
    return snapshots().resolve(runId);
  }

  public Path snapshots() {
    return root.resolve("snapshots");
  }

  /** What only the owner can read of a published run. */
  public Path privateFolder(String runId) {
    return privateFolders().resolve(runId);
  }

  public Path privateFolders() {
    return root.resolve("_private");
  }

  /** The same before the run is published. It is not in the work folder, which readers will see. */
  public Path privateWork(String runId) {
    return workFolders().resolve("_private-" + runId);
  }

  /** Where a run works. */
  public Path work(String runId) {
    return workFolders().resolve(runId);
  }

  public Path workFolders() {
    return root.resolve("_work");
  }

  public Path lock() {
    return root.resolve("_lock");
  }

  /** What is being removed: no run's work, and nothing to be read. */
  public Path removed() {
    return workFolders().resolve("_removed");
  }

  /** The {@code _current} of an interrupted run, while its snapshot is removed. */
  public Path unpublished() {
    return workFolders().resolve("_unpublished");
  }

  /**
   * The new {@code current} before it takes the old one's place. While it is there, the snapshot it
   * leads to is not published.
   */
  public Path nextCurrent() {
    return root.resolve("_current");
  }

  /** The manifest of a snapshot or of a work folder. */
  public static Path manifest(Path snapshot) {
    return snapshot.resolve(MANIFEST);
  }

  /** The reconciliation that the pipeline writes; it is no part of a snapshot. */
  public static Path reconciliation(Path work) {
    return work.resolve("_reconciliation.json");
  }

  /** The same in a work folder of any of Beam's file systems. */
  public static String reconciliation(String work) {
    return work + "/_reconciliation.json";
  }

  /** What snapshots have shown so far, as the pipeline writes it; it is no part of a snapshot. */
  public static Path history(Path work) {
    return work.resolve(HISTORY);
  }

  /** The same in a work folder of any of Beam's file systems. */
  public static String history(String work) {
    return work + "/" + HISTORY;
  }

  /** The one file of a table. */
  public static Path part(Path snapshot, String table) {
    return snapshot.resolve(part(table));
  }

  /** Its path in a snapshot, with slashes. */
  public static String part(String table) {
    return table + "/part-00000-of-00001.parquet";
  }
}

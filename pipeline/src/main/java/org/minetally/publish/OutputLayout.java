package org.minetally.publish;

import java.nio.file.Path;
import org.minetally.parquet.internal.TableFiles;

/**
 * The paths in an output folder. Names of unfinished files begin with an underscore, which tools
 * that read folders skip, and are never inside {@code current}.
 *
 * @param root the output folder
 */
public record OutputLayout(Path root) {

  public static final String HISTORY = "_history.json.gz";

  static final String MANIFEST = "manifest.json";

  /** Returns the link to the published snapshot, or a copy of it, which readers open. */
  public Path current() {
    return root.resolve("current");
  }

  /** Returns the file that names the published snapshot where {@code current} is not a link. */
  public Path pointer() {
    return root.resolve("current.json");
  }

  /** Returns the new {@link #pointer}; it means the same as {@link #nextCurrent}. */
  public Path nextPointer() {
    return root.resolve("_current.json");
  }

  /** Returns the copy of a snapshot that replaces the folder {@code current}. */
  public Path nextCopy(String runId) {
    return workFolders().resolve("_copy-" + runId);
  }

  /** Returns the new link or pointer to a snapshot that is published already. */
  public Path nextShown() {
    return workFolders().resolve("_shown");
  }

  /** Returns the list of pinned snapshots. */
  public Path pins() {
    return root.resolve("_pins.json");
  }

  /** Returns the folder of a published snapshot. */
  public Path snapshot(String runId) {
    return snapshots().resolve(runId);
  }

  public Path snapshots() {
    return root.resolve("snapshots");
  }

  /** Returns the private folder of a published run. */
  public Path privateFolder(String runId) {
    return privateFolders().resolve(runId);
  }

  public Path privateFolders() {
    return root.resolve("_private");
  }

  /**
   * Returns the private folder of an unpublished run. It is outside the work folder, which becomes
   * the snapshot.
   */
  public Path privateWork(String runId) {
    return workFolders().resolve("_private-" + runId);
  }

  /** Returns the work folder of a run. */
  public Path work(String runId) {
    return workFolders().resolve(runId);
  }

  public Path workFolders() {
    return root.resolve("_work");
  }

  public Path lock() {
    return root.resolve("_lock");
  }

  /** Returns the folder for files that are being removed. */
  public Path removed() {
    return workFolders().resolve("_removed");
  }

  /** Returns where the {@code _current} of an interrupted run is while its snapshot is removed. */
  public Path unpublished() {
    return workFolders().resolve("_unpublished");
  }

  /** Returns where the {@code _current.json} of an interrupted run is meanwhile. */
  public Path unpublishedPointer() {
    return workFolders().resolve("_unpublished.json");
  }

  /**
   * Returns the new {@code current} before it replaces the old one. While it exists, the snapshot
   * that it points to is not published.
   */
  public Path nextCurrent() {
    return root.resolve("_current");
  }

  /** Returns the manifest of a snapshot or work folder. */
  public static Path manifest(Path snapshot) {
    return snapshot.resolve(MANIFEST);
  }

  /** Returns the reconciliation that the pipeline writes; it is not published. */
  public static Path reconciliation(Path work) {
    return work.resolve("_reconciliation.json");
  }

  /** Returns the reconciliation in a work folder of any Beam file system. */
  public static String reconciliation(String work) {
    return work + "/_reconciliation.json";
  }

  /** Returns the suppression history that the pipeline writes; it is not published. */
  public static Path history(Path work) {
    return work.resolve(HISTORY);
  }

  /** Returns the suppression history in a work folder of any Beam file system. */
  public static String history(String work) {
    return work + "/" + HISTORY;
  }

  /** Returns the folder of a table's files. */
  public static Path table(Path snapshot, String table) {
    return snapshot.resolve(table);
  }

  /** Returns the file of a table that has only one. */
  public static Path part(Path snapshot, String table) {
    return snapshot.resolve(part(table));
  }

  /** Returns the path in a snapshot of the file of a table that has only one, with slashes. */
  public static String part(String table) {
    return TableFiles.only(table);
  }
}

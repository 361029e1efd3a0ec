package org.minetally.publish.store;

/**
 * The paths in an output in a store. They equal those on the local disk, except {@code
 * current.json}, which points to the published snapshot, and {@code _lock.json}.
 *
 * @param root the URI of the output, without a trailing slash
 */
record StoredLayout(String root) {

  String pointer() {
    return root + "/current.json";
  }

  String lock() {
    return root + "/_lock.json";
  }

  String pins() {
    return root + "/_pins.json";
  }

  String manifest(String runId) {
    return snapshot(runId) + "/manifest.json";
  }

  String snapshots() {
    return root + "/snapshots";
  }

  String snapshot(String runId) {
    return snapshots() + "/" + runId;
  }

  String privateFolders() {
    return root + "/_private";
  }

  String privateFolder(String runId) {
    return privateFolders() + "/" + runId;
  }

  String workFolders() {
    return root + "/_work";
  }

  String work(String runId) {
    return workFolders() + "/" + runId;
  }

  /**
   * Returns the mark in the work folder, which exists from the start of the run until its snapshot
   * is published. A snapshot whose run has a mark, and that is not the current one, was never
   * published.
   */
  String mark(String runId) {
    return work(runId) + "/_run.json";
  }

  /** Returns the run id in the URI of a file below one of these folders. */
  static String run(String folder, String uri) {
    String path = uri.substring(folder.length() + 1);
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}

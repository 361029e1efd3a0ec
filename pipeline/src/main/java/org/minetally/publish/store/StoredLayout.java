package org.minetally.publish.store;

/**
 * The names of everything under an output in a store. They are those of the local disk, but for
 * {@code current.json}, which names the snapshot to be read, and {@code _lock.json}.
 *
 * @param root the URI of the output, without a slash at its end
 */
record StoredLayout(String root) {

  String pointer() {
    return root + "/current.json";
  }

  String lock() {
    return root + "/_lock.json";
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
   * Lies in the work folder from the run's beginning until its snapshot is published: a snapshot
   * whose run has one, and that the pointer does not name, was never published.
   */
  String mark(String runId) {
    return work(runId) + "/_run.json";
  }

  /** The run that a file under one of these folders belongs to. */
  static String run(String folder, String uri) {
    String rest = uri.substring(folder.length() + 1);
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }
}

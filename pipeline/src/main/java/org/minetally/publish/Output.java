package org.minetally.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The destination of a job. Everything that writes, after {@link #prepare} and {@link #newRunId},
 * requires the output's {@link Lock}.
 */
public interface Output {

  /**
   * Creates the output if it does not exist.
   *
   * @throws OutputException if it cannot be created or written
   */
  void prepare();

  /**
   * Returns an id for a run that starts now; see {@link RunId}.
   *
   * @throws OutputException if the output cannot be read
   */
  String newRunId(InstantSource clock, int random);

  /**
   * Acquires the lock.
   *
   * @throws LockedException if the output is locked by another run
   * @throws OutputException if the lock cannot be written
   */
  Lock acquireLock(String runId, InstantSource clock);

  /** Returns the path or URI of the output folder. */
  String root();

  /**
   * Returns the run ids of all published snapshots, oldest first.
   *
   * @throws OutputException if the output cannot be read
   */
  List<String> snapshots();

  /**
   * Returns the manifest of a snapshot; empty if it is missing or not valid.
   *
   * @throws OutputException if the output cannot be read
   */
  Optional<Manifest> snapshot(String runId);

  /**
   * Returns the pinned snapshots.
   *
   * @throws OutputException if they cannot be read or are not valid
   */
  Pins pins();

  /**
   * Replaces the list of pinned snapshots atomically.
   *
   * @throws OutputException if it cannot be written
   */
  void replacePins(Pins pins);

  /**
   * Switches {@code current} to a published snapshot, atomically as for a new one.
   *
   * @throws OutputException if the output cannot be written
   */
  void show(String runId);

  /**
   * Repairs {@code current} after an interrupted switch that had already been decided.
   *
   * @throws OutputException if the output cannot be read or written
   */
  void recover();

  /** Returns the manifest of the published snapshot; empty if there is none or it is not valid. */
  Optional<Manifest> published();

  /**
   * Returns the private record of a published run; empty if it is missing.
   *
   * @throws OutputException if the output cannot be read
   */
  Optional<PrivateRecord> privateRecord(String runId);

  /** Returns the path or URI of the private folder of a run, which may not exist. */
  String privateFolder(String runId);

  /**
   * Returns the newest private record of a published run, even if its snapshot was removed; empty
   * if there is none.
   *
   * @throws OutputException if the output cannot be read
   */
  Optional<PrivateRecord> lastPrivate();

  /**
   * Returns the folder of the files of a table of a snapshot, on the local disk.
   *
   * @param local a folder for copies of files in a store
   * @throws IOException if a file is missing or cannot be read
   */
  Path table(Manifest snapshot, String table, Path local) throws IOException;

  /** Returns whether everything that a manifest lists still exists with its size. */
  boolean isWhole(Manifest manifest);

  /** Returns the path or URI where readers find the published tables. */
  String shown();

  /**
   * Removes what interrupted runs left behind, and old snapshots. A failure is logged and left to
   * the next run.
   *
   * <p>A private folder is removed along with its snapshot, but the newest one is always kept.
   *
   * @param keep the number of newest snapshots to keep; the published one and pinned ones are
   *     always kept
   */
  void tidy(int keep);

  /**
   * Creates the run's work folder and removes what interrupted runs left behind.
   *
   * @throws OutputException if the output cannot be written
   */
  Attempt begin(String runId);

  /** The exclusive right to publish. */
  interface Lock extends AutoCloseable {

    /**
     * Checks that this run still owns the lock, and renews it.
     *
     * @throws LockedException if the lock was lost
     * @throws OutputException if the lock cannot be read or written
     */
    void confirm();

    @Override
    void close();
  }

  /** The snapshot published before this run. Files in a store are downloaded on demand. */
  interface Before {

    /** Returns its manifest. */
    Manifest manifest();

    /**
     * Returns the folder of a table's files, on the local disk.
     *
     * @throws IOException if a file is missing or cannot be read
     */
    Path table(String name) throws IOException;
  }

  /** One attempt to publish: the tables of the engine, further files, then the snapshot. */
  interface Attempt {

    /** Returns the folder that the engine writes to, as a path or URI for Beam's file systems. */
    String target();

    /** Fetches the engine's files into {@link #folder}. */
    void collect() throws IOException;

    /** Returns a local folder. Files written into it are published along with the tables. */
    Path folder();

    /**
     * Returns a folder that only the owner can read. It is published together with the snapshot,
     * but outside it.
     *
     * @throws IOException if it cannot be created
     */
    PrivateFolder privateFolder() throws IOException;

    /**
     * Moves a file out of the private folder, so that it is kept even if nothing is published. It
     * replaces one that an earlier run has kept.
     *
     * @param file the file's name in the private folder
     * @param name the name under which it is kept
     * @return its path or URI
     * @throws IOException if it cannot be moved
     */
    String keep(String file, String name) throws IOException;

    /** Removes the temporary files of the engine, whose names begin with an underscore. */
    void removeScaffolding();

    /** Returns the published snapshot; empty if there is none or its manifest is not valid. */
    Optional<Before> before();

    /**
     * Publishes the snapshot if the run still owns the lock.
     *
     * @throws LockedException if the lock was lost
     * @throws OutputException if the output cannot be written
     */
    void publish(Lock lock);

    /**
     * Removes what was not published. A failure is left to the next run and not reported, since a
     * failing run has a more important message.
     *
     * @return whether everything was removed
     */
    boolean abandon();
  }
}

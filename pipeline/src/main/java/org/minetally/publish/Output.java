package org.minetally.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Where a job publishes to. All that follows {@link #prepare} and {@link #newRunId} happens under
 * the output's {@link Lock}.
 */
public interface Output {

  /**
   * Makes the output if there is none.
   *
   * @throws OutputException if it cannot be made or written
   */
  void prepare();

  /**
   * A name for a run that starts now; see {@link RunId}.
   *
   * @throws OutputException if the output cannot be read
   */
  String newRunId(InstantSource clock, int random);

  /**
   * Takes the lock.
   *
   * @throws LockedException if another run holds it
   * @throws OutputException if it cannot be written
   */
  Lock take(String runId, InstantSource clock);

  /** The manifest of what is published now; nothing if there is none, or if it cannot be read. */
  Optional<Manifest> published();

  /**
   * What a published run wrote for the owner only; nothing if it is missing.
   *
   * @throws OutputException if the output cannot be read
   */
  Optional<PrivateRecord> privateRecord(String runId);

  /**
   * What the newest published run wrote for the owner only, whether its snapshot is still there or
   * not; nothing if no run wrote any.
   *
   * @throws OutputException if the output cannot be read
   */
  Optional<PrivateRecord> lastPrivate();

  /** Whether all that a manifest lists is still there, with its size. */
  boolean isWhole(Manifest manifest);

  /** What people open, once something is published. */
  String shown();

  /**
   * Removes what interrupted runs left behind, and snapshots beyond the newest ones. If that fails,
   * it says so and leaves it to the next run.
   *
   * <p>A private folder is removed with its snapshot, but the newest one always stays.
   *
   * @param keep how many snapshots stay, at least; what is published stays in any case
   */
  void tidy(int keep);

  /**
   * Makes the run's work folder, and removes what interrupted runs left behind.
   *
   * @throws OutputException if the output cannot be written
   */
  Attempt begin(String runId);

  /** The right to publish, for one run at a time. */
  interface Lock extends AutoCloseable {

    /**
     * Makes sure that this run still holds the lock, and renews it.
     *
     * @throws LockedException if it does not
     * @throws OutputException if that cannot be found out
     */
    void confirm();

    @Override
    void close();
  }

  /** What is published until now, file by file: of a store, only what is asked for is fetched. */
  interface Before {

    /** Its manifest. */
    Manifest manifest();

    /**
     * The one file of a table, on the local disk.
     *
     * @throws IOException if it is not there, or cannot be read
     */
    Path table(String name) throws IOException;
  }

  /** What one run makes: tables by the engine, then what lies beside them, then a snapshot. */
  interface Attempt {

    /** The folder that the engine writes into, as Beam's file systems know it. */
    String target();

    /**
     * Takes over what the engine has written: from here on {@link #folder} has it, read back from
     * where it lies.
     */
    void collect() throws IOException;

    /** A folder of the local disk. What is written into it is published with the tables. */
    Path folder();

    /**
     * A folder whose content only the owner can read. It is published with the snapshot, but not in
     * it.
     *
     * @throws IOException if it cannot be created
     */
    PrivateFolder privateFolder() throws IOException;

    /** Removes what the engine needed only while it worked: whatever begins with an underscore. */
    void removeScaffolding();

    /** What is published until now; nothing if nothing is, or if it cannot be understood. */
    Optional<Before> before();

    /**
     * Publishes, if the run still holds the lock at the last moment.
     *
     * @throws LockedException if it does not
     * @throws OutputException if the output cannot be written
     */
    void publish(Lock lock);

    /**
     * Removes what was not published. What cannot be removed now is left to the next run: a run
     * that fails has something more important to say.
     *
     * @return whether nothing is left
     */
    boolean abandon();
  }
}

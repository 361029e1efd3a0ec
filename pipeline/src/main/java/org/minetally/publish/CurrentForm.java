package org.minetally.publish;

import java.util.Locale;

/** How an output on a disk shows its published snapshot. */
public enum CurrentForm {
  /** {@code current} is a symbolic link to the snapshot. */
  LINK,
  /** {@code current.json} names the snapshot. */
  POINTER,
  /** {@code current.json} names the snapshot, and the folder {@code current} is a copy of it. */
  COPY;

  /** Returns the name of the form in the job file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.minetally.cli;

import java.io.IOException;
import java.nio.file.Path;

/** An output stream of this process. */
enum StandardStream {
  OUT(1),
  ERR(2);

  private final int descriptor;

  StandardStream(int descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * Returns whether the stream is a terminal. Java's console does not show this: it also requires
   * standard input and the other stream. Windows has no such path, so its terminals get plain text.
   */
  boolean isTerminal() {
    try {
      String device = Path.of("/dev/fd/" + descriptor).toRealPath().toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}

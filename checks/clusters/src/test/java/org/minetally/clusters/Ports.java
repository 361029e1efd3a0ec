package org.minetally.clusters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Ports of servers that tests start on 127.0.0.1. */
final class Ports {

  private Ports() {}

  /** Returns a free port. */
  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until a server accepts connections. */
  static void await(int port, Program server, Duration patience) {
    await(
        server,
        patience,
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
          } catch (IOException e) {
            return false;
          }
        });
  }

  /** Waits until a server reports that it has started. */
  static void await(Program server, String words, Duration patience) {
    await(
        server,
        patience,
        () ->
            Files.readString(server.err()).contains(words)
                || Files.readString(server.out()).contains(words));
  }

  private static void await(Program server, Duration patience, Callable<Boolean> started) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!started.call()) {
        if (!server.process().isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException(
              "the server did not start:\n" + Files.readString(server.err()));
        }
        Thread.sleep(100);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

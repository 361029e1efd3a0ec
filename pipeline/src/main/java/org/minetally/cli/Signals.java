package org.minetally.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Hands SIGINT and SIGTERM to the program. Java has them only in {@code sun.misc}, which the
 * compiler warns of whatever one does, so they are called by their names.
 */
final class Signals {

  /** What shells report for a process that a signal ended: 128 and the signal's number. */
  private static final int SIGNALLED = 128;

  private Signals() {}

  /**
   * Has the exit code of a signal be given to {@code handler}, on a thread of Java's own, instead
   * of ending the process. Where the platform has no such signals, or the process was started so
   * that it ignores them, nothing changes.
   */
  static void handle(IntConsumer handler) {
    for (String name : new String[] {"INT", "TERM"}) {
      try {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object proxy =
            Proxy.newProxyInstance(
                Signals.class.getClassLoader(),
                new Class<?>[] {handlerType},
                (self, method, arguments) -> {
                  int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                  handler.accept(SIGNALLED + number);
                  return null;
                });
        signal
            .getMethod("handle", signal, handlerType)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException)) {
          throw new IllegalStateException(e.getCause());
        }
        // The signal is unknown here, or Java ignores it (-Xrs).
      } catch (ReflectiveOperationException e) {
        return;
      }
    }
  }
}

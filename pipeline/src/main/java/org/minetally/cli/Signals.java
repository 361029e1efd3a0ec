package org.minetally.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Handles SIGINT and SIGTERM. Java offers signals only in {@code sun.misc}, whose use the compiler
 * warns about even where warnings are suppressed, so the classes are loaded by reflection.
 */
final class Signals {

  /** Added to a signal's number: the exit code that shells report for a process ended by it. */
  private static final int SIGNALLED = 128;

  private Signals() {}

  /**
   * Passes the exit code of a signal to {@code handler}, on a thread of the JVM, instead of ending
   * the process. Does nothing where the platform lacks these signals or the process ignores them.
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
        // The platform lacks this signal, or Java ignores it (-Xrs).
      } catch (ReflectiveOperationException e) {
        return;
      }
    }
  }
}

package org.minetally.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Configures the log: warnings of the engine go to standard error, as text or, if {@code
 * MINETALLY_LOG=json}, as JSON together with the messages of the command. Logback finds this class
 * as a service. Reading a configuration file would load some 600 classes more, at every start; a
 * file that {@code -Dlogback.configurationFile} names takes precedence.
 */
public final class LogConfiguration extends ContextAwareBase implements Configurator {

  /** The environment variable that chooses the form of the log. */
  static final String FORM = "MINETALLY_LOG";

  /** Creates the configuration. */
  public LogConfiguration() {}

  /** Returns whether standard error consists of JSON log events. */
  static boolean isJson() {
    return "json".equals(System.getenv(FORM));
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    configure(context, isJson());
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Configures a log as text or as JSON. */
  static void configure(LoggerContext context, boolean json) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("STDERR");
    appender.setTarget("System.err");
    appender.setEncoder(json ? events(context) : lines(context));
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    if (json) {
      // The messages of the command itself.
      context.getLogger("org.minetally").setLevel(Level.INFO);
    }
    // Warns about every serializable type that it may lack equals(); ours are records.
    context.getLogger("org.apache.beam.sdk.coders.SerializableCoder").setLevel(Level.ERROR);
    // Warns at every start that Hadoop's native library is not installed.
    context.getLogger("org.apache.hadoop.util.NativeCodeLoader").setLevel(Level.ERROR);
    // Warns about host names and, with a stack trace, about every failed attempt of a task. A lost
    // executor is an error.
    context.getLogger("org.apache.spark").setLevel(Level.ERROR);
    // The exception that ends the job contains the reason why a task failed and is reported once.
    context.getLogger("org.apache.spark.executor.Executor").setLevel(Level.OFF);
    context.getLogger("org.apache.spark.scheduler.TaskSetManager").setLevel(Level.OFF);
  }

  private static Encoder<ILoggingEvent> lines(LoggerContext context) {
    LogLines layout = new LogLines(Progress.isTerminal());
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> events(LoggerContext context) {
    JsonEncoder encoder = new VisibleJsonEncoder();
    encoder.setContext(context);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }
}

package org.minetally.storage;

import java.util.List;
import java.util.regex.Pattern;

/** Recognises and explains exceptions of the client libraries of stores. */
public final class StoreFailure {

  private static final List<String> CLIENTS =
      List.of(
          "software.amazon.awssdk.",
          "com.google.cloud.",
          "com.google.api.",
          "org.apache.hadoop.ipc.",
          "org.apache.hadoop.hdfs.");

  private static final Pattern TYPE = Pattern.compile("^[\\w.$]+(Exception|Error): ");
  private static final int LONGEST = 300;

  private StoreFailure() {}

  /** Returns whether a store's client library threw the exception. */
  public static boolean is(Throwable thrown) {
    String type = thrown.getClass().getName();
    return CLIENTS.stream().anyMatch(type::startsWith);
  }

  /** Returns the library's message without type names and without the list of attempts. */
  public static String reason(Throwable thrown) {
    Throwable said = thrown;
    while (said.getCause() != null
        && (said.getMessage() == null || said.getMessage().equals(said.getCause().toString()))) {
      said = said.getCause();
    }
    String message = said.getMessage() == null ? "" : said.getMessage();
    String line = TYPE.matcher(message.lines().findFirst().orElse("")).replaceFirst("");
    int tried = line.indexOf(" : [");
    if (tried > 0) {
      line = line.substring(0, tried);
    }
    if (line.isBlank()) {
      line = said.getClass().getSimpleName();
    }
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}

package org.minetally.storage;

import java.util.List;
import java.util.regex.Pattern;

/** What client libraries of stores throw. */
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

  /** Whether a store's client library threw it: its network, its rights, or the store itself. */
  public static boolean is(Throwable thrown) {
    String type = thrown.getClass().getName();
    return CLIENTS.stream().anyMatch(type::startsWith);
  }

  /** Why, in the library's words, without the names of types and without all that was tried. */
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

package org.minetally.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds a lock, as its file says.
 *
 * @param run the run
 * @param process its process
 * @param host its host's name
 * @param machine tells two running systems apart, even if their hosts have one name
 * @param since when it took the lock
 * @param until when the lock expires unless its owner renews it
 */
public record LockOwner(
    String run, long process, String host, String machine, Instant since, Instant until) {

  /** What the operating system on Linux calls itself, from its start to its end. */
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** This process. */
  public static LockOwner here(String run, String machine, Instant since, Instant until) {
    return new LockOwner(run, ProcessHandle.current().pid(), hostName(), machine, since, until);
  }

  /**
   * Names the running system: two processes of one name see each other's locks. All containers of a
   * host have one; the same host has another one after a restart.
   */
  public static String thisMachine() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return hostName();
    }
  }

  /** The same with a later expiry. */
  public LockOwner until(Instant later) {
    return new LockOwner(run, process, host, machine, since, later);
  }

  /** The file's text. */
  public String text() {
    return """
        run: %s
        process: %d
        host: %s
        machine: %s
        since: %s
        until: %s
        """
        .formatted(run, process, host, machine, seconds(since), seconds(until));
  }

  /** Reads such a text; nothing if it is none, as a free lock's or one of an older version. */
  public static Optional<LockOwner> of(String text) {
    Map<String, String> values = new HashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(": ");
      if (colon >= 0) {
        values.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    try {
      return Optional.of(
          new LockOwner(
              values.getOrDefault("run", ""),
              Long.parseLong(values.getOrDefault("process", "")),
              values.getOrDefault("host", ""),
              values.getOrDefault("machine", ""),
              Instant.parse(values.getOrDefault("since", "")),
              Instant.parse(values.getOrDefault("until", ""))));
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The same for a lock in a store. */
  public String json() {
    return JsonMapper.builder()
        .build()
        .createObjectNode()
        .put("run", run)
        .put("process", process)
        .put("host", host)
        .put("machine", machine)
        .put("since", seconds(since).toString())
        .put("until", seconds(until).toString())
        .toPrettyString();
  }

  /** Reads such a text; nothing if it is none. */
  public static Optional<LockOwner> ofJson(byte[] content) {
    try {
      JsonNode json = JsonMapper.builder().build().readTree(content);
      return Optional.of(
          new LockOwner(
              json.path("run").asText(),
              json.path("process").asLong(),
              json.path("host").asText(),
              json.path("machine").asText(),
              Instant.parse(json.path("since").asText()),
              Instant.parse(json.path("until").asText())));
    } catch (IOException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The owner in words. */
  public String sentence() {
    return "run %s, process %d on %s, since %s".formatted(run, process, host, seconds(since));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unnamed host";
    }
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The owner of a lock, as recorded in the lock file.
 *
 * @param run the run id
 * @param process the process id
 * @param host the host name
 * @param machine identifies a running operating system, even if two hosts share a name
 * @param since when the run acquired the lock
 * @param until when the lock expires unless it is renewed
 */
public record LockOwner(
    String run, long process, String host, String machine, Instant since, Instant until) {

  /** Identifies a running Linux system from boot to shutdown. */
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** Returns this process as an owner. */
  public static LockOwner here(String run, String machine, Instant since, Instant until) {
    return new LockOwner(run, ProcessHandle.current().pid(), hostName(), machine, since, until);
  }

  /**
   * Returns an identifier of the running system. Processes with the same identifier see each
   * other's locks. All containers of a host share it; it changes when the host restarts.
   */
  public static String thisMachine() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return hostName();
    }
  }

  /** Returns a copy with a later expiry. */
  public LockOwner until(Instant later) {
    return new LockOwner(run, process, host, machine, since, later);
  }

  /** Formats the owner as the text of a lock file. */
  public String text() {
    return String.format(
        Locale.ROOT,
        """
        run: %s
        process: %d
        host: %s
        machine: %s
        since: %s
        until: %s
        """,
        run,
        process,
        host,
        machine,
        seconds(since),
        seconds(until));
  }

  /** Parses the text of a lock file; empty if it is free or written by an older version. */
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

  /** Formats the owner as JSON, for a lock in an object store. */
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

  /** Parses the JSON of a lock; empty if it is not valid. */
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

  /** Returns a description of the owner for messages. */
  public String sentence() {
    return String.format(
        Locale.ROOT, "run %s, process %d on %s, since %s", run, process, host, seconds(since));
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

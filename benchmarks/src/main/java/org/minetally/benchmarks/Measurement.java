package org.minetally.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The cost of one run of one process, as its user experiences it.
 *
 * @param seconds wall time from the start of the process to its end
 * @param processorSeconds processor time of the process and its children, which hardly depends on
 *     other work on the machine; 0 if the system does not report it
 * @param peakMebibytes peak resident memory of the process and its children; 0 if the system does
 *     not report it
 * @param writtenMebibytes data that the process and its children wrote to disk: the output of a few
 *     MiB and spilled data; 0 if the system does not report it
 */
record Measurement(
    double seconds, double processorSeconds, double peakMebibytes, double writtenMebibytes) {

  private static final long POLL_NANOS = 10_000_000;

  /** Ticks per second of processor time in /proc; 100 on every Linux platform with Java. */
  private static final double TICKS = 100;

  private static final int POLLS_PER_FAMILY = 20;

  /**
   * Runs {@code command} and waits for it.
   *
   * <p>Memory is the kernel's high-water mark (VmHWM), read every 10 ms, so only growth in the last
   * 10 ms of a process can be missed. Bytes written to disk ({@code write_bytes} in /proc) are read
   * likewise. The values of a process and its children are added.
   *
   * @param log the file for the output of the process
   * @throws BenchmarkException if the command fails or cannot be started
   */
  static Measurement of(List<String> command, Path log) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    Map<Long, Long> peaks = new ConcurrentHashMap<>();
    Map<Long, Long> written = new ConcurrentHashMap<>();
    Map<Long, Long> ticks = new ConcurrentHashMap<>();
    Thread poller = new Thread(() -> poll(process, peaks, written, ticks), "poller");
    poller.start();
    int exit = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    poller.join();
    if (exit != 0) {
      throw new BenchmarkException(
          "exit code "
              + exit
              + " from: "
              + String.join(" ", command)
              + "\n"
              + Files.readString(log));
    }
    long kibibytes = sum(peaks);
    return new Measurement(
        seconds, sum(ticks) / TICKS, kibibytes / 1024.0, sum(written) / (double) (1 << 20));
  }

  private static long sum(Map<Long, Long> values) {
    return values.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void poll(
      Process process, Map<Long, Long> peaks, Map<Long, Long> written, Map<Long, Long> ticks) {
    List<ProcessHandle> family = List.of(process.toHandle());
    for (int poll = 0; process.isAlive(); poll++) {
      if (poll % POLLS_PER_FAMILY == 0) {
        // Looking for children reads all of /proc, which is too slow for every poll.
        family = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
      }
      for (ProcessHandle member : family) {
        peaks.merge(member.pid(), number(member.pid(), "status", "VmHWM:"), Math::max);
        written.merge(member.pid(), number(member.pid(), "io", "write_bytes:"), Math::max);
        ticks.merge(member.pid(), ticks(member.pid()), Math::max);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /**
   * Returns a number from a file of a process in /proc; 0 if the process has ended or there is no
   * such file.
   */
  private static long number(long pid, String file, String key) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), file))) {
        if (line.startsWith(key)) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      // The process ended between two polls; earlier values count.
      return 0;
    }
    return 0;
  }

  /** Returns user and system time in ticks; 0 if the process has ended or there is no such file. */
  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name in parentheses may contain spaces. The state is the first field after it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    } catch (IOException e) {
      return 0;
    }
  }
}

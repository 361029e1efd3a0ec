package org.minetally.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs targets with many inputs: {@code LongRun <seed> <folder for findings>
 * <target>=<inputs>[@<first>]...}. Writes one row of the results table per target and one file per
 * finding. An input that takes more than 20 seconds of processor time ends the process.
 */
public final class LongRun {

  private static final long MOST_PROCESSOR_TIME = TimeUnit.SECONDS.toNanos(20);

  /** Other work on the machine may delay an input, but not for this long. */
  private static final long MOST_TIME = TimeUnit.MINUTES.toNanos(5);

  private final long seed;
  private final Path folder;
  private final PrintStream out;

  private LongRun(long seed, Path folder, PrintStream out) {
    this.seed = seed;
    this.folder = folder;
    this.out = out;
  }

  /** Runs each named target with the given number of inputs. */
  public static void main(String[] args) throws IOException {
    LongRun run = new LongRun(Long.parseLong(args[0]), Path.of(args[1]), System.out);
    Files.createDirectories(run.folder);
    run.out.println("| target | seed | inputs | seconds | read | findings |");
    for (String arg : Arrays.asList(args).subList(2, args.length)) {
      String[] parts = arg.split("[=@]", 0);
      long first = parts.length > 2 ? Long.parseLong(parts[2]) : 0;
      run.run(Targets.named(parts[0]), first, Long.parseLong(parts[1]));
    }
    // The threads of Beam and the engine would keep the process alive.
    Runtime.getRuntime().halt(0);
  }

  private void run(Target target, long first, long count) throws IOException {
    Campaign campaign = new Campaign(target, seed);
    ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    var unused = watch.scheduleAtFixedRate(new Watch(target, campaign), 1, 1, TimeUnit.SECONDS);
    Campaign.Result result = campaign.run(first, count);
    watch.shutdownNow();
    out.printf(
        Locale.ROOT,
        "| %s | %d | %,d | %.0f | %.1f %% | %d |%n",
        target.name(),
        seed,
        result.inputs(),
        result.nanos() / 1e9,
        100.0 * result.read() / result.inputs(),
        result.findings().size());
    for (Campaign.Finding finding : result.findings()) {
      Path file = folder.resolve(target.name() + "-" + finding.number());
      Files.write(file, finding.input());
      out.println("finding " + file);
      finding.thrown().printStackTrace(out);
    }
  }

  /** Checks a campaign once a second and ends the process if it makes no progress. */
  private final class Watch implements Runnable {
    private final Target target;
    private final Campaign campaign;
    private final Thread worker = Thread.currentThread();
    private byte[] seen;
    private long cpu;
    private long start;

    Watch(Target target, Campaign campaign) {
      this.target = target;
      this.campaign = campaign;
    }

    @Override
    public void run() {
      byte[] now = campaign.present();
      long cpuNow = ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.getId());
      if (now != seen) {
        seen = now;
        cpu = cpuNow;
        start = System.nanoTime();
      } else if (now != null
          && (cpuNow - cpu > MOST_PROCESSOR_TIME || System.nanoTime() - start > MOST_TIME)) {
        giveUp(now);
      }
    }

    private void giveUp(byte[] input) {
      try {
        Files.write(folder.resolve(target.name() + "-hang"), input);
      } catch (IOException e) {
        out.println(e);
      }
      out.println("an input of " + target.name() + " takes too long:");
      List.of(worker.getStackTrace()).forEach(frame -> out.println("  at " + frame));
      out.flush();
      Runtime.getRuntime().halt(1);
    }
  }
}

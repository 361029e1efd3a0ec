package org.minetally.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A reader in a process of its own. What it complains of goes to a file. */
final class ReaderProcess implements AutoCloseable {

  private final Process process;
  private final Path log;
  private final BufferedReader out;
  private final Writer in;

  ReaderProcess(List<String> command, Path folder, Path log) throws IOException {
    this.log = log;
    process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(log.toFile()).start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** The reader's version, which it says first. */
  String version() throws IOException {
    return line();
  }

  /** Its answers to questions of a snapshot. */
  List<String> ask(Path snapshot, Path questions) throws IOException {
    in.write(snapshot + "\t" + questions + "\n");
    in.flush();
    List<String> answers = new ArrayList<>();
    for (String line = line(); !line.equals(ReaderLoop.END); line = line()) {
      answers.add(line);
    }
    return answers;
  }

  private String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new AssertionError("the reader ended: " + Files.readString(log));
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    in.close();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}

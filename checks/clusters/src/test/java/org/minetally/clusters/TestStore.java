package org.minetally.clusters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A store in a separate process on this machine, and how the program accesses it. */
interface TestStore extends AutoCloseable {

  /** Returns the URI of a file in the store. */
  String uri(String path);

  void put(String path, byte[] content) throws IOException;

  byte[] get(String path) throws IOException;

  /** Returns the paths of all files below a folder, sorted. */
  List<String> list(String folder) throws IOException;

  /** Returns the add-on jar for the store. */
  Path jar();

  /** Returns the engine options with the address of the store. */
  List<String> options();

  /** Returns the environment variables with the credentials. */
  Map<String, String> environment();

  /** Starts the packaged program with the store's jar. */
  default Program minetally(String... words) {
    String path = Project.directJar() + java.io.File.pathSeparator + jar();
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-cp", path, "org.minetally.cli.Main"));
    command.addAll(List.of(words));
    command.addAll(options());
    return Program.start(command, environment());
  }

  @Override
  void close();
}

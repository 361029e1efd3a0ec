package org.minetally.clusters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A store on this machine, in a process of its own, and the program that reaches it. */
interface Store extends AutoCloseable {

  /** The URI of a file in it. */
  String uri(String path);

  void put(String path, byte[] content) throws IOException;

  byte[] get(String path) throws IOException;

  /** The paths of all files under a folder, sorted. */
  List<String> list(String folder) throws IOException;

  /** The jar that lets the program reach it. */
  Path jar();

  /** Options of the engine that say where it is. */
  List<String> options();

  /** Where the program finds its credentials. */
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

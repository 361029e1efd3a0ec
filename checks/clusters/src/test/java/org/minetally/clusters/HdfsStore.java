package org.minetally.clusters;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Hadoop's NameNode and one DataNode in one process.
 *
 * @param server the process
 * @param port the port of the NameNode
 * @param files access to the files through Hadoop's own client
 */
record HdfsStore(Program server, int port, FileSystem files) implements TestStore {

  /** Starts a store that keeps its blocks in a folder. */
  static HdfsStore start(Path folder) throws IOException {
    int port = Ports.free();
    Files.createDirectories(folder);
    Program server =
        Program.java(
            List.of(
                "-Xmx1g",
                "-Dtest.build.data=" + folder,
                "-cp",
                Project.lib("checks/stores/hdfs-home") + "/*",
                "org.apache.hadoop.test.MiniDFSClusterManager",
                "-format",
                "-datanodes",
                "1",
                "-nnport",
                "" + port));
    Ports.await(server, "Started MiniDFSCluster", Duration.ofMinutes(5));
    Configuration configuration = new Configuration();
    configuration.set("fs.defaultFS", "hdfs://127.0.0.1:" + port);
    return new HdfsStore(server, port, FileSystem.get(configuration));
  }

  @Override
  public String uri(String path) {
    return "hdfs://127.0.0.1:" + port + "/" + path;
  }

  @Override
  public void put(String path, byte[] content) throws IOException {
    try (OutputStream out = files.create(new org.apache.hadoop.fs.Path("/" + path))) {
      out.write(content);
    }
  }

  @Override
  public byte[] get(String path) throws IOException {
    try (InputStream in = files.open(new org.apache.hadoop.fs.Path("/" + path))) {
      return in.readAllBytes();
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path("/" + folder);
    List<String> found = new ArrayList<>();
    if (files.exists(root)) {
      RemoteIterator<LocatedFileStatus> all = files.listFiles(root, true);
      while (all.hasNext()) {
        found.add(all.next().getPath().toUri().getPath().substring(1));
      }
    }
    Collections.sort(found);
    return found;
  }

  @Override
  public Path jar() {
    return Project.built("addons/hdfs/target/minetally-hdfs.jar");
  }

  /** Returns no options, because the URI contains the address. */
  @Override
  public List<String> options() {
    return List.of();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public void close() {
    server.close();
  }
}

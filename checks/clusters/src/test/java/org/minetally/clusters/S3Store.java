package org.minetally.clusters;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * S3Proxy with one bucket. The bucket is in memory, or in a folder if the server requires
 * credentials, so that tests can access it without them.
 *
 * @param server the process
 * @param port the port on 127.0.0.1
 * @param secret the required secret key; empty if none is required
 */
record S3Store(Program server, int port, String secret) implements TestStore {

  static final String BUCKET = "mine-action";
  private static final String KEY_ID = "tester";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

  /** Starts a store without credentials. */
  static S3Store start(Path folder) throws IOException {
    S3Store store = start(folder, "", "jclouds.provider=transient-nio2\n");
    store.request("", HttpRequest.newBuilder().PUT(BodyPublishers.noBody()));
    return store;
  }

  /** Starts a store that requires credentials and keeps its files in a folder. */
  static S3Store start(Path folder, String secret) throws IOException {
    Files.createDirectories(folder.resolve(BUCKET));
    return start(
        folder,
        secret,
        "jclouds.provider=filesystem-nio2\njclouds.filesystem.basedir=" + folder + "\n");
  }

  private static S3Store start(Path folder, String secret, String provider) throws IOException {
    int port = Ports.free();
    Path settings = folder.resolveSibling(folder.getFileName() + ".properties");
    Files.writeString(
        settings,
        provider
            + """
            jclouds.identity=unused
            jclouds.credential=unused
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.ignore-unknown-headers=true
            s3proxy.authorization=%s
            s3proxy.identity=%s
            s3proxy.credential=%s
            """
                .formatted(port, secret.isEmpty() ? "none" : "aws-v2-or-v4", KEY_ID, secret));
    String classes = Project.lib("checks/stores/s3proxy-home") + "/*";
    Program server =
        Program.java(
            List.of(
                "-Xmx1g", "-cp", classes, "org.gaul.s3proxy.Main", "--properties", "" + settings));
    Ports.await(port, server, Duration.ofMinutes(5));
    return new S3Store(server, port, secret);
  }

  @Override
  public String uri(String path) {
    return "s3://" + BUCKET + "/" + path;
  }

  @Override
  public void put(String path, byte[] content) throws IOException {
    request(path, HttpRequest.newBuilder().PUT(BodyPublishers.ofByteArray(content)));
  }

  @Override
  public byte[] get(String path) throws IOException {
    return request(path, HttpRequest.newBuilder().GET());
  }

  @Override
  public List<String> list(String folder) throws IOException {
    String xml =
        new String(
            request("?list-type=2&prefix=" + folder + "/", HttpRequest.newBuilder().GET()),
            StandardCharsets.UTF_8);
    return KEY.matcher(xml).results().map((MatchResult key) -> key.group(1)).sorted().toList();
  }

  private byte[] request(String path, HttpRequest.Builder request) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/" + BUCKET + "/" + path);
    try {
      HttpResponse<byte[]> answer = HTTP.send(request.uri(uri).build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new IOException(uri + ": " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public Path jar() {
    return Project.built("addons/s3/target/minetally-s3.jar");
  }

  @Override
  public List<String> options() {
    return List.of("--awsRegion=us-east-1", "--endpoint=http://127.0.0.1:" + port);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", KEY_ID, "AWS_SECRET_ACCESS_KEY", secret.isEmpty() ? "any" : secret);
  }

  @Override
  public void close() {
    server.close();
  }
}

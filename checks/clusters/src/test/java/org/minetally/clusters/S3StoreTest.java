package org.minetally.clusters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store tests on S3, with S3Proxy. */
final class S3StoreTest extends StoreTest {

  private static final String SECRET = "a-secret-that-must-not-leak";

  private static S3Store store;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    store = S3Store.start(folder.resolve("s3"));
  }

  @AfterAll
  static void stop() {
    if (store != null) {
      store.close();
    }
  }

  @Override
  TestStore store() {
    return store;
  }

  @Test
  void revealsSecretKeyOnlyToStore(@TempDir Path folder) throws Exception {
    JobCopy job = JobCopy.ofTestData("sample", "job.yaml", folder.resolve("local"));
    try (S3Store guarded = S3Store.start(folder.resolve("s3"), SECRET)) {
      toStore(job, guarded);
      Program.Answer answer = guarded.minetally("run", job.file().toString()).await();
      assertThat(answer.err(), answer.exitCode(), is(0));
      assertThat(answer.out() + answer.err(), not(containsString(SECRET)));
    }
    try (Stream<Path> files = Files.walk(folder.resolve("s3"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(file.toString(), content, not(containsString(SECRET)));
      }
    }
  }

  @Test
  void reportsWrongSecretKey(@TempDir Path folder) throws Exception {
    JobCopy job = JobCopy.ofTestData("sample", "job.yaml", folder.resolve("local"));
    try (S3Store guarded = S3Store.start(folder.resolve("s3"), SECRET)) {
      toStore(job, guarded);
      S3Store wrong = new S3Store(guarded.server(), guarded.port(), "another-secret");
      Program.Answer answer = wrong.minetally("run", job.file().toString()).await();
      assertThat(answer.err(), answer.exitCode(), is(1));
      assertThat(answer.err(), containsString("Check the URI, the credentials"));
      assertThat(answer.err(), not(containsString("\tat ")));
      assertThat(answer.err(), not(containsString("another-secret")));
    }
  }

  @Test
  void reportsUnreachableStore(@TempDir Path folder) throws Exception {
    JobCopy job = JobCopy.ofTestData("sample", "job.yaml", folder.resolve("local"));
    S3Store nowhere = new S3Store(store.server(), Ports.free(), "");
    toStore(job, nowhere);
    Program.Answer answer = nowhere.minetally("run", job.file().toString()).await();
    assertThat(answer.err(), answer.exitCode(), is(1));
    assertThat(answer.err(), containsString("Connection refused"));
    assertThat(answer.err(), not(containsString("\tat ")));
  }

  /** Makes a job publish to the store. */
  private static void toStore(JobCopy job, S3Store store) throws Exception {
    String text = Files.readString(job.file());
    Files.writeString(
        job.file(),
        text.replaceFirst("(?m)^output:.*$", "output: {path: \"" + store.uri("out") + "\"}"));
  }
}

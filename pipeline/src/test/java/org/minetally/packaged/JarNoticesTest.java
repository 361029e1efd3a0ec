package org.minetally.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The notices and licences of third-party software in {@code minetally.jar}. */
class JarNoticesTest {

  private static final Path JAR =
      Path.of(System.getProperty("minetally.root", "..")).resolve("pipeline/target/minetally.jar");

  private static String text(String name) throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      ZipEntry entry = jar.getEntry(name);
      assertThat(name, entry, is(notNullValue()));
      return new String(jar.getInputStream(entry).readAllBytes(), UTF_8);
    }
  }

  @Test
  void listsArtifactsWithLicences() throws IOException {
    String list = text("META-INF/THIRD-PARTY.txt");
    for (String line :
        List.of(
            "(Apache License, Version 2.0) beam-sdks-java-core ",
            "(BSD 2-Clause License) zstd-jni ",
            "(MIT License) FastCSV ",
            "(Eclipse Distribution License - v 1.0) ",
            "(Eclipse Public License - v 1.0) (GNU Lesser General Public License) Logback ")) {
      assertThat(list, containsString("     " + line));
    }
    assertThat(list.lines().filter(line -> line.startsWith("     (")).count() > 50, is(true));
    assertThat(list, not(containsString("Unknown license")));
    assertThat(list, not(containsString("org.minetally")));
  }

  @Test
  void mergesNotices() throws IOException {
    String notices = text("META-INF/NOTICE");
    for (String name : List.of("Apache Beam", "Apache Commons Compress")) {
      assertThat(notices, containsString(name));
    }
  }

  @Test
  void keepsLicencesOfAllParts() throws IOException {
    String licences = text("META-INF/LICENSE") + text("META-INF/LICENSE.txt");
    assertThat(licences, containsString("Apache License"));
    assertThat(licences, containsString("MIT License"));
  }
}

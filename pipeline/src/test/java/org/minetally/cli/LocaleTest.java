package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a machine whose language has digits of its own. */
class LocaleTest {

  @TempDir private Path temporary;

  @Test
  void explainsWithTheSameDigitsInEveryLocale() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write("data.csv", "day,region,district,killed,injured\n2020-01-05,North,Alder,0,1\n");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=fa",
                "-Duser.country=AF",
                "-cp",
                System.getProperty("java.class.path"),
                "org.minetally.cli.Main",
                "explain",
                folder.job("data.csv").toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out, process.waitFor(), is(ExitCode.OK));
    assertThat(out, containsString("gazetteer.csv: 6 regions"));
  }
}

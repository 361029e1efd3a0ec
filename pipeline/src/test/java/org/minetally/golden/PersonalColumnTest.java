package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner;

class PersonalColumnTest {

  @TempDir Path temp;

  @Test
  void rejectsPersonalColumnInOpenDimension() throws IOException {
    Path job = Repository.copySample(temp);
    String text = Files.readString(job);
    Files.writeString(
        job,
        text.replace(
            "      personal: [name, home, medical note, consent]\n",
            """
                  personal: [name, home, medical note, consent]
                  dimensions:
                    activity: {column: name, otherwise: keep}
            """));

    CommandLineRunner.Answer answer = CommandLineRunner.run("validate", job.toString());

    assertThat(answer.err(), answer.exitCode(), is(2));
    assertThat(answer.err(), containsString("column \"name\" is personal"));
  }
}

package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.CommandLineRunner.Answer;

/** Runs the commands of a document with paths inside a folder instead of the clone. */
final class ShownCommands {

  private static final String PROGRAM = "pipeline/bin/minetally ";
  private static final Pattern SED = Pattern.compile("sed -i(?:\\.bak)? 's/(.+)/(.+)/' (\\S+)");
  private static final Pattern COPY = Pattern.compile("cp -r (\\S+) (\\S+)");

  private final Path root;

  ShownCommands(Path root) {
    this.root = root;
  }

  /** Returns the lines of a document that call the program, {@code sed} or {@code cp}. */
  static List<String> of(Path document) throws IOException {
    return Files.readAllLines(document).stream()
        .map(String::strip)
        .filter(
            line -> line.startsWith(PROGRAM) || line.startsWith("sed ") || line.startsWith("cp "))
        .toList();
  }

  /** Runs a command, which must succeed; returns the answer of the program, if it was called. */
  Optional<Answer> run(String command) throws IOException {
    if (command.startsWith("sed ")) {
      edit(command);
      return Optional.empty();
    }
    if (command.startsWith("cp ")) {
      copy(command);
      return Optional.empty();
    }
    String[] words = command.substring(PROGRAM.length()).split(" ");
    for (int i = 0; i < words.length; i++) {
      if (words[i].contains("/")) {
        int value = words[i].lastIndexOf('=') + 1;
        words[i] = words[i].substring(0, value) + root.resolve(words[i].substring(value));
      }
    }
    Answer answer = CommandLineRunner.run(words);
    assertThat(command + "\n" + answer.err(), answer.exitCode(), is(0));
    return Optional.of(answer);
  }

  /** Replaces one passage of a file, which must exist. */
  private void edit(String command) throws IOException {
    Matcher sed = SED.matcher(command);
    assertThat(command, sed.matches(), is(true));
    Path file = root.resolve(sed.group(3));
    String text = Files.readString(file);
    assertThat(text, containsString(sed.group(1)));
    Files.writeString(file, text.replace(sed.group(1), sed.group(2).replace("\\n", "\n")));
  }

  private void copy(String command) throws IOException {
    Matcher copy = COPY.matcher(command);
    assertThat(command, copy.matches(), is(true));
    Path from = root.resolve(copy.group(1));
    Path to = root.resolve(copy.group(2));
    for (Path file : Repository.filesUnder(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}

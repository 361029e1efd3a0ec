package org.minetally.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.minetally.job.Similar;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes words on the command line that no command, option or parameter matches. */
final class UsageMistakes {

  private UsageMistakes() {}

  /** Returns the message about a mistake other than an unknown word. */
  static String message(ParameterException e) {
    return e instanceof MutuallyExclusiveArgsException
        ? e.getMessage()
            .replaceFirst(
                "Error: (.*), (\\S+) are .*",
                "$1 and $2 cannot be used together; give one of them.")
        : e.getMessage();
  }

  /** Returns a sentence for each of the words. */
  static List<String> of(UnmatchedArgumentException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    boolean hasCommands = !command.subcommands().isEmpty();
    // The words after an unknown command are its own.
    return e.getUnmatched().stream()
        .limit(hasCommands ? 1 : Long.MAX_VALUE)
        .map(
            word ->
                word.startsWith("-")
                    ? unknownOption(word, command)
                    : hasCommands ? unknownCommand(word, command) : "unexpected \"" + word + "\"")
        .toList();
  }

  /** Returns a sentence about an option that a command does not have. */
  static String unknownOption(String option, CommandSpec command) {
    String name = option.split("=", 2)[0];
    return "unknown option \"%s\"; --help lists the options%s"
        .formatted(name, suggestion(name, command.optionsMap().keySet()));
  }

  /** Returns a sentence about a word that is not a command. */
  static String unknownCommand(String word, CommandSpec command) {
    Collection<String> known = command.subcommands().keySet();
    return "unknown command \"%s\"; expected one of %s%s"
        .formatted(word, String.join(", ", known), suggestion(word, known));
  }

  /** Returns the end of a sentence: a question if a known word is similar, or a full stop. */
  static String suggestion(String word, Collection<String> known) {
    return Stream.of(Similar.to(word, known))
        .filter(similar -> !similar.isEmpty())
        .map(". Did you mean \"%s\"?"::formatted)
        .findFirst()
        .orElse(".");
  }
}

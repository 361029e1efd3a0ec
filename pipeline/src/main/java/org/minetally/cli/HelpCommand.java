package org.minetally.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a command, as its option {@code --help} does. */
@Command(
    name = "help",
    description = "Shows the help of a command.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  minetally help run"})
final class HelpCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "The command (default: help about all commands).")
  private String name;

  @Override
  public Integer call() {
    CommandLine all = command.root().commandLine();
    CommandLine described = name == null ? all : all.getSubcommands().get(name);
    if (described == null) {
      all.getErr().println(UsageMistakes.unknownCommand(name, command.root()));
      return ExitCode.USAGE;
    }
    Terminal.of(all.getOut()).help(described);
    return ExitCode.OK;
  }
}

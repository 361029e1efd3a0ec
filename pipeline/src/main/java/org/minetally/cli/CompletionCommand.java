package org.minetally.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script for bash and zsh. */
@Command(
    name = "completion",
    description = "Prints a completion script for bash and zsh.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  source <(minetally completion)"})
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("minetally", command.root().commandLine());
    Terminal.of(command.commandLine().getOut()).document(script);
    return ExitCode.OK;
  }
}

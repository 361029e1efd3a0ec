package org.minetally.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description =
        "Writes a script that has bash or zsh complete commands, options and files: source <(minetally completion)",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("minetally", command.root().commandLine());
    Terminal.of(command.commandLine().getOut()).document(script);
    return ExitCode.OK;
  }
}

package org.minetally.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands of {@link Main}. */
final class Commands {

  /** The commands by name, in the order of the help. */
  private static final Map<String, Supplier<Object>> ALL = byName();

  /** The commands that describe others. */
  private static final Set<String> DESCRIBING = Set.of("completion", "help");

  private Commands() {}

  private static Map<String, Supplier<Object>> byName() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("init", InitCommand::new);
    commands.put("run", RunCommand::new);
    commands.put("validate", ValidateCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("trace", TraceCommand::new);
    commands.put("report", ReportCommand::new);
    commands.put("aliases", AliasesCommand::new);
    commands.put("snapshots", SnapshotsCommand::new);
    commands.put("diff", DiffCommand::new);
    commands.put("rollback", RollbackCommand::new);
    commands.put("pin", PinCommand::new);
    commands.put("unpin", UnpinCommand::new);
    commands.put("completion", CompletionCommand::new);
    commands.put("help", HelpCommand::new);
    return Collections.unmodifiableMap(commands);
  }

  /**
   * Returns a command line with the command that the arguments name, or with all commands if they
   * name none, or one that describes the others. Reading the options of a command takes time.
   *
   * @param main the program
   */
  static CommandLine of(Main main, String... args) {
    CommandLine line = new CommandLine(main);
    boolean isOne = args.length > 0 && ALL.containsKey(args[0]) && !DESCRIBING.contains(args[0]);
    ALL.forEach(
        (name, command) -> {
          if (!isOne || name.equals(args[0])) {
            line.addSubcommand(name, command.get());
          }
        });
    return line;
  }
}

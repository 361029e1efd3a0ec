package org.minetally.contract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The readers that run from their sources compile against this module. Spark and Trino are large,
 * and Trino needs a newer Java, so what is missing of them is no error.
 */
class ReaderSourcesTest {

  private static final Path SOURCES =
      Path.of(System.getProperty("minetally.root", ".."), "checks/readers/src/readers");
  private static final Pattern OTHERS =
      Pattern.compile("^import (?!java|org\\.minetally)[\\w.]+\\.(\\w+);", Pattern.MULTILINE);
  private static final Pattern MISSING =
      Pattern.compile("symbol: +(?:class|variable) (\\w+)", Pattern.MULTILINE);

  @TempDir Path classes;

  @ParameterizedTest
  @ValueSource(strings = {"SparkReader.java", "TrinoReader.java"})
  void compilesButForTheOtherProgram(String name) throws IOException {
    Path source = SOURCES.resolve(name);
    Set<String> others =
        OTHERS
            .matcher(Files.readString(source))
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toSet());
    assertThat(others, is(not(empty())));
    List<String> errors =
        compile(source).stream()
            .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
            .filter(problem -> !isOfAnother(problem, others))
            .map(Diagnostic::toString)
            .toList();
    assertThat(errors, is(empty()));
  }

  private List<Diagnostic<? extends JavaFileObject>> compile(Path source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
      // With errors, javac otherwise stops before it looks at the methods.
      List<String> options =
          List.of("-proc:none", "-XDshould-stop.ifError=FLOW", "-d", classes.toString());
      compiler
          .getTask(null, files, problems, options, null, files.getJavaFileObjects(source))
          .call();
    }
    return problems.getDiagnostics();
  }

  /** Returns whether an error is only that a class of the other program is missing. */
  private static boolean isOfAnother(Diagnostic<?> problem, Set<String> others) {
    String message = problem.getMessage(null);
    if (problem.getCode().equals("compiler.err.doesnt.exist")) {
      return !message.contains("org.minetally");
    }
    return MISSING
        .matcher(message)
        .results()
        .map(ReaderSourcesTest::name)
        .anyMatch(others::contains);
  }

  private static String name(MatchResult result) {
    return result.group(1);
  }
}

package org.example.mineaction;

import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.beam.sdk.Pipeline;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.plan.Plan;

/** The examples in the Javadoc of public types compile outside the packages of the library. */
class JavadocSnippetsTest {

  private static final Path SOURCES =
      Path.of(System.getProperty("minetally.root", ".."), "transforms/src/main/java");

  private static final Pattern SNIPPET =
      Pattern.compile("<pre>\\{@code(.*?)\\}</pre>", Pattern.DOTALL);

  /** The variables that an example may use without declaring them. */
  private static final String VARIABLES =
      """
        static Pipeline pipeline;
        static String runId;
        static Plan plan;
        static List<SourceSpec> sources;
        static Gazetteer gazetteer;
        static Layouts layouts;
        static List<Claim> claims;
        static PCollection<Row> rows;
        static PCollection<Batch> batches;
        static PCollection<TableRows> tables;
        static PCollectionTuple read;
        static PCollectionTuple distinct;
        static PCollectionTuple summed;
        static PCollectionTuple reconciled;
        static TableSchema schema;
      """;

  @TempDir Path classes;

  @Test
  void everyExampleCompiles() throws IOException {
    Map<String, String> snippets = snippets();
    assertThat("examples", snippets.size(), is(greaterThan(10)));
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-d", classes.toString(), "-classpath", classPath());
    compiler
        .getTask(
            null,
            null,
            found,
            options,
            null,
            snippets.entrySet().stream().map(e -> new Example(e.getKey(), e.getValue())).toList())
        .call();
    assertThat(
        found.getDiagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .map(diagnostic -> diagnostic.toString())
            .toList(),
        is(empty()));
  }

  /** Returns the source of a class for each example, by the name of the class. */
  private static Map<String, String> snippets() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(SOURCES)) {
      files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    Set<String> packages = new TreeSet<>();
    Map<Path, String> open = new LinkedHashMap<>();
    for (Path file : files) {
      String text = Files.readString(file);
      String type = file.getFileName().toString().replace(".java", "");
      boolean isPublic = Pattern.compile("(?m)^public .*\\b" + type + "\\b").matcher(text).find();
      if (isPublic && !file.toString().contains(File.separator + "internal" + File.separator)) {
        packages.add(
            SOURCES.relativize(file.getParent()).toString().replace(File.separatorChar, '.'));
        open.put(file, text);
      }
    }
    String imports =
        Stream.concat(
                packages.stream(),
                Stream.of(
                    "java.util",
                    "org.apache.beam.sdk",
                    "org.apache.beam.sdk.transforms.errorhandling",
                    "org.apache.beam.sdk.values"))
            .map(name -> "import " + name + ".*;\n")
            .collect(joining("", "import org.apache.beam.sdk.transforms.Flatten;\n", ""));
    Map<String, String> snippets = new LinkedHashMap<>();
    open.forEach(
        (file, text) -> {
          Matcher snippet = SNIPPET.matcher(text);
          while (snippet.find()) {
            String name =
                file.getFileName().toString().replace(".java", "Example") + snippets.size();
            snippets.put(
                name,
                "package org.example.snippets;\n%sfinal class %s {\n%s  static void run() throws Exception {\n%s\n  }\n}\n"
                    .formatted(imports, name, VARIABLES, code(snippet.group(1))));
          }
        });
    return snippets;
  }

  private static String code(String comment) {
    return comment.lines().map(line -> line.replaceFirst("^ *\\* ?", "")).collect(joining("\n"));
  }

  /** The class path of this test, however it was started. */
  private static String classPath() {
    List<String> path = new ArrayList<>();
    for (Class<?> type : List.of(Plan.class, Pipeline.class, Instant.class)) {
      try {
        path.add(
            Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
      } catch (URISyntaxException e) {
        throw new AssertionError(e);
      }
    }
    path.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, path);
  }

  private static final class Example extends SimpleJavaFileObject {
    private final String text;

    Example(String name, String text) {
      super(
          URI.create(
              String.format(
                  Locale.ROOT, "string:///org/example/snippets/%s%s", name, Kind.SOURCE.extension)),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}

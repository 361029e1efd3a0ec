package org.minetally.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.minetally.cli.Main;
import org.minetally.plan.Plan;

/** The structure of both modules that docs/architecture.md describes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // Reading the classes takes seconds.
class ArchitectureTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));

  /** A name in Markdown's code style. */
  private static final Pattern CODE = Pattern.compile("`([a-z.]+)`");

  private static final Path EXPECTED =
      Path.of("src/test/resources/org/minetally/architecture/public-types.txt");
  private static final Path ACTUAL = Path.of("target/public-types.txt");

  /** Packages that build the graph, run it, or use Beam's file systems. */
  private static final String[] INFRASTRUCTURE = {
    "org.minetally.run..", "org.minetally.storage..", "org.minetally.publish.store.."
  };

  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "each package";
        }
      };

  private final JavaClasses pipeline =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void packagesOfBothModulesHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .assignedFrom(PACKAGES)
        .should()
        .beFreeOfCycles()
        .check(bothModules());
  }

  private static JavaClasses bothModules() {
    return new ClassFileImporter()
        .importUrls(
            Stream.of(Plan.class, Main.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toList());
  }

  @Test
  void onlyInfrastructureDependsOnBeam() {
    noClasses()
        .that()
        .resideOutsideOfPackages(INFRASTRUCTURE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam..")
        .check(pipeline);
  }

  @Test
  void onlyDescriptionsDependOnParquet() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.minetally.describe")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.parquet..")
        .check(pipeline);
  }

  @Test
  void publicTypesAreTheListedOnes() throws IOException {
    List<String> actual =
        pipeline.stream()
            .filter(ArchitectureTest::isVisible)
            .map(JavaClass::getName)
            .sorted()
            .toList();
    Files.createDirectories(ACTUAL.getParent());
    Files.write(ACTUAL, actual);
    assertThat(
        "The public types differ from pipeline/%s. If you meant to change them, run this test and copy pipeline/%s over it."
            .formatted(EXPECTED, ACTUAL),
        String.join("\n", actual),
        is(String.join("\n", Files.readAllLines(EXPECTED))));
  }

  @Test
  void architecturePageListsEveryPackage() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/architecture.md"))) {
      if (line.startsWith("| `")) {
        String base = "";
        for (Matcher name = CODE.matcher(line.substring(0, line.indexOf('|', 1))); name.find(); ) {
          boolean isNested = name.group(1).startsWith(".");
          base = isNested ? base : name.group(1);
          listed.add(isNested ? base + name.group(1) : base);
        }
      }
    }
    Set<String> actual =
        bothModules().stream()
            .map(type -> type.getPackageName().substring("org.minetally.".length()))
            .collect(toCollection(TreeSet::new));
    assertThat(listed, is(actual));
  }

  @Test
  void topLevelTypesHaveUniqueSimpleNames() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module :
        List.of("transforms", "pipeline", "addons/expansion", "addons/hdfs", "benchmarks")) {
      try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        sources.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
    }
    Map<Path, List<Path>> byName =
        files.stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(groupingBy(Path::getFileName));
    assertThat(byName.values().stream().filter(same -> same.size() > 1).toList(), is(empty()));
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
  }
}

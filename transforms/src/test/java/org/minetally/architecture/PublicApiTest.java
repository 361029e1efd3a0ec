package org.minetally.architecture;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.minetally.plan.Plan;

/** The public types of the library are an API: a change to them is deliberate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // Reading the classes takes seconds.
class PublicApiTest {

  private static final Path MODULE =
      Path.of(System.getProperty("minetally.root", "..")).resolve("transforms");
  private static final Path EXPECTED =
      MODULE.resolve("src/test/resources/org/minetally/architecture/public-api.txt");
  private static final Path ACTUAL = MODULE.resolve("target/public-api.txt");

  private final List<? extends Class<?>> types =
      new ClassFileImporter()
          .importUrl(Plan.class.getProtectionDomain().getCodeSource().getLocation()).stream()
              .filter(
                  type -> !Arrays.asList(type.getPackageName().split("\\.")).contains("internal"))
              .filter(type -> !type.getSimpleName().equals("package-info"))
              .map(JavaClass::reflect)
              .filter(PublicApiTest::isVisible)
              .sorted(Comparator.comparing(Class::getName))
              .toList();

  @Test
  void publicSignaturesAreTheListedOnes() throws IOException {
    List<String> actual = types.stream().flatMap(PublicApiTest::describe).toList();
    Files.createDirectories(ACTUAL.getParent());
    Files.write(ACTUAL, actual);
    assertThat(
        "The public API differs from %s. If you meant to change it, run this test and copy %s over it."
            .formatted(EXPECTED, ACTUAL),
        String.join("\n", actual),
        is(String.join("\n", Files.readAllLines(EXPECTED))));
  }

  @Test
  void exposesFewPublicTypes() {
    long topLevel = types.stream().filter(type -> type.getEnclosingClass() == null).count();
    assertThat(topLevel, is(lessThanOrEqualTo(80L)));
    assertThat(types.size(), is(lessThanOrEqualTo(110)));
  }

  private static boolean isVisible(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers())) {
        return false;
      }
    }
    return !type.isAnonymousClass() && !type.isLocalClass();
  }

  private static Stream<String> describe(Class<?> type) {
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> isVisible(field.getModifiers()) && !field.isSynthetic())
            .map(Field::toGenericString);
    Stream<String> constructors =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(PublicApiTest::isVisible)
            .map(Constructor::toGenericString);
    Stream<String> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(PublicApiTest::isVisible)
            .filter(method -> !isImplied(type, method))
            .map(Method::toGenericString);
    return Stream.concat(
        Stream.of(type.toGenericString()),
        Stream.of(fields, constructors, methods)
            .flatMap(members -> members)
            .map(member -> "  " + member.replace(type.getName() + ".", ""))
            .sorted());
  }

  private static boolean isVisible(Executable member) {
    return isVisible(member.getModifiers()) && !member.isSynthetic();
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  /** The members that every record and every enum has. */
  private static boolean isImplied(Class<?> type, Method method) {
    return switch (method.getName()) {
      case "equals", "hashCode", "toString" -> true;
      case "values", "valueOf" -> type.isEnum();
      default -> false;
    };
  }
}

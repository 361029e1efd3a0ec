package org.minetally.expansion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The structure of this module. */
class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .importUrl(ExpansionMain.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void publishesNothingAndHasNoCommandLine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.minetally.publish..", "org.minetally.cli..")
        .check(classes);
  }

  @Test
  void onlyWhatBeamLoadsIsPublic() {
    assertThat(
        classes.stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getSimpleName)
            .sorted()
            .toList(),
        contains("ExpansionMain", "JobConfiguration", "JobProvider", "SummariseProvider"));
  }
}

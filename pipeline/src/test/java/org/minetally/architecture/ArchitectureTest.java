package org.minetally.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of both modules, as docs/architecture.md lists them. */
class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.minetally");

  @Test
  void packagesWithoutBeamDoNotUseIt() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.minetally.audit..", "org.minetally.describe..", "org.minetally.init..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.beam..")
        .check(classes);
  }

  @Test
  void packagesOfBothModulesHaveNoCycles() {
    slices().matching("org.minetally.(*)..").should().beFreeOfCycles().check(classes);
  }
}

package org.minetally.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms of the house, as docs/architecture.md lists them. */
class RoomsTest {

  private static final String[] PURE = {
    "org.minetally.model..",
    "org.minetally.period..",
    "org.minetally.region..",
    "org.minetally.boundary..",
    "org.minetally.record..",
    "org.minetally.delimited..",
    "org.minetally.format..",
    "org.minetally.profile..",
    "org.minetally.series..",
    "org.minetally.mapping..",
    "org.minetally.table..",
    "org.minetally.plan..",
    "org.minetally.claim..",
    "org.minetally.disclosure..",
    "org.minetally.text.."
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.minetally");

  @Test
  void pureLogicKnowsNoBeam() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.beam..", "org.apache.hadoop..", "org.apache.parquet..")
        .check(classes);
  }

  @Test
  void noTwoRoomsNeedEachOther() {
    slices().matching("org.minetally.(*)..").should().beFreeOfCycles().check(classes);
  }
}

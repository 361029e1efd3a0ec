package org.minetally.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.minetally.plan.Plan;

/** The structure that docs/architecture.md describes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // Reading the classes takes seconds.
class ArchitectureTest {

  private static final Set<Class<?>> BEAM_TYPES =
      Set.of(
          PTransform.class,
          DoFn.class,
          Coder.class,
          CoderProviderRegistrar.class,
          SerializableFunction.class);

  /** Packages that use Beam's file systems or its Parquet sink, or check Beam's collections. */
  private static final String[] INFRASTRUCTURE = {
    "org.minetally.internal",
    "org.minetally.internal.store",
    "org.minetally.parquet.internal",
    "org.minetally.summary.internal"
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .importUrl(Plan.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(classes);
  }

  @Test
  void onlyTransformsFunctionsAndCodersDependOnBeam() {
    noClasses()
        .that(are(not(beamTypes())))
        .and()
        .resideOutsideOfPackages(INFRASTRUCTURE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam..")
        .check(classes);
  }

  @Test
  void onlyWritersDependOnParquetAndHadoop() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.minetally.parquet",
            "org.minetally.parquet.internal",
            "org.minetally.format.internal.parquet")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop..")
        .check(classes);
  }

  @Test
  void everyCoderIsRegistered() {
    List<String> registered =
        ServiceLoader.load(CoderProviderRegistrar.class).stream()
            .map(registrar -> registrar.type().getEnclosingClass())
            .filter(Objects::nonNull)
            .map(Class::getName)
            .filter(name -> name.startsWith("org.minetally."))
            .sorted()
            .toList();
    List<String> coders =
        classes.stream()
            .filter(type -> type.isAssignableTo(Coder.class))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertThat(registered, is(coders));
  }

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

  private static DescribedPredicate<JavaClass> beamTypes() {
    return DescribedPredicate.describe(
        "transforms, functions or coders", ArchitectureTest::isBeamType);
  }

  private static boolean isBeamType(JavaClass type) {
    return BEAM_TYPES.stream().anyMatch(type::isAssignableTo)
        || type.getEnclosingClass().map(ArchitectureTest::isBeamType).orElse(false);
  }
}

package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The arrows of the house")
class ArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/device/peers/")) // for tests only
          .importPackages("id.penjaga");

  @ParameterizedTest
  @EnumSource
  void theHouseKeeps(HouseRules house) {
    house.rule.allowEmptyShould(true).check(PRODUCTION);
  }

  /// A rule that cannot fail is a defect.
  @ParameterizedTest
  @EnumSource
  void aBadExampleBreaks(HouseRules house) {
    JavaClasses bad = new ClassFileImporter().importPackages(house.bad);
    assertTrue(
        house.rule.allowEmptyShould(true).evaluate(bad).hasViolation(),
        house + " let the examples in " + house.bad + " pass");
  }
}

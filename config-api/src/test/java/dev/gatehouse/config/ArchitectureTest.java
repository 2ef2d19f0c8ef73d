package dev.gatehouse.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The boundaries of this module, as a failing test.
class ArchitectureTest {
    private static final String ROOT = "dev.gatehouse.config";

    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageIsOpenedByANullMarkedPackageInfo() {
        var packages = ours.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

        assertThat(packages)
                .extracting(JavaPackage::getName)
                .contains(ROOT)
                .allMatch(name -> name.equals(ROOT) || name.startsWith(ROOT + "."));
        assertThat(packages).allMatch(it -> it.isAnnotatedWith(NullMarked.class), "has a @NullMarked package-info");
    }

    @Test
    void onlyTheJdkAndCommonAreImported() {
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "dev.gatehouse.common..", ROOT + "..")
                .check(ours);
    }
}

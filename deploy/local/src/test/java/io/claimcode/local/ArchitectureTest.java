package io.claimcode.local;

import java.util.Arrays;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    private static final String STOREFRONT = "io.claimcode.local.storefront";

    @Test
    void launcher_needsNothingThatOnlyTestsHave() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.claimcode.local");
        assertThat(classes).hasSizeGreaterThan(20);

        noClasses()
                .that()
                .resideInAnyPackage("io.claimcode.local", "io.claimcode.local.storefront..")
                // It reads what Kafka told, and is started with the broker's class path.
                .and()
                .doNotHaveSimpleName("DemoClient")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.claimcode.local.test..",
                        "io.quarkus..",
                        "org.testcontainers..",
                        "com.github.dockerjava..",
                        "org.apache.kafka..")
                .check(classes);
    }

    @Test
    void storefront_keepsItsPartsApart_andKnowsNothingOfTheLauncher() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(STOREFRONT);
        assertThat(classes).hasSizeGreaterThan(20);

        only(classes, ".model", "java..", STOREFRONT + ".model");
        only(classes, ".pages", "java..", STOREFRONT + ".model", STOREFRONT + ".pages");
        only(classes, ".api", "java..", "com.fasterxml.jackson..", STOREFRONT + ".model", STOREFRONT + ".api");
        only(classes, "", "java..", STOREFRONT, STOREFRONT + ".model", STOREFRONT + ".api");
        only(classes, ".http", "java..", "com.sun.net.httpserver..", STOREFRONT + "..");
    }

    private static void only(JavaClasses classes, String part, String... known) {
        String[] all = Arrays.copyOf(known, known.length + 1);
        all[known.length] = "org.jspecify..";
        classes()
                .that()
                .resideInAPackage(STOREFRONT + part)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all)
                .check(classes);
    }
}

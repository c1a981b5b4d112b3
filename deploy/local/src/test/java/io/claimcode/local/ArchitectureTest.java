package io.claimcode.local;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    @Test
    void launcher_needsNothingThatOnlyTestsHave() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.claimcode.local");
        assertThat(classes).hasSizeGreaterThan(20);

        noClasses()
                .that()
                .resideInAPackage("io.claimcode.local")
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
}

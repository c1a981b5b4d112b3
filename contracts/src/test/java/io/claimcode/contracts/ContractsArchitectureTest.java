package io.claimcode.contracts;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ContractsArchitectureTest {
    private final JavaClasses contracts = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.claimcode.contracts");

    @Test
    void contracts_dependOnNothing() {
        assertThat(contracts).hasSizeGreaterThan(30);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "io.claimcode.contracts..")
                .check(contracts);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.claimcode.contracts.(*)..")
                .should()
                .beFreeOfCycles()
                .check(contracts);
    }
}

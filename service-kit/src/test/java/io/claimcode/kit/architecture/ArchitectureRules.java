package io.claimcode.kit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds in each module. A module extends it in a class of its own, which runs the rules on the module's main
 * classes; each rule fails when it sees none.
 */
public abstract class ArchitectureRules {
    private static final int MAX_LINES = 300;
    private static final List<String> EMPTY_NAMES =
            List.of("service", "services", "impl", "util", "utils", "common", "manager", "dto", "helper", "misc");

    private final String root;
    private final JavaClasses classes;

    /** Rules for the module whose packages begin with this one. */
    protected ArchitectureRules(String root) {
        this.root = root;
        this.classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
    }

    /** The module's root package. */
    protected final String root() {
        return root;
    }

    /** The module's main classes. */
    protected final JavaClasses classes() {
        assertThat(classes).as("classes of the module").isNotEmpty();
        return classes;
    }

    @Test
    void classes_standBelowTheRootPackage() {
        ArchRuleDefinition.classes().should().resideInAPackage(root + "..").check(classes());
    }

    @Test
    void packages_haveNoCycles() {
        SlicesRuleDefinition.slices()
                .assignedFrom(eachPackage())
                .should()
                .beFreeOfCycles()
                .check(classes());
    }

    @Test
    void packages_haveTellingNames() {
        assertThat(classes().stream().map(JavaClass::getPackageName).distinct())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(List.of(name.split("\\."))).doesNotContainAnyElementsOf(EMPTY_NAMES));
    }

    @Test
    void packages_areNullMarkedAndDescribed() {
        assertThat(classes().stream().map(JavaClass::getPackageName).distinct())
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(read(source(name))).contains("/**").contains("@NullMarked"));
    }

    @Test
    void sourceFiles_areShort() {
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file).lines().count())
                        .as(file.toString())
                        .isLessThanOrEqualTo(MAX_LINES));
    }

    private static Path source(String packageName) {
        return Path.of("src", "main", "java")
                .resolve(packageName.replace('.', '/'))
                .resolve("package-info.java");
    }

    /** The module's own source files. */
    protected static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source file's text. */
    protected static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}

package io.claimcode.kit.architecture;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds in each service besides: models are plain Java, and the adapters of outside things know the use cases and
 * the models, never each other.
 */
public abstract class ServiceArchitectureRules extends ArchitectureRules {
    private static final List<String> ADAPTERS = List.of("http", "console", "postgres", "redis", "kafka");

    /** Rules for the service whose packages begin with this one. */
    protected ServiceArchitectureRules(String root) {
        super(root);
    }

    @Test
    void models_knowNoFramework() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(root() + ".model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.math..",
                        "java.time..",
                        "java.text..",
                        "java.nio",
                        "java.nio.charset..",
                        "java.security..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "io.claimcode.contracts..",
                        root() + ".model..")
                .check(classes());
    }

    @Test
    void models_haveNoClockAndNoChance() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(root() + ".model..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .accessTargetWhere(readsClockOrChance())
                .check(classes());
    }

    @Test
    void adapters_dontKnowEachOther() {
        assertThat(classes().stream().filter(this::isAdapter))
                .as("classes of adapters")
                .isNotEmpty();
        for (String adapter : ADAPTERS) {
            String own = root() + "." + adapter;
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage(own + "..")
                    .should()
                    .dependOnClassesThat(DescribedPredicate.describe(
                            "are in another adapter", type -> isAdapter(type) && !isIn(type, own)))
                    .allowEmptyShould(true)
                    .check(classes());
        }
    }

    private boolean isAdapter(JavaClass type) {
        return ADAPTERS.stream().anyMatch(adapter -> isIn(type, root() + "." + adapter));
    }

    private static boolean isIn(JavaClass type, String packageName) {
        String name = type.getPackageName();
        return name.equals(packageName) || name.startsWith(packageName + ".");
    }

    private static DescribedPredicate<JavaAccess<?>> readsClockOrChance() {
        List<Class<?>> clocks =
                List.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class, System.class);
        return DescribedPredicate.describe("reads the clock or draws at random", access -> {
            String method = access.getTarget().getName();
            boolean clock = clocks.stream()
                            .anyMatch(type -> access.getTargetOwner().isEquivalentTo(type))
                    && (method.equals("now") || method.equals("currentTimeMillis") || method.equals("nanoTime"));
            boolean chance = access.getTargetOwner().isEquivalentTo(UUID.class) && method.equals("randomUUID")
                    || access.getTargetOwner().isEquivalentTo(Math.class) && method.equals("random");
            return clock || chance;
        });
    }
}

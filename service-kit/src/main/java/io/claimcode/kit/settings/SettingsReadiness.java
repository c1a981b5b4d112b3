package io.claimcode.kit.settings;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when no setting endangers a promise; says which one does, and what to do. */
@Readiness
@ApplicationScoped
class SettingsReadiness implements HealthCheck {
    private static final String NAME = "settings";

    private final CheckSettings settings;

    @Inject
    SettingsReadiness(CheckSettings settings) {
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> problems = settings.problems();
        var answer = HealthCheckResponse.named(NAME).status(problems.isEmpty());
        return (problems.isEmpty() ? answer : answer.withData("problem", String.join(" ", problems))).build();
    }
}

package io.claimcode.kit.settings;

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
        return Problems.answer(NAME, settings.problems());
    }
}

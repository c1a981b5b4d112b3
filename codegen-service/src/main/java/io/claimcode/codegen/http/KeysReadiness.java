package io.claimcode.codegen.http;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.codegen.CheckKeys;
import io.claimcode.kit.settings.Problems;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when this instance has the keys with which stored codes were sealed; says which it lacks. */
@Readiness
@ApplicationScoped
class KeysReadiness implements HealthCheck {
    private static final String NAME = "keys";

    private final CheckKeys checkKeys;

    @Inject
    KeysReadiness(CheckKeys checkKeys) {
        this.checkKeys = checkKeys;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return Problems.answer(NAME, checkKeys.problems());
        } catch (RuntimeException e) {
            return Problems.answer(NAME, List.of("The database can't be asked."));
        }
    }
}

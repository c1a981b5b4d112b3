package io.claimcode.kit.app;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The settings of the test application; here and not in a file, which would reach the services' tests as well. */
public class KitProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.devservices.enabled", "false",
                "quarkus.http.test-port", "0",
                "quarkus.http.limits.max-body-size", "16K",
                "quarkus.application.name", "kit-test",
                "claimcode.outbox.measure-interval", "PT0.2S");
    }
}

package io.claimcode.kit.settings;

import java.util.List;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** How a health check says what is wrong: all of it in one text, {@code problem}, which is missing when all is well. */
public final class Problems {
    private Problems() {}

    /** The answer of a check with this name, up when there are no problems. */
    public static HealthCheckResponse answer(String name, List<String> problems) {
        var answer = HealthCheckResponse.named(name).status(problems.isEmpty());
        return (problems.isEmpty() ? answer : answer.withData("problem", String.join(" ", problems))).build();
    }
}

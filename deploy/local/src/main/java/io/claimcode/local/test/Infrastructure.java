package io.claimcode.local.test;

import io.claimcode.local.LocalStack;
import io.claimcode.local.LocalStackOptions;
import io.claimcode.local.Stack;

/** Chooses between containers and embedded processes. */
final class Infrastructure {

    private static final String CHOICE = "claimcode.infra";

    private Infrastructure() {}

    /** Containers where a Docker engine answers, unless {@code -Dclaimcode.infra=embedded|testcontainers} says which. */
    static Stack start() {
        String choice = System.getProperty(CHOICE, "auto");
        return switch (choice) {
            case "embedded" -> embedded();
            case "testcontainers" -> ContainerStack.start();
            case "auto" -> DockerEngine.answers() ? ContainerStack.start() : embedded();
            default -> throw new IllegalArgumentException(CHOICE + " is embedded or testcontainers, not " + choice);
        };
    }

    private static Stack embedded() {
        return LocalStack.start(LocalStackOptions.temporary());
    }
}

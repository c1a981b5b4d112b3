package io.claimcode.local.test;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.claimcode.local.LocalStack;
import io.claimcode.local.LocalStackOptions;
import io.claimcode.local.Stack;

/** Chooses between containers and embedded processes. */
final class Infrastructure {

    private static final String CHOICE = "claimcode.infra";

    private Infrastructure() {}

    /**
     * Containers where a Docker engine answers that has the images, else embedded processes,
     * unless {@code -Dclaimcode.infra=embedded|testcontainers} says which.
     */
    static Stack start() {
        String choice = System.getProperty(CHOICE, "auto");
        return switch (choice) {
            case "embedded" -> embedded();
            case "testcontainers" -> ContainerStack.start();
            case "auto" -> choose(DockerEngine.find(), ContainerStack::start, Infrastructure::embedded, System.err);
            default -> throw new IllegalArgumentException(CHOICE + " is embedded or testcontainers, not " + choice);
        };
    }

    /** Nothing is fetched unasked: without a registry that would take minutes in every test JVM. */
    static Stack choose(
            Optional<DockerEngine> engine, Supplier<Stack> containers, Supplier<Stack> embedded, PrintStream err) {
        if (engine.isEmpty()) {
            return embedded.get();
        }
        List<String> missing = engine.get().missing(ContainerStack.images());
        if (!missing.isEmpty()) {
            say("the Docker engine has no " + String.join(", ", missing), err);
            return embedded.get();
        }
        try {
            return containers.get();
        } catch (RuntimeException failed) {
            say(
                    "the containers did not start: "
                            + String.valueOf(failed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    err);
            return embedded.get();
        }
    }

    private static void say(String reason, PrintStream err) {
        err.println("The tests use embedded servers, since " + reason + " (-D" + CHOICE + "=testcontainers insists)");
    }

    private static Stack embedded() {
        return LocalStack.start(LocalStackOptions.temporary());
    }
}

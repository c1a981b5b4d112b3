package io.claimcode.codegen;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Forgets the answers to imports whose time is over. */
@Singleton
final class ForgetImports {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Loop loop;

    @Inject
    ForgetImports(Imports imports, ImportConfig config) {
        this.loop = new Loop("import-forgetter", PAUSE, () -> {
            imports.forget(config.answersKept());
            return false;
        });
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}

package io.claimcode.local.test;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

import com.github.dockerjava.api.DockerClient;
import io.claimcode.local.Server;
import io.claimcode.local.StartFailed;
import org.testcontainers.containers.GenericContainer;

/** A server in a container, which is killed and started as the engine does it, with its file system kept. */
record ContainerServer(String name, int port, GenericContainer<?> container, IntPredicate answers) implements Server {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    @Override
    public void start() {
        if (running()) {
            return;
        }
        engine().startContainerCmd(id()).exec();
        await();
    }

    @Override
    public void stop() {
        if (running()) {
            engine().stopContainerCmd(id()).withTimeout(20).exec();
        }
    }

    @Override
    public void kill() {
        if (running()) {
            engine().killContainerCmd(id()).exec();
            engine().waitContainerCmd(id()).start().awaitStatusCode();
        }
    }

    @Override
    public boolean running() {
        return Boolean.TRUE.equals(
                engine().inspectContainerCmd(id()).exec().getState().getRunning());
    }

    /** Waits until the server answers at its port. */
    void await() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers.test(port)) {
            if (System.nanoTime() > deadline) {
                throw new StartFailed(name + " gives no answer on port " + port);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private DockerClient engine() {
        return container.getDockerClient();
    }

    private String id() {
        return container.getContainerId();
    }
}

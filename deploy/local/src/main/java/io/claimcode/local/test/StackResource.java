package io.claimcode.local.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import io.claimcode.local.LocalStack;
import io.claimcode.local.LocalStackOptions;
import io.claimcode.local.Service;
import io.claimcode.local.Stack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives a service's tests the three servers on free ports and empty data.
 * The argument {@code service} names the service, such as {@code promotion}.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {

    private static @Nullable Stack stack;

    private Service service = Service.PROMOTION;

    @Override
    public void init(Map<String, String> arguments) {
        String name = arguments.get("service");
        if (name == null) {
            throw new IllegalArgumentException("name the service in the argument \"service\"");
        }
        service = Service.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public Map<String, String> start() {
        return stack().properties(service);
    }

    /** They stay for the next class and end with this JVM. */
    @Override
    public void stop() {}

    /** The servers of this JVM, started when first asked for. */
    public static synchronized Stack stack() {
        Stack running = stack;
        if (running == null) {
            running = startEmbedded();
            stack = running;
        }
        return running;
    }

    private static Stack startEmbedded() {
        try {
            Path directory = Files.createTempDirectory("claimcode-stack-");
            return LocalStack.start(LocalStackOptions.forTests(directory));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

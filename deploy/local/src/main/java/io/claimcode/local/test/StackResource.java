package io.claimcode.local.test;

import java.util.Locale;
import java.util.Map;

import io.claimcode.local.Service;
import io.claimcode.local.Settings;
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
        Map<String, String> properties = stack().properties(service);
        for (String name : Settings.asEnvironment(properties).keySet()) {
            if (System.getenv(name) != null) {
                throw new IllegalStateException(
                        "unset " + name + ": the environment wins over the servers of the tests");
            }
        }
        return properties;
    }

    /** They stay for the next class and end with this JVM. */
    @Override
    public void stop() {}

    /** The servers, started when first asked for. Every test profile has a class loader and so servers of its own. */
    public static synchronized Stack stack() {
        Stack running = stack;
        if (running == null) {
            running = Infrastructure.start();
            stack = running;
        }
        return running;
    }
}

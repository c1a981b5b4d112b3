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

    /** Where the whole JVM finds the servers: another test profile means other class loaders, and this class once more. */
    private static final String SHARED = "io.claimcode.local.test.stack";

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

    /** The servers of this JVM, started when first asked for. */
    public static Stack stack() {
        synchronized (System.getProperties()) {
            Object shared = System.getProperties().get(SHARED);
            Stack mine = stack;
            if (mine != null && mine.equals(shared)) {
                return mine;
            }
            if (shared instanceof AutoCloseable foreign) {
                close(foreign);
            }
            Stack started = Infrastructure.start();
            stack = started;
            System.getProperties().put(SHARED, started);
            return started;
        }
    }

    private static void close(AutoCloseable foreign) {
        try {
            foreign.close();
        } catch (Exception failed) {
            throw new IllegalStateException("cannot end the servers of another test profile", failed);
        }
    }
}

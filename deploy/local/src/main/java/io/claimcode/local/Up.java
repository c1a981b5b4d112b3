package io.claimcode.local;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

import io.claimcode.local.LocalStackOptions.Start;
import io.claimcode.local.storefront.http.StorefrontServer;
import org.jspecify.annotations.Nullable;

/** {@code up}: the three servers, the three services and the storefront, started, watched, and ended in order. */
final class Up {

    private final UpOptions options;
    private final PrintStream out;
    private final long begin = System.nanoTime();
    private final List<ServiceProcess> services = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private volatile @Nullable StorefrontServer storefront;
    private volatile boolean ending;

    private Up(UpOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Returns only when something does not start; else it stays until the process is told to end. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        new Up(UpOptions.parse(arguments, environment), out).run();
        return 0;
    }

    private void run() {
        requirePackages();
        requirePorts();
        out.println("starting PostgreSQL, Redis and Kafka");
        LocalStack stack = LocalStack.start(new LocalStackOptions(
                options.directory(),
                options.ports(),
                options.fresh() ? Start.FRESH : Start.KEEP,
                true,
                this::sayReady));
        for (Service service : Service.values()) {
            services.add(ServiceProcess.of(
                    options.root(), service, options.ports().of(service), stack.environment(service), stack.logs()));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack), "up-exit"));
        stack.endOnlyWhenClosed();
        startServices();
        storefront = StorefrontCommand.start(options.ports(), stack.tokens());
        sayWhere();
        watch(stack);
        stay();
    }

    /** Said before anything is started. */
    private void requirePackages() {
        for (Service service : Service.values()) {
            Path jar = options.root().resolve(service.jar());
            if (!Files.exists(jar)) {
                throw new StartFailed(service.processName() + " is not built: " + jar + " is missing");
            }
        }
    }

    private void requirePorts() {
        Ports ports = options.ports();
        Ports.requireFree(ports.postgres(), "PostgreSQL");
        Ports.requireFree(ports.redis(), "Redis");
        Ports.requireFree(ports.kafka(), "Kafka");
        Ports.requireFree(ports.kafkaController(), "Kafka's controller");
        for (Service service : Service.values()) {
            Ports.requireFree(ports.of(service), service.processName());
        }
        Ports.requireFree(ports.storefront(), "storefront");
    }

    private void startServices() {
        out.println("starting the services");
        try {
            Together.run(services, service -> Together.timed(service, this::sayReady));
        } catch (CompletionException failed) {
            if (ending) {
                stay();
            }
            throw StartFailed.from(failed);
        }
    }

    private void watch(LocalStack stack) {
        List<Server> all = new ArrayList<>(stack.servers());
        all.addAll(services);
        all.forEach(server -> watches.add(Watch.over(server, out)));
    }

    private void sayReady(String name, double seconds) {
        out.printf(Locale.ROOT, "  %-20s %5.1f s%n", name, seconds);
    }

    private void sayWhere() {
        Ports ports = options.ports();
        out.println();
        sayRow("sellers' console", "http://127.0.0.1:" + ports.promotion() + "/console");
        for (Service service : Service.values()) {
            sayRow(service.processName(), "http://127.0.0.1:" + ports.of(service) + "/q/swagger-ui");
        }
        sayRow("storefront", "http://127.0.0.1:" + ports.storefront() + "/");
        String databases = String.join(
                ", ", Arrays.stream(Service.values()).map(Service::label).toList());
        sayRow(
                "PostgreSQL",
                "127.0.0.1:" + ports.postgres() + "  databases " + databases + "; user and password alike");
        sayRow("Redis", "127.0.0.1:" + ports.redis());
        sayRow("Kafka", "127.0.0.1:" + ports.kafka());
        sayRow("data, keys and logs", options.directory().toString());
        out.println();
        out.printf(Locale.ROOT, "ready after %.1f s; Ctrl-C stops all%n", (System.nanoTime() - begin) / 1e9);
        out.println("ready");
    }

    private void sayRow(String name, String where) {
        out.printf(Locale.ROOT, "  %-20s %s%n", name, where);
    }

    private void end(LocalStack stack) {
        ending = true;
        out.println("stopping");
        watches.forEach(Watch::end);
        StorefrontServer shop = storefront;
        if (shop != null) {
            shop.close();
        }
        // The services first, so that they end in peace with their stores.
        Together.run(services, Server::stop);
        stack.close();
        out.println("stopped");
    }

    /** Until the process is told to end. */
    static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

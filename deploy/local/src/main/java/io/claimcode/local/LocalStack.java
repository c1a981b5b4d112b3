package io.claimcode.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Redis and Kafka, each in a process of its own that ends with this one at the latest.
 * One directory holds their data, keys and logs; a lock keeps a second stack out of it.
 */
public final class LocalStack implements Stack {

    private final Ports ports;
    private final LocalKeys keys;
    private final PostgresServer postgres;
    private final RedisServer redis;
    private final KafkaServer kafka;
    private final FileChannel lock;
    private final Thread atExit = new Thread(this::stopServers, "local-stack-exit");

    private LocalStack(LocalStackOptions options, FileChannel lock) {
        this.lock = lock;
        this.ports = options.ports();
        Path directory = options.directory();
        Path logs = directory.resolve("log");
        this.keys = LocalKeys.in(directory.resolve("keys"));
        this.postgres = new PostgresServer(directory.resolve("postgres"), logs, ports.postgres(), options.durable());
        this.redis = new RedisServer(directory.resolve("redis"), logs, ports.redis());
        this.kafka = new KafkaServer(directory.resolve("kafka"), logs, ports.kafka(), ports.kafkaController());
    }

    /** Starts the three servers side by side and returns when all of them answer. */
    public static LocalStack start(LocalStackOptions options) {
        LocalStack stack = new LocalStack(options, lock(options.directory()));
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        try {
            CompletableFuture.allOf(stack.servers().stream()
                            .map(server -> inBackground(server.name(), () -> timed(server, options)))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
            return stack;
        } catch (CompletionException failed) {
            stack.close();
            throw failed.getCause() instanceof StartFailed cause
                    ? cause
                    : new StartFailed("the local servers did not start: " + failed.getCause(), failed);
        }
    }

    private static void timed(Server server, LocalStackOptions options) {
        long before = System.nanoTime();
        server.start();
        options.report().accept(server.name(), (System.nanoTime() - before) / 1e9);
    }

    /** A thread of its own, since starting a server waits for processes. */
    static CompletableFuture<Void> inBackground(String name, Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("start-" + name).start(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    private static FileChannel lock(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartFailed(directory + " is in use by another run; stop that one first");
            }
            return channel;
        } catch (IOException failed) {
            throw new StartFailed("cannot use the directory " + directory + ": " + failed.getMessage(), failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** The three servers. */
    public List<Server> servers() {
        return List.of(postgres, redis, kafka);
    }

    @Override
    public Server postgres() {
        return postgres;
    }

    @Override
    public Server redis() {
        return redis;
    }

    @Override
    public Server kafka() {
        return kafka;
    }

    public Ports ports() {
        return ports;
    }

    @Override
    public Map<String, String> properties(Service service) {
        return Settings.of(service, ports.postgres(), ports.redis(), ports.kafka(), keys);
    }

    @Override
    public Tokens tokens() {
        return new Tokens(keys);
    }

    @Override
    public void close() {
        stopServers();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is running and finds nothing left to stop.
        }
        try {
            lock.close();
        } catch (IOException unlikely) {
            throw new IllegalStateException(unlikely);
        }
    }

    private void stopServers() {
        CompletableFuture.allOf(servers().stream()
                        .map(server -> inBackground(server.name(), server::stop))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}

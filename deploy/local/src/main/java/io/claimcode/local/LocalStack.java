package io.claimcode.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import io.claimcode.local.LocalStackOptions.Start;

/**
 * PostgreSQL, Redis and Kafka, each in a process of its own that ends with this one at the latest.
 * One directory holds their data, keys and logs; a lock keeps a second stack out of it.
 */
public final class LocalStack implements Stack {

    private final LocalStackOptions options;
    private final DataDirectory directory;
    private final LocalKeys keys;
    private final PostgresServer postgres;
    private final RedisServer redis;
    private final KafkaServer kafka;
    private final Thread atExit = new Thread(this::end, "local-stack-exit");

    private LocalStack(LocalStackOptions options, DataDirectory directory) {
        this.options = options;
        this.directory = directory;
        Ports ports = options.ports();
        Path logs = directory.logs();
        this.keys = LocalKeys.in(directory.keys());
        this.postgres = new PostgresServer(directory.of("postgres"), logs, ports.postgres(), options.durable());
        this.redis = new RedisServer(directory.of("redis"), logs, ports.redis());
        this.kafka = new KafkaServer(directory.of("kafka"), logs, ports.kafka(), ports.kafkaController());
    }

    /** Starts the three servers side by side and returns when all of them answer. */
    public static LocalStack start(LocalStackOptions options) {
        LocalStack stack = new LocalStack(options, DataDirectory.open(options.directory(), options.start()));
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        try {
            Together.run(stack.servers(), server -> Together.timed(server, options.report()));
            return stack;
        } catch (CompletionException failed) {
            stack.close();
            throw StartFailed.from(failed);
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

    /** The folder of the logs, for those of other processes too. */
    public Path logs() {
        return directory.logs();
    }

    @Override
    public Map<String, String> properties(Service service) {
        Ports ports = options.ports();
        Map<String, String> settings =
                new HashMap<>(Settings.of(service, ports.postgres(), ports.redis(), ports.kafka(), keys));
        if (service == Service.PROMOTION) {
            settings.put("claimcode.console.codes-url", "http://127.0.0.1:" + ports.codegen());
            settings.put("claimcode.console.redemptions-url", "http://127.0.0.1:" + ports.redemption());
        }
        return options.durable() ? Map.copyOf(settings) : Settings.withoutFsync(settings);
    }

    @Override
    public Tokens tokens() {
        return new Tokens(keys);
    }

    /** Leaves the end to the caller, who has other things to end before. */
    void endOnlyWhenClosed() {
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException endingAnyway) {
            // The hook finds nothing left to do.
        }
    }

    private synchronized void end() {
        Together.run(servers(), Server::stop);
        try {
            directory.close();
            if (options.start() == Start.TEMPORARY) {
                Folders.delete(options.directory());
            }
        } catch (IOException failed) {
            throw new IllegalStateException("cannot clean up " + options.directory(), failed);
        }
    }
}

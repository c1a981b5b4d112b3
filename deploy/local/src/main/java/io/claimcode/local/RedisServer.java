package io.claimcode.local;

import java.nio.file.Path;
import java.util.List;

/**
 * Redis that writes a snapshot when it is stopped and every few minutes. No promise needs more: what a crash loses is
 * loaded again from Postgres. An append-only file would make loading codes half as fast again.
 */
final class RedisServer extends ManagedServer {

    static final String BINARY =
            "redis-server-7.0.15-" + Platform.operatingSystem() + "-" + Platform.architecture("amd64", "arm64");

    RedisServer(Path directory, Path logs, int port) {
        super("Redis", port, directory, logs.resolve("redis.log"));
    }

    @Override
    void prepare() {}

    @Override
    List<String> command() {
        Path binary = BinaryCache.file(BINARY).resolve(BINARY);
        return List.of(
                binary.toString(),
                "--port",
                Integer.toString(port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory().toString(),
                "--daemonize",
                "no",
                "--save",
                "300 1",
                "--maxmemory-policy",
                "noeviction");
    }

    @Override
    boolean answers(ChildProcess running) {
        return Answers.redis(port());
    }
}

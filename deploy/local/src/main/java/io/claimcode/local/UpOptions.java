package io.claimcode.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the command line and the environment ask of {@code up}. */
record UpOptions(Path root, Path directory, Ports ports, boolean fresh) {

    private static final Set<String> FLAGS = Set.of("--fresh");
    private static final Set<String> OPTIONS = Set.of(
            "--directory",
            "--root",
            "--postgres-port",
            "--redis-port",
            "--kafka-port",
            "--kafka-controller-port",
            "--promotion-port",
            "--codegen-port",
            "--redemption-port",
            "--storefront-port");

    static UpOptions parse(List<String> arguments, Map<String, String> environment) {
        CommandLine line = new CommandLine(arguments, FLAGS, OPTIONS, environment);
        Ports standard = Ports.standard();
        Ports ports = new Ports(
                line.port("postgres", standard.postgres()),
                line.port("redis", standard.redis()),
                line.port("kafka", standard.kafka()),
                line.port("kafka-controller", standard.kafkaController()),
                line.port("promotion", standard.promotion()),
                line.port("codegen", standard.codegen()),
                line.port("redemption", standard.redemption()),
                line.port("storefront", standard.storefront()));
        return new UpOptions(Path.of(line.text("--root", ".")), line.directory(), ports, line.has("--fresh"));
    }
}

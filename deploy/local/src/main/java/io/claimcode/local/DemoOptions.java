package io.claimcode.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where {@code demo} finds the system. docker-compose.yml publishes the same ports as {@code up}, so both targets differ
 * only in the name that is said when nobody answers.
 */
record DemoOptions(Path directory, Ports ports, String target) {
    private static final Set<String> TARGETS = Set.of("up", "compose");

    static DemoOptions parse(List<String> arguments, Map<String, String> environment) {
        var line = new CommandLine(
                arguments,
                Set.of(),
                Set.of(
                        "--target",
                        "--directory",
                        "--promotion-port",
                        "--codegen-port",
                        "--redemption-port",
                        "--kafka-port"),
                environment);
        var standard = Ports.standard();
        var target = line.text("--target", "up");
        if (!TARGETS.contains(target)) {
            throw new WrongUsage("--target is up or compose");
        }
        return new DemoOptions(
                line.directory(),
                new Ports(
                        standard.postgres(),
                        standard.redis(),
                        line.port("kafka", standard.kafka()),
                        standard.kafkaController(),
                        line.port("promotion", standard.promotion()),
                        line.port("codegen", standard.codegen()),
                        line.port("redemption", standard.redemption()),
                        standard.storefront()),
                target);
    }

    String promotions() {
        return "http://127.0.0.1:" + ports.promotion();
    }

    String codes() {
        return "http://127.0.0.1:" + ports.codegen();
    }

    String redemptions() {
        return "http://127.0.0.1:" + ports.redemption();
    }

    String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** What starts the system. */
    String starter() {
        return target.equals("compose") ? "docker compose up" : "./claimcode up";
    }
}

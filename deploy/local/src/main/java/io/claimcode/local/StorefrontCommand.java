package io.claimcode.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.claimcode.local.storefront.http.StorefrontServer;

/** {@code storefront}: the storefront alone, for a system that something else than {@code up} has started. */
final class StorefrontCommand {

    private static final String NAME = "shop-trial";

    private StorefrontCommand() {}

    /** Returns only when it does not start; else it stays until the process is told to end. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        CommandLine line = new CommandLine(
                arguments, Set.of(), Set.of("--directory", "--redemption-port", "--storefront-port"), environment);
        Ports standard = Ports.standard();
        Ports ports = new Ports(
                standard.postgres(),
                standard.redis(),
                standard.kafka(),
                standard.kafkaController(),
                standard.promotion(),
                standard.codegen(),
                line.port("redemption", standard.redemption()),
                line.port("storefront", standard.storefront()));
        Ports.requireFree(ports.storefront(), "storefront");
        StorefrontServer server =
                start(ports, new Tokens(LocalKeys.in(line.directory().resolve("keys"))));
        out.println("storefront at " + server.address() + "; Ctrl-C stops it");
        out.println("ready");
        Up.stay();
        return 0;
    }

    /** Starts it; its token is made for each question and never leaves this process but for the service. */
    static StorefrontServer start(Ports ports, Tokens tokens) {
        try {
            return StorefrontServer.start(
                    ports.storefront(),
                    URI.create("http://127.0.0.1:" + ports.redemption()),
                    sellers -> tokens.storefront(NAME, sellers));
        } catch (IOException failed) {
            throw new StartFailed(
                    "the storefront did not start on port " + ports.storefront() + ": " + failed.getMessage(), failed);
        }
    }
}

package io.claimcode.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** The ports of the servers, the services and the storefront on 127.0.0.1. */
public record Ports(
        int postgres,
        int redis,
        int kafka,
        int kafkaController,
        int promotion,
        int codegen,
        int redemption,
        int storefront) {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(20);

    /** The ports that {@code ./claimcode up} uses unless it is told others. */
    public static Ports standard() {
        return new Ports(25432, 26379, 29092, 29093, 8081, 8082, 8083, 8084);
    }

    /**
     * Ports that nobody listens on. They lie below the range from which systems take the local ports
     * of outgoing connections, so that a killed server finds its port free when it starts again.
     */
    public static Ports free() {
        Set<Integer> found = new LinkedHashSet<>();
        while (found.size() < 8) {
            int candidate = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            if (isFree(candidate)) {
                found.add(candidate);
            }
        }
        int[] port = found.stream().mapToInt(Integer::intValue).toArray();
        return new Ports(port[0], port[1], port[2], port[3], port[4], port[5], port[6], port[7]);
    }

    /** The HTTP port of a service. */
    public int of(Service service) {
        return switch (service) {
            case PROMOTION -> promotion;
            case CODEGEN -> codegen;
            case REDEMPTION -> redemption;
        };
    }

    /** Says whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The last run's processes may still be about to end, so a port gets a moment to become free. */
    static void requireFree(int port, String name) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() > deadline) {
                throw new StartFailed("port " + port + " (" + name + ") is in use by another program");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}

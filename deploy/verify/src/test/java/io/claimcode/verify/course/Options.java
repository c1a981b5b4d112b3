package io.claimcode.verify.course;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.claimcode.local.Service;

/**
 * How a course is run.
 *
 * @param seed of the buyers' and the nemesis' choices
 * @param time how long faults follow each other; zero for each kind once
 * @param buyers how many at once
 * @param directory of data, keys and logs
 * @param jars where each service was built
 * @param patience how long the system may take to work again after a fault
 * @param faults parts of the names of the faults to begin with; each kind once when empty
 */
record Options(
        long seed,
        Duration time,
        int buyers,
        Path directory,
        Map<Service, Path> jars,
        Duration patience,
        List<String> faults) {
    /** What is promised. */
    static final Duration PROMISED = Duration.ofSeconds(30);

    private static final List<String> EACH_KIND = List.of(
            "kill -9 of redemption-service-1 + kill -9 of Kafka",
            "FLUSHALL while commits",
            "stop of PostgreSQL",
            "Redis is restored from an older copy",
            "kill -9 of PostgreSQL",
            "cut off from Redis",
            "a promotion ends while",
            "kill -9 of Redis",
            "PostgreSQL is slow",
            "the data of Redis are removed",
            "the log of Kafka is wiped",
            Faults.FULL,
            "codes are claimed, and not yet in the ledger + a promotion is stored, and not yet answered",
            "a redemption is in the ledger, and not yet answered + codes are loaded, and that not yet noted",
            "the ledger has a shard's mark, and Redis no claims yet");

    /** Each kind of fault once, on a machine that may be busy with other things. */
    static Options once(long seed, Path directory, Path root) {
        return new Options(seed, Duration.ZERO, 6, directory, jars(root), PROMISED.multipliedBy(2), EACH_KIND);
    }

    /** The services as the build has left them. */
    static Map<Service, Path> jars(Path root) {
        var jars = new EnumMap<Service, Path>(Service.class);
        for (var service : Service.values()) {
            jars.put(
                    service,
                    root.resolve(service.processName()).resolve(Path.of("target", "quarkus-app", "quarkus-run.jar")));
        }
        return jars;
    }

    /** The longest time between two faults. A long course has all of it at work in between as well, as it should be. */
    Duration calm() {
        return Duration.ofSeconds(time.isZero() ? 1 : 7);
    }

    /** Codes of which each buyer takes fresh ones. */
    int stock() {
        return (int) Math.min(2_000_000, 6_000 + time.toSeconds() * 100);
    }
}

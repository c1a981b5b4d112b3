package io.claimcode.verify.course;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import io.claimcode.local.Folders;
import io.claimcode.local.Server;
import io.claimcode.verify.Signals;
import io.claimcode.verify.course.check.Trouble;

/** The kinds of faults. */
final class Faults {
    static final String FULL = "the disk of PostgreSQL is full";

    private static final String EMPTIED = "FLUSHALL";
    private static final String AGED = "Redis is restored from an older copy";
    /** The faults that need a Redis that answers; the second of them ends it. */
    private static final List<String> ASKING_REDIS = List.of(EMPTIED, AGED);

    private final Site site;
    private final StaleInstance stale;
    private final LateCommits late;
    private final Random random;
    private final List<Fault> crashes;

    Faults(Site site, StaleInstance stale, LateCommits late, Random random) {
        this.site = site;
        this.stale = stale;
        this.late = late;
        this.random = random;
        this.crashes = new Crashes(site).all();
    }

    /** Each kind once, in an order of its own each time. What takes long to start is killed in pairs. */
    List<Fault> each() {
        var restarts = new ArrayDeque<>(List.of(
                kill(site.promotion()),
                kill(site.codegen()),
                kill(site.redemptions().getFirst()),
                kill(site.stack().kafka())));
        var all = kinds();
        all.removeIf(
                kind -> restarts.stream().anyMatch(restart -> restart.name().equals(kind.name())));
        while (!restarts.isEmpty()) {
            all.add(Fault.both(restarts.poll(), restarts.poll()));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private List<Fault> kinds() {
        var all = simple();
        all.add(late.fault(milliseconds(0, 500)));
        all.add(stale.fault(milliseconds(800, 1500)));
        all.addAll(crashes);
        return all;
    }

    /** Any one, or any two. What takes a service to start again is not too often among them. */
    Fault any() {
        if (random.nextInt(8) == 0) {
            return crashes.get(random.nextInt(crashes.size()));
        }
        if (random.nextInt(4) == 0) {
            var simple = simple();
            Collections.shuffle(simple, random);
            var two = new ArrayList<>(simple.subList(0, 2));
            // What is asked of Redis itself comes before whatever keeps it from answering.
            two.sort(Comparator.comparingInt(fault -> Math.floorMod(ASKING_REDIS.indexOf(fault.name()), 3)));
            return Fault.both(two.get(0), two.get(1));
        }
        var others = kinds();
        others.removeAll(crashes);
        return others.get(random.nextInt(others.size()));
    }

    /** The first whose name contains this; two joined by a plus sign. */
    Fault named(String part) {
        int plus = part.indexOf(" + ");
        if (plus > 0) {
            return Fault.both(named(part.substring(0, plus)), named(part.substring(plus + 3)));
        }
        return kinds().stream()
                .filter(fault -> fault.name().contains(part))
                .min(Comparator.comparing(fault -> fault.name().length()))
                .orElseThrow();
    }

    private List<Fault> simple() {
        var all = new ArrayList<Fault>();
        site.services().forEach(service -> all.add(kill(service)));
        site.stack().servers().forEach(server -> all.add(kill(server)));
        site.redemptions().forEach(service -> all.add(stop(service)));
        site.stack().servers().forEach(server -> all.add(stop(server)));
        all.add(flush());
        all.add(lose());
        all.add(age());
        all.add(wipe());
        if (site.disk() != null) {
            all.add(full(site.disk()));
        }
        all.add(cut("the first redemption-service is cut off from Redis", site.toRedis()));
        all.add(cut("the first redemption-service is cut off from PostgreSQL", site.toPostgres()));
        all.add(cut("clients are cut off from the second redemption-service", site.fromClients()));
        all.add(slow("Redis is slow for the first redemption-service", site.toRedis(), milliseconds(50, 1500)));
        all.add(slow("PostgreSQL is slow for the first redemption-service", site.toPostgres(), milliseconds(50, 1500)));
        return all;
    }

    private Fault kill(Server server) {
        var fault = Fault.of(
                "kill -9 of " + server.name(), milliseconds(0, 1500), server::kill, () -> site.startAgain(server));
        return server == site.stack().redis() ? fault.losingClaims() : fault;
    }

    private Fault stop(Server server) {
        return Fault.of(
                "stop of " + server.name(),
                milliseconds(500, 4000),
                () -> Signals.send(server, "STOP"),
                () -> Signals.send(server, "CONT"));
    }

    private Fault flush() {
        return Fault.of(EMPTIED, milliseconds(0, 300), site::emptyRedis, () -> {})
                .losingClaims();
    }

    /** Redis comes back with nothing on its disk. */
    private Fault lose() {
        var redis = site.stack().redis();
        return Fault.of(
                        "the data of Redis are removed",
                        milliseconds(0, 500),
                        () -> {
                            redis.kill();
                            Folders.delete(site.redisData());
                        },
                        () -> site.startAgain(redis))
                .losingClaims();
    }

    /** Kafka comes back without any topic. */
    private Fault wipe() {
        var kafka = site.stack().kafka();
        return Fault.of(
                Trouble.LOG_LOST,
                milliseconds(0, 500),
                () -> {
                    kafka.kill();
                    Folders.delete(site.kafkaLog());
                },
                () -> site.startAgain(kafka));
    }

    /** What is full may still take what fits where something else was; PostgreSQL may end or go on. */
    private Fault full(SmallDisk disk) {
        return Fault.of(FULL, milliseconds(1000, 4000), disk::fill, () -> {
            disk.clear();
            site.startAgain(site.stack().postgres());
        });
    }

    private void save() {
        try (var redis = site.redis()) {
            redis.save();
        }
    }

    /** Redis comes back as it was seconds ago. */
    private Fault age() {
        var redis = site.stack().redis();
        var copy = site.directory().resolve("redis-copy");
        return Fault.of(
                        AGED,
                        milliseconds(0, 500),
                        () -> {
                            Folders.delete(copy);
                            save();
                            copy(site.redisData(), copy);
                            pass(milliseconds(1000, 2500));
                            redis.kill();
                            Folders.delete(site.redisData());
                            Files.move(copy, site.redisData());
                        },
                        () -> site.startAgain(redis))
                .losingClaims();
    }

    private Fault cut(String name, TcpProxy proxy) {
        return Fault.of(name, milliseconds(100, 1500), () -> proxy.refuse(true), () -> proxy.refuse(false));
    }

    private Fault slow(String name, TcpProxy proxy, Duration delay) {
        return Fault.of(name, milliseconds(500, 3000), () -> proxy.delay(delay), () -> proxy.delay(Duration.ZERO));
    }

    /** The load goes on for so long. */
    static void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private Duration milliseconds(int from, int to) {
        return Duration.ofMillis(from + random.nextInt(to - from));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                } catch (NoSuchFileException e) {
                    // Redis has rewritten it meanwhile.
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

package io.claimcode.verify.course;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.claimcode.local.Folders;
import io.claimcode.local.Service;
import io.claimcode.verify.course.check.Violation;

/** Builds each mutant from a copy of the sources and runs courses over it until a check finds it. */
final class Mutants {
    private static final int RUNS = 10;
    /** More than else: each may be the one that finds it. */
    private static final int BUYERS = 24;

    private static final Set<String> LEFT_OUT = Set.of(".git", ".claimcode", "node_modules");

    private final Path root;
    private final Path directory;
    private final String maven;
    private final PrintStream out;

    /**
     * How it went with one.
     *
     * @param runs how many it took, or how many there were when none found it
     */
    record Verdict(Mutant mutant, int runs, List<String> checks) {
        boolean found() {
            return !checks.isEmpty();
        }

        String row() {
            return "| %s | %s | %s | %d |"
                    .formatted(
                            mutant.name(), mutant.what(), found() ? String.join(", ", checks) : "**not found**", runs);
        }
    }

    /** @param maven the program that builds */
    Mutants(Path root, Path directory, String maven, PrintStream out) {
        this.root = root;
        this.directory = directory;
        this.maven = maven;
        this.out = out;
    }

    /** Builds those whose name contains something. */
    void build(String wanted) throws IOException, InterruptedException {
        for (var mutant : Mutant.in(root)) {
            if (mutant.name().contains(wanted)) {
                out.println("building " + mutant.name());
                build(mutant);
            }
        }
    }

    /** Those whose name contains something. */
    List<Verdict> run(String wanted, long seed) throws IOException, InterruptedException {
        var verdicts = new ArrayList<Verdict>();
        for (var mutant : Mutant.in(root)) {
            if (mutant.name().contains(wanted)) {
                out.println(mutant.name() + ": " + mutant.what());
                var verdict = hunt(mutant, build(mutant), seed);
                out.println(verdict.row());
                verdicts.add(verdict);
            }
        }
        out.println("| mutant | what it does | found by | runs |");
        out.println("|---|---|---|---|");
        verdicts.forEach(verdict -> out.println(verdict.row()));
        return verdicts;
    }

    private Verdict hunt(Mutant mutant, Map<Service, Path> jars, long seed) {
        for (int run = 1; run <= RUNS; run++) {
            var options = new Options(
                    seed + run,
                    Duration.ZERO,
                    BUYERS,
                    directory.resolve("run"),
                    jars,
                    Options.PROMISED.multipliedBy(2),
                    mutant.faults());
            var checks = Course.run(options, out).violations().stream()
                    .map(Violation::check)
                    .distinct()
                    .toList();
            if (!checks.isEmpty()) {
                return new Verdict(mutant, run, checks);
            }
        }
        return new Verdict(mutant, RUNS, List.of());
    }

    /** The mutant's services, and those of the sources as they are. What was built from the same patch is used again. */
    private Map<Service, Path> build(Mutant mutant) throws IOException, InterruptedException {
        var kept = directory.resolve("built").resolve(mutant.name());
        var stamp = kept.resolve("patch");
        if (!Files.exists(stamp) || Files.mismatch(stamp, mutant.patch()) >= 0) {
            Folders.delete(kept);
            make(mutant, kept);
            Files.copy(mutant.patch(), stamp);
        }
        var jars = new EnumMap<Service, Path>(Options.jars(root));
        mutant.services()
                .forEach(service ->
                        jars.put(service, kept.resolve(service.processName()).resolve("quarkus-run.jar")));
        return jars;
    }

    private void make(Mutant mutant, Path kept) throws IOException, InterruptedException {
        var copy = directory.resolve("sources");
        Folders.delete(copy);
        copy(root, copy, LEFT_OUT);
        mutant.apply(copy);
        execute(
                copy,
                List.of(
                        maven,
                        "-q",
                        "-B",
                        "-DskipTests",
                        "-Dspotless.check.skip",
                        "package",
                        "-am",
                        "-pl",
                        mutant.services().stream().map(Service::processName).collect(Collectors.joining(","))));
        for (var service : mutant.services()) {
            copy(Options.jars(copy).get(service).getParent(), kept.resolve(service.processName()), Set.of());
        }
    }

    private void execute(Path folder, List<String> command) throws IOException, InterruptedException {
        var log = directory.resolve("build.log");
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " failed: " + Files.readString(log));
        }
    }

    private static void copy(Path from, Path to, Set<String> leftOut) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (leftOut.contains(folder.getFileName().toString()) || folder.startsWith(to)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

package io.claimcode.verify.course;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.claimcode.local.Folders;

/** {@code ./claimcode prove}: the long course, and the courses over mutants. */
final class Prove {
    private static final Set<String> WORDS = Set.of("--mutants", "--build");
    private static final Set<String> VALUES =
            Set.of("--minutes", "--seed", "--faults", "--only", "--maven", "--root", "--directory");

    private static final int BUYERS = 12;

    private final Map<String, String> options;
    private final Path root;
    private final Path directory;
    private final long seed;

    private Prove(Map<String, String> options) {
        this.options = options;
        this.root =
                Path.of(options.getOrDefault("--root", ".")).toAbsolutePath().normalize();
        this.directory = Path.of(options.getOrDefault(
                        "--directory",
                        root.resolve(Path.of("deploy", "verify", "target", "prove"))
                                .toString()))
                .toAbsolutePath();
        this.seed = Long.parseLong(options.getOrDefault("--seed", Long.toString(System.nanoTime() % 1_000_000_000)));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            var prove = new Prove(parse(arguments));
            boolean well = prove.options.containsKey("--mutants") ? prove.mutants() : prove.course();
            System.exit(well ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("claimcode: " + e.getMessage());
            System.exit(2);
        }
    }

    private boolean course() throws IOException {
        var time = Duration.ofSeconds((long) (60 * Double.parseDouble(options.getOrDefault("--minutes", "10"))));
        var faults = options.get("--faults");
        var course = new Options(
                seed,
                time,
                BUYERS,
                directory.resolve("run"),
                Options.jars(root),
                Options.PROMISED,
                faults == null ? List.of() : List.of(faults.split(";\\s*")));
        var result = Course.run(course, System.out);
        new Report(result, Report.command(course)).write(directory);
        Folders.delete(directory.resolve("run").resolve("postgres"));
        Folders.delete(directory.resolve("run").resolve("kafka"));
        System.out.println("report: " + directory.resolve("report.html"));
        return result.violations().isEmpty();
    }

    private boolean mutants() throws IOException, InterruptedException {
        var mutants = new Mutants(
                root,
                directory,
                options.getOrDefault("--maven", root.resolve("mvnw").toString()),
                System.out);
        var wanted = options.getOrDefault("--only", "");
        if (options.containsKey("--build")) {
            mutants.build(wanted);
            return true;
        }
        return mutants.run(wanted, seed).stream().allMatch(Mutants.Verdict::found);
    }

    private static Map<String, String> parse(String[] arguments) {
        var options = new HashMap<String, String>();
        var rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            var option = rest.poll();
            int equals = option.indexOf('=');
            var name = equals < 0 ? option : option.substring(0, equals);
            if (WORDS.contains(name)) {
                options.put(name, "");
            } else if (!VALUES.contains(name)) {
                throw new IllegalArgumentException("prove has no option " + name);
            } else if (equals >= 0) {
                options.put(name, option.substring(equals + 1));
            } else if (rest.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value");
            } else {
                options.put(name, rest.poll());
            }
        }
        return options;
    }
}

package io.claimcode.verify.course;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** {@code ./claimcode prove}: the long course, and the course over mutants. */
final class Prove {
    private Prove() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long seed = Long.parseLong(option(arguments, "--seed", Long.toString(System.nanoTime() % 1_000_000_000)));
        var root = Path.of(option(arguments, "--root", ".")).toAbsolutePath().normalize();
        var directory = Path.of(option(
                        arguments,
                        "--directory",
                        root.resolve(".claimcode").resolve("course").toString()))
                .toAbsolutePath();
        var time = Duration.ofSeconds((long) (60 * Double.parseDouble(option(arguments, "--minutes", "10"))));
        if (Arrays.asList(arguments).contains("--mutants")) {
            var maven = option(arguments, "--maven", root.resolve("mvnw").toString());
            var verdicts = new Mutants(root, directory, maven, System.out).run(option(arguments, "--only", ""), seed);
            System.exit(verdicts.stream().allMatch(Mutants.Verdict::found) ? 0 : 1);
        }
        var options = new Options(seed, time, 10, directory.resolve("run"), Options.jars(root), List.of());
        var result = Course.run(options, System.out);
        System.exit(result.violations().isEmpty() ? 0 : 1);
    }

    private static String option(String[] arguments, String name, String otherwise) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> argument.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }
}

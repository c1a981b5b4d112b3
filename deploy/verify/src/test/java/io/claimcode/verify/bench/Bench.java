package io.claimcode.verify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * {@code ./claimcode bench codegen [QUANTITY …]} makes batches on a fresh local stack and prints what they took;
 * {@code ./claimcode bench reload [QUANTITY]} lets Redis lose them;
 * {@code ./claimcode bench console [PROMOTIONS]} takes the time of the console's pages;
 * {@code bench guess}, {@code bench timing} and {@code bench overload} attack the checkout and measure what comes of it.
 */
final class Bench {
    private static final List<Integer> QUANTITIES = List.of(10_000, 1_000_000, 10_000_000);
    private static final int RELOADED = 1_000_000;
    private static final int PROMOTIONS = 10_000;
    private static final Path RESULTS = Path.of("deploy", "verify", "target", "bench");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var numbers = Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList();
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "codegen" -> write("codegen", codegen(numbers.isEmpty() ? QUANTITIES : numbers));
            case "reload" -> write("reload", reload(number(numbers, 0, RELOADED)));
            case "console" -> write("console", console(number(numbers, 0, PROMOTIONS)));
            case "guess" -> Guess.run(number(numbers, 0, 1_000_000), number(numbers, 1, 1_000));
            case "timing" -> Timing.run(number(numbers, 0, 10_000));
            case "overload" -> Overload.run(number(numbers, 0, 20));
            default -> {
                System.err.println(
                        "claimcode: bench takes codegen [QUANTITY …], reload [QUANTITY], console [PROMOTIONS],"
                                + " guess [GUESSES [NAMES]], timing [SAMPLES] or overload [SECONDS]");
                System.exit(2);
            }
        }
        // Clients of the stores may keep threads.
        System.exit(0);
    }

    private static int number(List<Integer> numbers, int position, int otherwise) {
        return numbers.size() > position ? numbers.get(position) : otherwise;
    }

    private static List<Measured> codegen(List<Integer> quantities)
            throws IOException, InterruptedException, SQLException {
        var results = new ArrayList<Measured>();
        try (var site = BenchSite.start(Path.of("").toAbsolutePath())) {
            // The first batch of a process is compiled while it is made.
            new MakeBatch(site).run(1_000);
            System.out.println(Measured.HEADER);
            for (int quantity : quantities) {
                var measured = Measured.of(new MakeBatch(site).run(quantity), new PlainTable(site).run(quantity));
                results.add(measured);
                System.out.println(measured.row());
            }
        }
        System.out.println(Measured.LEGEND);
        return results;
    }

    private static List<MeasureReload.Taken> reload(int quantity) throws IOException, InterruptedException {
        try (var site = BenchSite.start(Path.of("").toAbsolutePath())) {
            var results = new MeasureReload(site).run(quantity);
            System.out.println(MeasureReload.Taken.HEADER);
            results.forEach(taken -> System.out.println(taken.row()));
            return results;
        }
    }

    /** Writes what was measured as JSON, and says where. */
    static void write(String name, Object results) throws IOException {
        var result = RESULTS.resolve(name + ".json");
        Files.createDirectories(RESULTS);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(result.toFile(), results);
        System.out.println("as JSON: " + result);
    }

    private static List<MeasureConsole.Taken> console(int promotions)
            throws IOException, InterruptedException, SQLException {
        try (var site = BenchSite.start(Path.of("").toAbsolutePath())) {
            var results = new ArrayList<MeasureConsole.Taken>();
            System.out.println(MeasureConsole.Taken.HEADER);
            new MeasureConsole(site).run(promotions, taken -> {
                results.add(taken);
                System.out.println(taken.row());
            });
            System.out.println("limit: 100 ms at the median, with 10,000 promotions");
            return results;
        }
    }
}

package io.claimcode.verify.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code ./claimcode bench codegen [QUANTITY …]}: makes batches on a fresh local stack and prints what they took. */
final class Bench {
    private static final List<Integer> QUANTITIES = List.of(10_000, 1_000_000, 10_000_000);
    private static final Path RESULT = Path.of("deploy", "verify", "target", "bench", "codegen.json");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 || !arguments[0].equals("codegen")) {
            System.err.println("claimcode: bench takes codegen, and the quantities to measure if not " + QUANTITIES);
            System.exit(2);
        }
        var quantities = arguments.length == 1
                ? QUANTITIES
                : Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList();
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
        Files.createDirectories(RESULT.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(RESULT.toFile(), results);
        System.out.println("as JSON: " + RESULT);
        // Clients of the stores may keep threads.
        System.exit(0);
    }
}

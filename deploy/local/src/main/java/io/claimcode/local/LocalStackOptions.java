package io.claimcode.local;

import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Where and how a {@link LocalStack} runs.
 *
 * @param directory where data, keys and logs are kept between runs
 * @param ports where everything listens
 * @param durable whether PostgreSQL waits for the disk; without it data survive the end of any process,
 *     but not that of the machine
 * @param report is told each server that answers, and the seconds it took
 */
public record LocalStackOptions(Path directory, Ports ports, boolean durable, BiConsumer<String, Double> report) {

    /** Everything on free ports, fast, and silent: for tests. */
    public static LocalStackOptions forTests(Path directory) {
        return new LocalStackOptions(directory, Ports.free(), false, (name, seconds) -> {});
    }

    public LocalStackOptions withPorts(Ports other) {
        return new LocalStackOptions(directory, other, durable, report);
    }
}

package io.claimcode.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Where and how a {@link LocalStack} runs.
 *
 * @param directory where data, keys and logs are kept between runs
 * @param ports where everything listens
 * @param start what is done with data that are there
 * @param durable whether PostgreSQL waits for the disk; without it data survive the end of any process,
 *     but not that of the machine
 * @param report is told each server that answers, and the seconds it took
 */
public record LocalStackOptions(
        Path directory, Ports ports, Start start, boolean durable, BiConsumer<String, Double> report) {

    /** What becomes of the directory. */
    public enum Start {
        /** Data are used again and kept. */
        KEEP,
        /** Data of earlier runs are removed first. */
        FRESH,
        /** Data are removed at the end. */
        TEMPORARY
    }

    /** Everything on free ports, fast, silent, in a temporary folder: for tests. */
    public static LocalStackOptions temporary() {
        try {
            return in(Files.createTempDirectory("claimcode-stack-")).with(Start.TEMPORARY);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same in a folder that is kept. */
    public static LocalStackOptions in(Path directory) {
        return new LocalStackOptions(directory, Ports.free(), Start.KEEP, false, (name, seconds) -> {});
    }

    public LocalStackOptions with(Ports other) {
        return new LocalStackOptions(directory, other, start, durable, report);
    }

    public LocalStackOptions with(Start other) {
        return new LocalStackOptions(directory, ports, other, durable, report);
    }
}

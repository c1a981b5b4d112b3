package io.claimcode.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.CodeLines;
import io.claimcode.codegen.model.SpelledCodes;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;

/** Reads a seller's file while it comes, within limits of size and time. */
@Singleton
final class ReadCodeLines {
    private static final int PIECE = 65_536;

    private final ImportConfig config;
    private final int chunkSize;

    @Inject
    ReadCodeLines(ImportConfig config, BatchConfig batchConfig) {
        this(config, batchConfig.chunkSize());
    }

    ReadCodeLines(ImportConfig config, int chunkSize) {
        this.config = config;
        this.chunkSize = chunkSize;
    }

    /**
     * Reads a file to its end. What is wrong with its lines is noted with them.
     *
     * @throws Problem when it is too large, too slow, broken off, or has no line
     */
    CodeLines read(InputStream file) {
        CodeLines lines = new CodeLines(chunkSize, config.maxCodes());
        byte[] piece = new byte[PIECE];
        long end = System.nanoTime() + config.upload().toNanos();
        long left = config.maxBytes();
        try {
            for (int count = file.read(piece); count >= 0; count = file.read(piece)) {
                left -= count;
                if (left < 0 || !lines.read(piece, 0, count)) {
                    throw tooLarge();
                }
                if (System.nanoTime() - end > 0) {
                    throw broken("The file didn't come within " + seconds(config.upload()) + ".");
                }
            }
        } catch (IOException e) {
            throw broken("The file broke off or came too slowly.");
        }
        lines.end();
        if (lines.isTooLong()) {
            throw tooLarge();
        }
        if (lines.count() == 0 && lines.errors().isEmpty()) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The file has no codes.");
        }
        return lines;
    }

    /** SHA-256 of the codes as they are spelled. */
    byte[] digest(CodeLines lines) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (SpelledCodes chunk : lines.chunks()) {
                sha256.update(chunk.bytes());
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Problem tooLarge() {
        return Problem.of(
                        ProblemType.PAYLOAD_TOO_LARGE,
                        "A file has at most " + config.maxCodes() + " lines and " + config.maxBytes() + " bytes.")
                .header("Connection", "close");
    }

    private static Problem broken(String detail) {
        return Problem.of(ProblemType.MALFORMED_REQUEST, detail).header("Connection", "close");
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " seconds";
    }
}

package io.claimcode.codegen;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.CRC32;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Checksums;
import io.claimcode.codegen.model.CodeTable;
import io.claimcode.codegen.model.Representation;
import io.claimcode.codegen.model.StoredZip;

/**
 * Gives out the codes of a ready batch as files. A file's checksums must be told before its first byte. They are found
 * out when somebody first asks for that file, by one pass over its chunks, and noted with the batch for good. Whoever
 * asks first waits for that pass, a second or two for ten million codes; nobody pays for files that aren't asked for,
 * and batches aren't ready any later. Who asks meanwhile waits for the same pass.
 */
@Singleton
public final class DownloadCodes {
    private final StreamCodes streamCodes;
    private final CodeFiles codeFiles;
    private final DownloadSlots slots;
    private final ConcurrentMap<Which, CompletableFuture<Checksums>> passes = new ConcurrentHashMap<>();

    @Inject
    DownloadCodes(StreamCodes streamCodes, CodeFiles codeFiles, DownloadSlots slots) {
        this.streamCodes = streamCodes;
        this.codeFiles = codeFiles;
        this.slots = slots;
    }

    private record Which(int batchNumber, Representation representation) {}

    /**
     * A ready batch's file.
     *
     * @throws TooManyDownloads when its checksums aren't known and can't be found out at the moment
     */
    public CodeFile open(Batch batch, Representation representation) {
        Checksums checksums = checksums(batch, representation);
        long length = switch (representation) {
            case TEXT -> streamCodes.textLength(batch);
            case CSV -> CodeTable.bytes(streamCodes.textLength(batch), batch.quantity());
            case ZIP -> StoredZip.bytes(textName(batch), streamCodes.textLength(batch));
        };
        return new CodeFile(batch.seller(), length, checksums.sha256(), out -> write(batch, representation, out));
    }

    /** A part of a ready batch's text: its bytes from one place up to another. */
    public CodeFile openText(Batch batch, long from, long to) {
        String sha256 = checksums(batch, Representation.TEXT).sha256();
        return new CodeFile(batch.seller(), to - from, sha256, out -> streamCodes.writeText(batch, from, to, out));
    }

    /** The name of a batch's file, which tells nothing that its seller typed. */
    public static String name(Batch batch, Representation representation) {
        return "claim-codes-" + batch.groupId() + "." + representation.extension();
    }

    private static String textName(Batch batch) {
        return name(batch, Representation.TEXT);
    }

    private void write(Batch batch, Representation representation, OutputStream out) throws IOException {
        switch (representation) {
            case TEXT -> streamCodes.writeText(batch, 0, streamCodes.textLength(batch), out);
            case CSV -> streamCodes.writeTable(batch, out);
            case ZIP -> writeZip(batch, out);
        }
    }

    private void writeZip(Batch batch, OutputStream out) throws IOException {
        LocalDateTime time = LocalDateTime.ofInstant(Objects.requireNonNull(batch.readyAt()), ZoneOffset.UTC);
        long length = streamCodes.textLength(batch);
        int crc32 = checksums(batch, Representation.TEXT).crc32();
        StoredZip zip = new StoredZip(textName(batch), time, length, crc32);
        out.write(zip.before());
        streamCodes.writeText(batch, 0, length, out);
        out.write(zip.after());
    }

    private Checksums checksums(Batch batch, Representation representation) {
        return codeFiles.checksums(batch, representation).orElseGet(() -> pass(batch, representation));
    }

    private Checksums pass(Batch batch, Representation representation) {
        if (representation == Representation.ZIP) {
            // The archive begins with the CRC-32 of the text in it, which is a pass of its own.
            checksums(batch, Representation.TEXT);
        }
        Which which = new Which(batch.number(), representation);
        CompletableFuture<Checksums> own = new CompletableFuture<>();
        CompletableFuture<Checksums> running = passes.putIfAbsent(which, own);
        if (running != null) {
            return running.join();
        }
        try {
            own.complete(compute(batch, representation));
        } catch (RuntimeException e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            passes.remove(which);
        }
        return own.join();
    }

    private Checksums compute(Batch batch, Representation representation) {
        Sums sums = new Sums();
        slots.take(batch.seller());
        try {
            write(batch, representation, sums);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            slots.giveBack(batch.seller());
        }
        Checksums checksums = sums.end();
        codeFiles.note(batch, representation, checksums);
        return checksums;
    }

    /** Sums up what is written. */
    private static final class Sums extends OutputStream {
        private final MessageDigest sha256 = sha256();
        private final CRC32 crc32 = new CRC32();

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            sha256.update(bytes, from, count);
            crc32.update(bytes, from, count);
        }

        Checksums end() {
            return new Checksums(Base64.getEncoder().encodeToString(sha256.digest()), (int) crc32.getValue());
        }
    }
}

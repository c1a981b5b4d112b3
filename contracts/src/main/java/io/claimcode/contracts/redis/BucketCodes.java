package io.claimcode.contracts.redis;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.claimcode.contracts.code.Fingerprint;

/** What a bucket of Redis holds: one code behind the other, each a fingerprint and its {@link CodeEntry}. */
public final class BucketCodes {
    /** The bytes of a code. */
    public static final int BYTES = Fingerprint.BYTES + CodeEntry.BYTES;

    /** The bytes of a fingerprint that name its shard, and its bucket in part: they are much alike in one bucket. */
    private static final int ALIKE = 3;

    private final byte[] bytes;

    private BucketCodes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The codes of a bucket as Redis tells them. */
    public static BucketCodes of(byte[] bytes) {
        return new BucketCodes(bytes);
    }

    /** How many. */
    public int count() {
        return bytes.length / BYTES;
    }

    /** What a fingerprint stands for. */
    public Optional<CodeEntry> find(byte[] fingerprint) {
        return IntStream.range(0, count())
                .filter(index -> Arrays.equals(fingerprint(index), fingerprint))
                .mapToObj(this::entry)
                .findFirst();
    }

    /** What all of them stand for. */
    public List<CodeEntry> entries() {
        return IntStream.range(0, count()).mapToObj(this::entry).toList();
    }

    /** Whether a fingerprint stands there twice. */
    public boolean repeats() {
        var buffer = ByteBuffer.wrap(bytes);
        var parts = new long[count()];
        Arrays.setAll(parts, index -> buffer.getLong(index * BYTES + ALIKE));
        Arrays.sort(parts);
        return IntStream.range(1, parts.length).anyMatch(at -> parts[at - 1] == parts[at]) && repeatsOne();
    }

    private boolean repeatsOne() {
        var seen = new HashSet<ByteBuffer>();
        return !IntStream.range(0, count())
                .mapToObj(index -> ByteBuffer.wrap(fingerprint(index)))
                .allMatch(seen::add);
    }

    private byte[] fingerprint(int index) {
        return Arrays.copyOfRange(bytes, index * BYTES, index * BYTES + Fingerprint.BYTES);
    }

    private CodeEntry entry(int index) {
        return CodeEntry.of(Arrays.copyOfRange(bytes, index * BYTES + Fingerprint.BYTES, (index + 1) * BYTES));
    }
}

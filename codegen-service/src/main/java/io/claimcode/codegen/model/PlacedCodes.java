package io.claimcode.codegen.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.redis.RedisLayout;

/**
 * Codes with their fingerprints, sorted by the shard and bucket of Redis in which they lie. One command a bucket is
 * twice as fast as one a code.
 */
public final class PlacedCodes {
    private final ChunkCodes codes;
    private final int buckets;
    /** By code: its fingerprint. */
    private final byte[] fingerprints;
    /** Codes ordered by their place. */
    private final int[] ordered;
    /** By place (shard and bucket): where it begins in {@link #ordered}; the last is the end. */
    private final int[] begins;

    private PlacedCodes(ChunkCodes codes, int buckets, byte[] fingerprints) {
        this.codes = codes;
        this.buckets = buckets;
        this.fingerprints = fingerprints;
        this.ordered = new int[codes.count()];
        this.begins = new int[RedisLayout.SHARDS * buckets + 1];
        sort();
    }

    /** Finds the places of codes where each shard has this number of buckets. */
    public static PlacedCodes of(PackedCodes codes, Fingerprinter fingerprinter, int buckets) {
        byte[] fingerprints = new byte[codes.count() * Fingerprint.BYTES];
        char[] symbols = new char[ClaimCode.DRAWN_LENGTH];
        byte[] ascii = new byte[ClaimCode.DRAWN_LENGTH];
        for (int index = 0; index < codes.count(); index++) {
            codes.normalForm(index, symbols, ascii);
            byte[] digest = fingerprinter.digest(ascii);
            System.arraycopy(digest, 0, fingerprints, index * Fingerprint.BYTES, Fingerprint.BYTES);
        }
        return new PlacedCodes(codes, buckets, fingerprints);
    }

    /** The same for codes as their seller spells them. */
    public static PlacedCodes of(SpelledCodes codes, Fingerprinter fingerprinter, int buckets) {
        byte[] fingerprints = new byte[codes.count() * Fingerprint.BYTES];
        for (int index = 0; index < codes.count(); index++) {
            byte[] digest = fingerprinter.digest(codes.normalForm(index));
            System.arraycopy(digest, 0, fingerprints, index * Fingerprint.BYTES, Fingerprint.BYTES);
        }
        return new PlacedCodes(codes, buckets, fingerprints);
    }

    /** A counting sort: each place learns where it ends, then is filled from its end. */
    private void sort() {
        for (int index = 0; index < ordered.length; index++) {
            begins[place(index)]++;
        }
        int end = 0;
        for (int place = 0; place < begins.length; place++) {
            end += begins[place];
            begins[place] = end;
        }
        for (int index = ordered.length - 1; index >= 0; index--) {
            ordered[--begins[place(index)]] = index;
        }
    }

    private int place(int index) {
        int at = index * Fingerprint.BYTES;
        return RedisLayout.shard(fingerprints, at) * buckets + RedisLayout.bucket(fingerprints, at, buckets);
    }

    /** Drawn codes. */
    public PackedCodes codes() {
        return (PackedCodes) codes;
    }

    /** The codes in the form in which they are stored. */
    public ChunkCodes stored() {
        return codes;
    }

    public int buckets() {
        return buckets;
    }

    /** Adds the places (shard and bucket) of all codes. */
    void addPlaces(BitSet places) {
        for (int index = 0; index < ordered.length; index++) {
            places.set(place(index));
        }
    }

    /** The codes, by index, that lie in a bucket of a shard. */
    public IntStream in(int shard, int bucket) {
        int place = shard * buckets + bucket;
        return Arrays.stream(ordered, begins[place], begins[place + 1]);
    }

    /** Where the codes of a bucket begin in the order of places, for loops over millions. */
    public int begin(int shard, int bucket) {
        return begins[shard * buckets + bucket];
    }

    /** The code, by index, at a position in the order of places. */
    public int at(int position) {
        return ordered[position];
    }

    /** How many codes lie in a bucket of a shard. */
    public int count(int shard, int bucket) {
        int place = shard * buckets + bucket;
        return begins[place + 1] - begins[place];
    }

    /** How many codes lie in a shard. */
    public int count(int shard) {
        return begins[(shard + 1) * buckets] - begins[shard * buckets];
    }

    /** How many codes lie in each shard. */
    public ShardCounts shardCounts() {
        int[] counts = new int[RedisLayout.SHARDS];
        Arrays.setAll(counts, this::count);
        return ShardCounts.of(counts);
    }

    /** Writes the fingerprint of a code. */
    public void putFingerprint(int index, ByteBuffer target) {
        target.put(fingerprints, index * Fingerprint.BYTES, Fingerprint.BYTES);
    }

    /** The fingerprint of a code. */
    public byte[] fingerprint(int index) {
        int at = index * Fingerprint.BYTES;
        return Arrays.copyOfRange(fingerprints, at, at + Fingerprint.BYTES);
    }

    /** The code with this fingerprint. */
    public int indexOf(byte[] fingerprint) {
        return in(RedisLayout.shard(fingerprint), RedisLayout.bucket(fingerprint, buckets))
                .filter(index -> Arrays.equals(fingerprint(index), fingerprint))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no code here has this fingerprint"));
    }

    /** The codes whose fingerprint a code before them has already. */
    public int[] repeated() {
        return IntStream.range(0, begins.length - 1)
                .filter(place -> begins[place + 1] - begins[place] > 1)
                .flatMap(place ->
                        IntStream.range(begins[place] + 1, begins[place + 1]).filter(at -> isRepeated(at, place)))
                .map(at -> ordered[at])
                .toArray();
    }

    private boolean isRepeated(int at, int place) {
        for (int before = begins[place]; before < at; before++) {
            if (sameFingerprint(ordered[before], ordered[at])) {
                return true;
            }
        }
        return false;
    }

    private boolean sameFingerprint(int one, int other) {
        int a = one * Fingerprint.BYTES;
        int b = other * Fingerprint.BYTES;
        return Arrays.equals(fingerprints, a, a + Fingerprint.BYTES, fingerprints, b, b + Fingerprint.BYTES);
    }
}

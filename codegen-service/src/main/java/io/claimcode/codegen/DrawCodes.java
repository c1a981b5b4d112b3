package io.claimcode.codegen;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.ChunkCodes;
import io.claimcode.codegen.model.PackedCodes;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.codegen.model.SpelledCodes;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.redis.RedisLayout;

/** Draws codes, no two of which are the same. */
@Singleton
final class DrawCodes {
    private final CodeSource source;
    private final Fingerprinter fingerprinter;
    private final int buckets;

    @Inject
    DrawCodes(CodeSource source, Fingerprinter fingerprinter, ShardConfig config) {
        this.source = source;
        this.fingerprinter = fingerprinter;
        this.buckets = config.buckets();
    }

    /** Distinct codes. */
    PlacedCodes draw(int count) {
        return distinct(place(drawn(count)));
    }

    /** The same codes, but for those at these places, which are drawn anew. */
    PlacedCodes redraw(PlacedCodes codes, int[] places) {
        return distinct(place(codes.codes().replaced(places, drawn(places.length))));
    }

    /** Codes that were drawn before, with their places in Redis. */
    PlacedCodes place(ChunkCodes codes) {
        return switch (codes) {
            case PackedCodes packed -> PlacedCodes.of(packed, fingerprinter, buckets);
            case SpelledCodes spelled -> PlacedCodes.of(spelled, fingerprinter, buckets);
        };
    }

    /** Where codes lie in Redis, and under which names. */
    String places() {
        return RedisLayout.places(buckets, fingerprinter);
    }

    private PlacedCodes distinct(PlacedCodes codes) {
        int[] repeated = codes.repeated();
        return repeated.length == 0 ? codes : redraw(codes, repeated);
    }

    private PackedCodes drawn(int count) {
        return PackedCodes.drawn(source.bytes(count * ClaimCode.PACKED_BYTES));
    }
}

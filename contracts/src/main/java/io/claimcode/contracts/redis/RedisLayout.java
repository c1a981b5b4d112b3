package io.claimcode.contracts.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.code.Fingerprinter;

/**
 * The names of keys and Functions in Redis.
 *
 * <pre>
 * codes:{SS}:BBB   string: one code behind the other, each a fingerprint (12 bytes) and its {@link CodeEntry} (12 bytes)
 * count:{SS}       hash: batch number (4 bytes) to how many of its codes the shard holds
 * loaded:{SS}      hash: run id of the server, load token, sealed or not, {@link #places}
 * marked:{SS}      string: run id and token under which the ledger's redeemed codes were marked
 * claim:{SS}:FP    string: state, owner, redemption or hold id, customer; the hold behind it
 * customer:FP      string: the same, for a customer's turn in a promotion
 * hold:FP          string: what an order holds; named by the order's fingerprint
 * attempts:FP      sorted set: unknown codes that a customer tried, by time
 * suspicion:FP     counter: unknown codes through a storefront, or for a seller
 * </pre>
 *
 * {@code SS} is the shard, the first byte of the fingerprint in hex. As a hash tag it keeps all that one call touches
 * in one slot of a Redis Cluster. {@code BBB} is the bucket within the shard: {@link BucketCodes} small enough to be
 * looked through in a microsecond, many enough codes in each that one costs about 26 bytes.
 */
public final class RedisLayout {
    /** Shards, of which each can be verified, reloaded and moved alone. */
    public static final int SHARDS = 256;

    /** Buckets of a shard unless configured otherwise: of 60 million codes 450 lie in each. */
    public static final int DEFAULT_BUCKETS = 512;

    /** The library's name; its version is part of it, so that two can serve during a roll-out. */
    public static final String LIBRARY = "claimcode3";

    /** Tells run id, loaded run id, token, sealed, places and mark of a shard. */
    public static final String STATUS = "claimcode3_status";

    /** Begins loading a shard under a new token; closes its gate. */
    public static final String OPEN = "claimcode3_open";

    /** Adds codes of one batch to buckets of a shard; may be repeated. */
    public static final String LOAD = "claimcode3_load";

    /** Frees what memory the buckets of a shard don't need, and tells their codes if wanted. */
    public static final String TIDY = "claimcode3_tidy";

    /** Tells which codes a shard has, and removes those of batches that were given up. */
    public static final String TAKEN = "claimcode3_taken";

    /** Declares a shard's codes complete. */
    public static final String SEAL = "claimcode3_seal";

    /** Declares a sealed shard's claims complete; opens its gate. */
    public static final String MARK = "claimcode3_mark";

    /** Claims a code for an order's redemption: the {@code SET NX} that decides a race. */
    public static final String CLAIM = "claimcode3_claim";

    /** Claims a customer's turn in a promotion. */
    public static final String TURN = "claimcode3_turn";

    /** Makes a claim permanent: redeemed or voided. */
    public static final String SETTLE = "claimcode3_settle";

    /** Gives a claim back, by comparison with the redemption's id. */
    public static final String RELEASE = "claimcode3_release";

    /** Gives a code back that an order holds. */
    public static final String ABANDON = "claimcode3_abandon";

    /** Notes what an order holds. */
    public static final String HOLD = "claimcode3_hold";

    /** Tells what an order holds. */
    public static final String HELD = "claimcode3_held";

    /** Forgets what an order holds. */
    public static final String UNHOLD = "claimcode3_unhold";

    /** Counts a customer's unknown codes, and tells how long he has to wait. */
    public static final String ATTEMPT = "claimcode3_attempt";

    /** Counts unknown codes through a storefront or for a seller, and tells when they reach a threshold. */
    public static final String SUSPECT = "claimcode3_suspect";

    /** The pattern of the keys of all claims of codes. */
    public static final String CLAIMS = "claim:{*";

    private static final int CLAIM_SHARD = CLAIMS.length() - 1;

    private static final HexFormat HEX = HexFormat.of();

    private RedisLayout() {}

    /** The text of the Function library, for {@code FUNCTION LOAD}. */
    public static String library() {
        try (InputStream in = RedisLayout.class.getResourceAsStream("claimcode.lua")) {
            if (in == null) {
                throw new IllegalStateException("claimcode.lua is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int shard(Fingerprint fingerprint) {
        return shard(fingerprint.bytes());
    }

    /** The shard of a fingerprint given as bytes. */
    public static int shard(byte[] fingerprint) {
        return shard(fingerprint, 0);
    }

    /** The shard of a fingerprint that begins at this place of many. */
    public static int shard(byte[] fingerprints, int at) {
        return fingerprints[at] & 0xff;
    }

    /** The bucket of a fingerprint within its shard. */
    public static int bucket(byte[] fingerprint, int buckets) {
        return bucket(fingerprint, 0, buckets);
    }

    /** The bucket of a fingerprint that begins at this place of many. */
    public static int bucket(byte[] fingerprints, int at, int buckets) {
        int next = (fingerprints[at + 1] & 0xff) << 8 | (fingerprints[at + 2] & 0xff);
        return next * buckets >>> 16;
    }

    /**
     * Where and under which names codes lie in a shard: the number of its buckets, what they are, and the id of the
     * pepper. Who asks with other places than those that a shard was loaded with is told that it isn't ready, never that
     * a code is unknown.
     */
    public static String places(int buckets, Fingerprinter fingerprinter) {
        return buckets + ".strings." + fingerprinter.keyId();
    }

    /** The number of buckets in {@link #places}. */
    public static int buckets(String places) {
        int end = places.indexOf('.');
        return Integer.parseInt(end < 0 ? places : places.substring(0, end));
    }

    /** The key of a bucket. */
    public static String codes(int shard, int bucket) {
        return "codes:" + tag(shard) + ":" + HEX.toHexDigits(bucket, 3);
    }

    public static String count(int shard) {
        return "count:" + tag(shard);
    }

    public static String loaded(int shard) {
        return "loaded:" + tag(shard);
    }

    public static String marked(int shard) {
        return "marked:" + tag(shard);
    }

    public static String claim(Fingerprint fingerprint) {
        return "claim:" + tag(shard(fingerprint)) + ":" + fingerprint.hex();
    }

    /** The shard in the key of a claim. */
    public static int shardOfClaim(String claim) {
        return HexFormat.fromHexDigits(claim, CLAIM_SHARD, CLAIM_SHARD + 2);
    }

    /** The key of a customer's turn; the fingerprint already names promotion and identity. */
    public static String customer(byte[] fingerprint) {
        return "customer:" + HEX.formatHex(fingerprint);
    }

    /** The key of what an order holds. */
    public static String hold(byte[] owner) {
        return "hold:" + HEX.formatHex(owner);
    }

    /** The key of a customer's unknown codes. */
    public static String attempts(byte[] customer) {
        return "attempts:" + HEX.formatHex(customer);
    }

    /** The key of the unknown codes through a storefront, or for a seller's items. */
    public static String suspicion(byte[] suspect) {
        return "suspicion:" + HEX.formatHex(suspect);
    }

    private static String tag(int shard) {
        return "{" + HEX.toHexDigits(shard, 2) + "}";
    }
}

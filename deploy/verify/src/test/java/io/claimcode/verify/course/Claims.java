package io.claimcode.verify.course;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.redis.BucketCodes;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.verify.course.check.Claim;
import redis.clients.jedis.Response;

/** What Redis holds of codes. */
final class Claims {
    private static final int PAGE = 1000;
    private static final int ID_FROM = 13;

    private Claims() {}

    /** Each code of these offers, by its id. */
    static Map<String, Claim> of(Site site, List<Offer> offers) {
        var fingerprinter = new Fingerprinter(site.pepper());
        var claims = new HashMap<String, Claim>();
        var codes = offers.stream()
                .filter(offer -> offer.batch() > 0)
                .flatMap(offer -> offer.codes().stream())
                .toList();
        try (var redis = site.redis()) {
            for (int from = 0; from < codes.size(); from += PAGE) {
                var page = codes.subList(from, Math.min(from + PAGE, codes.size()));
                var fingerprints = new HashMap<String, byte[]>();
                var buckets = new HashMap<String, Response<byte[]>>();
                var values = new HashMap<String, Response<byte[]>>();
                try (var pipeline = redis.pipelined()) {
                    for (var code : page) {
                        var fingerprint =
                                fingerprinter.of(ClaimCode.parse(code.text()).orElseThrow());
                        int shard = RedisLayout.shard(fingerprint);
                        int bucket = RedisLayout.bucket(fingerprint.bytes(), RedisLayout.DEFAULT_BUCKETS);
                        fingerprints.put(code.id(), fingerprint.bytes());
                        buckets.put(code.id(), pipeline.get(ascii(RedisLayout.codes(shard, bucket))));
                        values.put(code.id(), pipeline.get(ascii(RedisLayout.claim(fingerprint))));
                    }
                }
                for (var code : page) {
                    claims.put(
                            code.id(),
                            claim(
                                    isIn(buckets.get(code.id()).get(), fingerprints.get(code.id())),
                                    values.get(code.id()).get()));
                }
            }
        }
        return claims;
    }

    private static boolean isIn(byte[] bucket, byte[] fingerprint) {
        return bucket != null && BucketCodes.of(bucket).find(fingerprint).isPresent();
    }

    private static Claim claim(boolean isKnown, byte[] value) {
        if (value == null) {
            return new Claim(isKnown, '-', "");
        }
        var id = ByteBuffer.wrap(value, ID_FROM, 16);
        return new Claim(isKnown, (char) value[0], new UUID(id.getLong(), id.getLong()).toString());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package io.claimcode.contracts.redis;

import java.util.HexFormat;
import java.util.stream.Stream;

import io.claimcode.contracts.code.Fingerprint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The names are a contract between two services and with data that lie in Redis: they are written out here. */
class RedisLayoutTest {
    private static final Fingerprint FINGERPRINT =
            Fingerprint.of(HexFormat.of().parseHex("ab80ff00112233445566778899"));

    @Test
    void keysOfACode_shareItsShardsHashTag() {
        int bucket = RedisLayout.bucket(FINGERPRINT.bytes(), RedisLayout.DEFAULT_BUCKETS);

        assertThat(RedisLayout.codes(RedisLayout.shard(FINGERPRINT), bucket)).isEqualTo("codes:{ab}:101");
        assertThat(RedisLayout.claim(FINGERPRINT)).isEqualTo("claim:{ab}:ab80ff001122334455667788");
        assertThat(RedisLayout.loaded(0xab)).isEqualTo("loaded:{ab}");
        assertThat(RedisLayout.marked(0x05)).isEqualTo("marked:{05}");
        assertThat(RedisLayout.count(0)).isEqualTo("count:{00}");
    }

    @Test
    void buckets_coverTheirRange() {
        assertThat(RedisLayout.bucket(new byte[] {0, 0, 0}, 512)).isZero();
        assertThat(RedisLayout.bucket(new byte[] {0, -1, -1}, 512)).isEqualTo(511);
        assertThat(RedisLayout.bucket(new byte[] {0, -1, -1}, 1000)).isEqualTo(999);
    }

    @Test
    void entry_roundTrips() {
        var entry = new CodeEntry(CodeEntry.sellerTag("s-1"), 1042, 10_000_000);

        assertThat(entry.bytes()).hasSize(CodeEntry.BYTES);
        assertThat(CodeEntry.of(entry.bytes())).isEqualTo(entry);
        assertThat(entry.codeId()).isEqualTo("1042-10000000");
    }

    @Test
    void everyFunction_isInTheLibrary() {
        assertThat(RedisLayout.library()).startsWith("#!lua name=" + RedisLayout.LIBRARY + "\n");
        assertThat(Stream.of(
                        RedisLayout.STATUS,
                        RedisLayout.OPEN,
                        RedisLayout.LOAD,
                        RedisLayout.SEAL,
                        RedisLayout.MARK,
                        RedisLayout.CLAIM,
                        RedisLayout.TURN,
                        RedisLayout.SETTLE,
                        RedisLayout.RELEASE,
                        RedisLayout.ABANDON,
                        RedisLayout.HOLD,
                        RedisLayout.HELD,
                        RedisLayout.UNHOLD,
                        RedisLayout.ATTEMPT,
                        RedisLayout.SUSPECT))
                .allSatisfy(function -> assertThat(RedisLayout.library()).contains("'" + function + "'"));
    }
}

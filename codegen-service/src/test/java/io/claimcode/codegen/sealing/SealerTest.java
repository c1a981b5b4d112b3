package io.claimcode.codegen.sealing;

import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.DamagedChunk;
import io.claimcode.codegen.model.PackedCodes;
import io.claimcode.contracts.code.ClaimCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealerTest {
    private static final UUID GROUP = UUID.fromString("3f0c2f6e-7d3b-4a53-9d5e-0d8c1e2f3a4b");
    private static final Chunk CHUNK = new Chunk(GROUP, 7, 2, 201, 100);

    private final Sealer sealer = new Sealer("k1", Map.of("k1", key(1)));
    private final PackedCodes codes = codes(100);

    @Test
    void whatWasSealed_opens() {
        SealedCodes sealed = sealer.seal(CHUNK, codes);

        assertThat(sealed.keyId()).isEqualTo("k1");
        assertThat(sealer.open(CHUNK, sealed)).isEqualTo(codes);
    }

    @Test
    void sealingTwice_givesOtherBytes() {
        assertThat(sealer.seal(CHUNK, codes).bytes())
                .isNotEqualTo(sealer.seal(CHUNK, codes).bytes());
    }

    @Test
    void anyChangedBit_breaksTheSeal() {
        SealedCodes sealed = sealer.seal(CHUNK, codes);

        for (int bit = 0; bit < sealed.bytes().length * 8; bit += 37) {
            byte[] changed = sealed.bytes().clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> sealer.open(CHUNK, new SealedCodes("k1", changed)))
                    .isInstanceOf(DamagedChunk.class);
        }
    }

    @Test
    void chunkInAnothersPlace_breaksTheSeal() {
        SealedCodes sealed = sealer.seal(CHUNK, codes);

        assertThatThrownBy(() -> sealer.open(new Chunk(GROUP, 7, 1, 201, 100), sealed))
                .isInstanceOf(DamagedChunk.class);
        assertThatThrownBy(() -> sealer.open(new Chunk(GROUP, 7, 2, 101, 100), sealed))
                .isInstanceOf(DamagedChunk.class);
        assertThatThrownBy(() -> sealer.open(new Chunk(UUID.randomUUID(), 7, 2, 201, 100), sealed))
                .isInstanceOf(DamagedChunk.class);
    }

    @Test
    void shortenedChunk_isDamaged() {
        byte[] shortened = new byte[20];

        assertThatThrownBy(() -> sealer.open(CHUNK, new SealedCodes("k1", shortened)))
                .isInstanceOf(DamagedChunk.class);
    }

    @Test
    void afterAChangeOfKeys_olderChunksOpenAndNewOnesUseTheNewKey() {
        SealedCodes old = sealer.seal(CHUNK, codes);
        Sealer changed = new Sealer("k2", Map.of("k2", key(2), "k1", key(1)));

        assertThat(changed.open(CHUNK, old)).isEqualTo(codes);
        assertThat(changed.seal(CHUNK, codes).keyId()).isEqualTo("k2");
    }

    @Test
    void keyThatIsNotConfigured_isNamed() {
        SealedCodes sealed = sealer.seal(CHUNK, codes);
        Sealer other = new Sealer("k2", Map.of("k2", key(2)));

        assertThatThrownBy(() -> other.open(CHUNK, sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("k1");
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return key;
    }

    private static PackedCodes codes(int count) {
        byte[] random = new byte[count * ClaimCode.PACKED_BYTES];
        new Random(9).nextBytes(random);
        return PackedCodes.drawn(random);
    }
}

package io.claimcode.codegen.postgres;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.codegen.World;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.ChunkCodes;
import io.claimcode.codegen.model.PackedCodes;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.codegen.sealing.KeyConfig;
import io.claimcode.codegen.sealing.Sealer;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys that change. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class PostgresChunksTest {
    @Inject
    World world;

    @Inject
    Pool pool;

    @Inject
    Fingerprinter fingerprinter;

    @Inject
    KeyConfig config;

    @Test
    void afterAChangeOfTheSealingKey_oldChunksAreReadAndNewOnesHaveTheNewKey() {
        Batch batch = world.awaitReady(world.request(100));
        PostgresChunks chunks = new PostgresChunks(pool, changed(), fingerprinter);
        ChunkCodes old = chunks.find(batch.chunk(0)).orElseThrow();

        Chunk later = new Chunk(batch.groupId(), batch.number(), 7, 1, 5);
        PlacedCodes codes = PlacedCodes.of(drawn(5), fingerprinter, 512);
        chunks.store(later, codes);

        assertThat(old.lines(0, 100))
                .asString()
                .isEqualTo(String.join(
                                "\n",
                                world.download(batch.groupId()).stream()
                                        .map(ClaimCode::formatted)
                                        .toList())
                        + "\n");
        assertThat(chunks.find(later)).contains(codes.codes());
        assertThat(world.update("delete from code_chunk where batch_number = $1 and key_id = 'k2'", batch.number()))
                .isEqualTo(1);
    }

    @Test
    void underAnotherPepper_chunksAreCountedAnew() {
        Batch batch = world.awaitReady(world.request(300));
        byte[] pepper = new byte[32];
        new Random(5).nextBytes(pepper);
        Fingerprinter other = new Fingerprinter(pepper);
        PostgresChunks chunks = new PostgresChunks(pool, changed(), other);

        assertThat(chunks.countedOtherwise(1_000_000)).contains(batch.chunk(0));
        PlacedCodes placed =
                PlacedCodes.of((PackedCodes) chunks.find(batch.chunk(0)).orElseThrow(), other, 512);
        chunks.recount(batch.chunk(0), placed);

        assertThat(chunks.countedOtherwise(1_000_000)).doesNotContain(batch.chunk(0));
        assertThat(chunks.counts(List.of(batch))).containsEntry(batch.number(), placed.shardCounts());
        world.update("delete from code_chunk where batch_number = $1", batch.number());
        world.update("update batch set status = 'VOIDED' where batch_number = $1", batch.number());
    }

    private Sealer changed() {
        byte[] fresh = new byte[32];
        new Random(2).nextBytes(fresh);
        return new Sealer(
                "k2",
                Map.of(
                        "k2",
                        fresh,
                        "k1",
                        Base64.getDecoder().decode(config.sealing().orElseThrow())));
    }

    private static PackedCodes drawn(int count) {
        byte[] random = new byte[count * ClaimCode.PACKED_BYTES];
        new Random(UUID.randomUUID().getLeastSignificantBits()).nextBytes(random);
        return PackedCodes.drawn(random);
    }
}

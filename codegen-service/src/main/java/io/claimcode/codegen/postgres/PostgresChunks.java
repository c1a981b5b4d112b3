package io.claimcode.codegen.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.Chunks;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.ChunkCodes;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.codegen.model.ShardCounts;
import io.claimcode.codegen.model.SpelledCodes;
import io.claimcode.codegen.sealing.SealedCodes;
import io.claimcode.codegen.sealing.Sealer;
import io.claimcode.contracts.code.Fingerprinter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import static io.claimcode.codegen.postgres.Await.await;

/** The table {@code code_chunk}. Codes come in and go out open; what the database sees is sealed. */
@Singleton
final class PostgresChunks implements Chunks {
    private final Pool pool;
    private final Sealer sealer;
    private final String pepperId;

    @Inject
    PostgresChunks(Pool pool, Sealer sealer, Fingerprinter fingerprinter) {
        this.pool = pool;
        this.sealer = sealer;
        this.pepperId = fingerprinter.keyId();
    }

    @Override
    public Optional<ChunkCodes> find(Chunk chunk) {
        RowSet<Row> rows = await(pool.preparedQuery(
                        "select key_id, sealed, spelled from code_chunk where batch_number = $1 and chunk = $2")
                .execute(Tuple.of(chunk.batchNumber(), chunk.index())));
        for (Row row : rows) {
            SealedCodes sealed = new SealedCodes(
                    row.getString("key_id"), row.getBuffer("sealed").getBytes());
            return Optional.of(
                    row.getBoolean("spelled") ? sealer.openSpelled(chunk, sealed) : sealer.open(chunk, sealed));
        }
        return Optional.empty();
    }

    @Override
    public boolean store(Chunk chunk, PlacedCodes codes) {
        return await(store(pool, chunk, codes));
    }

    /** Stores the codes of a chunk in somebody's transaction; false when it has some already. */
    Uni<Boolean> store(SqlClient client, Chunk chunk, PlacedCodes codes) {
        SealedCodes sealed = sealer.seal(chunk, codes.stored());
        return client.preparedQuery("""
                        insert into code_chunk
                          (batch_number, chunk, first_serial, count, key_id, sealed, shard_counts, pepper_id, spelled)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""")
                .execute(Tuple.tuple()
                        .addValue(chunk.batchNumber())
                        .addValue(chunk.index())
                        .addValue(chunk.firstSerial())
                        .addValue(chunk.count())
                        .addValue(sealed.keyId())
                        .addValue(Buffer.buffer(sealed.bytes()))
                        .addValue(Buffer.buffer(codes.shardCounts().bytes()))
                        .addValue(pepperId)
                        .addValue(codes.stored() instanceof SpelledCodes))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public boolean replace(Chunk chunk, PlacedCodes codes) {
        SealedCodes sealed = sealer.seal(chunk, codes.codes());
        return await(pool.preparedQuery("""
                                update code_chunk set key_id = $3, sealed = $4, shard_counts = $5, pepper_id = $6
                                where batch_number = $1 and chunk = $2 and checkpointed_at is null""")
                                .execute(Tuple.tuple()
                                        .addValue(chunk.batchNumber())
                                        .addValue(chunk.index())
                                        .addValue(sealed.keyId())
                                        .addValue(Buffer.buffer(sealed.bytes()))
                                        .addValue(Buffer.buffer(
                                                codes.shardCounts().bytes()))
                                        .addValue(pepperId)))
                        .rowCount()
                == 1;
    }

    @Override
    public Map<Integer, ShardCounts> counts(Collection<Batch> batches) {
        Integer[] numbers = batches.stream().map(Batch::number).toArray(Integer[]::new);
        RowSet<Row> rows = await(
                pool.preparedQuery("select batch_number, shard_counts from code_chunk where batch_number = any($1)")
                        .execute(Tuple.tuple().addValue(numbers)));
        Map<Integer, ShardCounts> counts = new HashMap<>();
        for (Row row : rows) {
            ShardCounts ofChunk = ShardCounts.of(row.getBuffer("shard_counts").getBytes());
            counts.merge(row.getInteger("batch_number"), ofChunk, ShardCounts::plus);
        }
        return counts;
    }

    @Override
    public ShardCounts countsBefore(Chunk chunk) {
        RowSet<Row> rows =
                await(pool.preparedQuery("select shard_counts from code_chunk where batch_number = $1 and chunk < $2")
                        .execute(Tuple.of(chunk.batchNumber(), chunk.index())));
        ShardCounts counts = ShardCounts.NONE;
        for (Row row : rows) {
            counts = counts.plus(ShardCounts.of(row.getBuffer(0).getBytes()));
        }
        return counts;
    }

    @Override
    public List<Chunk> countedOtherwise(int limit) {
        RowSet<Row> rows = await(pool.preparedQuery("""
                        select group_id, batch_number, chunk, first_serial, count
                        from code_chunk join batch using (batch_number)
                        where pepper_id is distinct from $1 and status in ('IN_PROGRESS', 'READY')
                        order by batch_number, chunk limit $2""").execute(Tuple.of(pepperId, limit)));
        List<Chunk> chunks = new ArrayList<>();
        for (Row row : rows) {
            chunks.add(new Chunk(
                    row.getUUID("group_id"),
                    row.getInteger("batch_number"),
                    row.getInteger("chunk"),
                    row.getInteger("first_serial"),
                    row.getInteger("count")));
        }
        return chunks;
    }

    @Override
    public void recount(Chunk chunk, PlacedCodes codes) {
        await(pool.preparedQuery(
                        "update code_chunk set shard_counts = $3, pepper_id = $4 where batch_number = $1 and chunk = $2")
                .execute(Tuple.of(
                        chunk.batchNumber(),
                        chunk.index(),
                        Buffer.buffer(codes.shardCounts().bytes()),
                        pepperId)));
    }

    @Override
    public List<Integer> textLengths(Batch batch) {
        RowSet<Row> rows = await(
                pool.preparedQuery("select octet_length(sealed) from code_chunk where batch_number = $1 order by chunk")
                        .execute(Tuple.of(batch.number())));
        List<Integer> lengths = new ArrayList<>();
        rows.forEach(row -> lengths.add(row.getInteger(0) - Sealer.OVERHEAD));
        return lengths;
    }
}

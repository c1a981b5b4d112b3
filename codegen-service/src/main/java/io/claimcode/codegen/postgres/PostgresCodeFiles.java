package io.claimcode.codegen.postgres;

import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.CodeFiles;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Checksums;
import io.claimcode.codegen.model.Representation;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import static io.claimcode.codegen.postgres.Await.await;

/** The table {@code code_file}. */
@Singleton
final class PostgresCodeFiles implements CodeFiles {
    private final Pool pool;

    @Inject
    PostgresCodeFiles(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Optional<Checksums> checksums(Batch batch, Representation representation) {
        return await(pool.preparedQuery(
                        "select sha256, crc32 from code_file where batch_number = $1 and representation = $2")
                .execute(Tuple.of(batch.number(), representation.key()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Checksums(row.getString("sha256"), row.getInteger("crc32")))
                        .findFirst()));
    }

    @Override
    public void note(Batch batch, Representation representation, Checksums checksums) {
        await(pool.preparedQuery("""
                        insert into code_file (batch_number, representation, sha256, crc32)
                        values ($1, $2, $3, $4) on conflict do nothing""")
                .execute(Tuple.of(batch.number(), representation.key(), checksums.sha256(), checksums.crc32())));
    }
}

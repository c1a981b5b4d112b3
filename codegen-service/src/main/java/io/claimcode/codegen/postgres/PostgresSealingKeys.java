package io.claimcode.codegen.postgres;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.SealingKeys;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import static io.claimcode.codegen.postgres.Await.await;

/** The table {@code sealing_key}. */
@Singleton
final class PostgresSealingKeys implements SealingKeys {
    private final Pool pool;

    @Inject
    PostgresSealingKeys(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void note(String currentId, Map<String, byte[]> proofs) {
        await(pool.preparedQuery("insert into sealing_key (key_id) values ($1) on conflict do nothing")
                .execute(Tuple.of(currentId)));
        proofs.forEach((id, proof) ->
                await(pool.preparedQuery("update sealing_key set proof = $2 where key_id = $1 and proof is null")
                        .execute(Tuple.of(id, Buffer.buffer(proof)))));
    }

    @Override
    public List<Known> known(Map<String, byte[]> proofs) {
        List<Known> known = new ArrayList<>();
        for (Row row : await(pool.query("""
                select key_id, proof, exists (
                  select 1 from code_chunk c join batch b using (batch_number)
                  where c.key_id = k.key_id and b.status in ('IN_PROGRESS', 'READY')) as needed
                from sealing_key k order by key_id""").execute())) {
            String id = row.getString("key_id");
            byte[] own = proofs.get(id);
            boolean isSame = own == null
                    || row.getBuffer("proof") == null
                    || MessageDigest.isEqual(own, row.getBuffer("proof").getBytes());
            known.add(new Known(id, row.getBoolean("needed"), isSame));
        }
        return known;
    }
}

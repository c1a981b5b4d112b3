package io.claimcode.kit.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimcode.kit.sql.SqlRow;
import io.claimcode.kit.sql.SqlWork;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Writes done once for each key, in the table {@code idempotency} ({@code io/claimcode/kit/idempotency.sql}). */
public final class Idempotency {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private Idempotency() {}

    /**
     * Does an act unless it was done under this key, and stores its answer in the same transaction. The caller's
     * transaction must be read committed and must end with this; when the act fails, it must roll back, and then
     * nothing is stored. An answer that is no success is passed on and not stored.
     *
     * @param work the caller's transaction
     * @param scope whose key it is and for what, for instance issuer, caller and path
     * @param key the caller's key
     * @param hash of the request
     * @param act what to do the first time
     */
    public static Uni<Outcome> once(
            SqlWork work, String scope, IdempotencyKey key, RequestHash hash, Supplier<Uni<StoredAnswer>> act) {
        return tryLock(work, scope, key)
                .chain(locked -> find(work, scope, key, hash).chain(found -> {
                    if (found != null) {
                        return Uni.createFrom().item(found);
                    }
                    if (!locked) {
                        return Uni.createFrom().item(new Outcome.InProgress());
                    }
                    return act.get().chain(answer -> store(work, scope, key, hash, answer));
                }));
    }

    /** Forgets the answers that are older; their keys are new again. The number forgotten. */
    public static Uni<Integer> forget(SqlWork work, Duration olderThan) {
        return work.update(
                "delete from idempotency where created_at < now() - make_interval(secs => cast($1 as bigint))",
                List.of(olderThan.toSeconds()));
    }

    /** Held until the transaction ends. Taken before the look-up, so that whoever gets it sees what the last one did. */
    private static Uni<Boolean> tryLock(SqlWork work, String scope, IdempotencyKey key) {
        return work.rows("select pg_try_advisory_xact_lock(cast($1 as bigint))", List.of(lockNumber(scope, key)))
                .map(rows -> rows.getFirst().bool(0));
    }

    private static Uni<@Nullable Outcome> find(SqlWork work, String scope, IdempotencyKey key, RequestHash hash) {
        return work.rows(
                        "select request_hash, status, headers, body from idempotency where scope = $1 and key = $2",
                        List.of(scope, key.value()))
                .map(rows -> rows.isEmpty() ? null : known(rows.getFirst(), hash));
    }

    private static Outcome known(SqlRow row, RequestHash hash) {
        if (!RequestHash.stored(row.bytes(0)).equals(hash)) {
            return new Outcome.KeyReused();
        }
        return new Outcome.Done(new StoredAnswer((int) row.number(1), headers(row.text(2)), row.textOrNull(3)), true);
    }

    private static Uni<Outcome> store(
            SqlWork work, String scope, IdempotencyKey key, RequestHash hash, StoredAnswer answer) {
        Outcome done = new Outcome.Done(answer, false);
        if (!answer.isSuccess()) {
            return Uni.createFrom().item(done);
        }
        return work.update(
                        """
                        insert into idempotency (scope, key, request_hash, status, headers, body)
                        values ($1, $2, $3, cast($4 as integer), $5, cast($6 as text))""",
                        Arrays.asList(
                                scope,
                                key.value(),
                                hash.bytes(),
                                answer.status(),
                                headers(answer.headers()),
                                answer.body()))
                .replaceWith(done);
    }

    private static long lockNumber(String scope, IdempotencyKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((scope + '\0' + key.value()).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String headers(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> headers(String stored) {
        try {
            return JSON.readValue(stored, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

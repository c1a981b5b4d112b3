package io.claimcode.kit.idempotency;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claimcode.kit.app.Servers;
import io.claimcode.kit.app.Tables;
import io.claimcode.kit.sql.SqlWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdempotencyTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("k-1");
    private static final StoredAnswer CREATED =
            new StoredAnswer(201, Map.of("Location", "/things/1", "ETag", "\"1\""), "{\"id\":1}");

    private Pool pool;

    @BeforeEach
    void tables() {
        pool = Servers.pool(32);
        Tables.createAnew(pool);
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
    }

    @Test
    void repeatedRequest_isAnsweredAsTheFirst_withoutEffect() {
        assertThat(once("scope", "body", CREATED)).isEqualTo(new Outcome.Done(CREATED, false));
        assertThat(once("scope", "body", CREATED)).isEqualTo(new Outcome.Done(CREATED, true));
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void otherRequest_isRefused() {
        once("scope", "body", CREATED);

        assertThat(once("scope", "other body", CREATED)).isEqualTo(new Outcome.KeyReused());
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void otherScope_isAnotherKey() {
        once("scope", "body", CREATED);

        assertThat(once("other scope", "other body", CREATED)).isEqualTo(new Outcome.Done(CREATED, false));
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void answerWithoutBody_isStored() {
        StoredAnswer empty = new StoredAnswer(204, Map.of(), null);

        assertThat(once("scope", "body", empty)).isEqualTo(new Outcome.Done(empty, false));
        assertThat(once("scope", "body", empty)).isEqualTo(new Outcome.Done(empty, true));
    }

    @Test
    void sameKey32TimesAtOnce_hasOneEffect() {
        List<Outcome> outcomes = Uni.join()
                .all(IntStream.range(0, 32)
                        .mapToObj(i -> transaction(connection -> act(connection, CREATED)
                                .call(() ->
                                        connection.query("select pg_sleep(0.2)").execute())))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(effects()).isEqualTo(1);
        assertThat(outcomes).containsOnlyOnce(new Outcome.Done(CREATED, false));
        assertThat(outcomes)
                .allMatch(outcome -> outcome instanceof Outcome.InProgress
                        || outcome instanceof Outcome.Done done && done.answer().equals(CREATED));
        assertThat(outcomes).anyMatch(outcome -> outcome instanceof Outcome.InProgress);
        assertThat(once("scope", "body", CREATED)).isEqualTo(new Outcome.Done(CREATED, true));
    }

    @Test
    void failedAct_storesNothing_andCanBeRepeated() {
        Uni<Outcome> failing = transaction(connection ->
                act(connection, CREATED).chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))));

        assertThatThrownBy(() -> failing.await().indefinitely()).isInstanceOf(IllegalStateException.class);

        assertThat(effects()).isZero();
        assertThat(once("scope", "body", CREATED)).isEqualTo(new Outcome.Done(CREATED, false));
    }

    @Test
    void refusal_isNotStored() {
        StoredAnswer refusal = new StoredAnswer(409, Map.of(), "{}");

        assertThat(once("scope", "body", refusal)).isEqualTo(new Outcome.Done(refusal, false));
        assertThat(once("scope", "body", CREATED)).isEqualTo(new Outcome.Done(CREATED, false));
    }

    @Test
    void oldAnswers_areForgotten() {
        once("scope", "body", CREATED);
        pool.query("update idempotency set created_at = now() - interval '31 days'")
                .execute()
                .await()
                .indefinitely();
        once("other scope", "body", CREATED);

        assertThat(Idempotency.forget(SqlWork.of(pool), Duration.ofDays(30))
                        .await()
                        .indefinitely())
                .isEqualTo(1);

        assertThat(once("scope", "new body", CREATED)).isEqualTo(new Outcome.Done(CREATED, false));
        assertThat(once("other scope", "body", CREATED)).isEqualTo(new Outcome.Done(CREATED, true));
    }

    private Outcome once(String scope, String body, StoredAnswer answer) {
        return pool.withTransaction(connection ->
                        Idempotency.once(SqlWork.of(connection), scope, KEY, hash(body), () -> act(connection, answer)))
                .await()
                .indefinitely();
    }

    private interface Act {
        Uni<StoredAnswer> on(SqlConnection connection);
    }

    private Uni<Outcome> transaction(Act act) {
        return pool.withTransaction(connection -> {
            Supplier<Uni<StoredAnswer>> supplier = () -> act.on(connection);
            return Idempotency.once(SqlWork.of(connection), "scope", KEY, hash("body"), supplier);
        });
    }

    private static Uni<StoredAnswer> act(SqlConnection connection, StoredAnswer answer) {
        return connection.query("insert into effect values ('x')").execute().replaceWith(answer);
    }

    private long effects() {
        return pool.query("select count(*) from effect")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static RequestHash hash(String body) {
        return RequestHash.sha256(JsonNodeFactory.instance.textNode(body));
    }
}

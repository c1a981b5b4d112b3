package io.claimcode.kit.inbox;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.claimcode.kit.app.Servers;
import io.claimcode.kit.app.Tables;
import io.claimcode.kit.sql.SqlWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InboxTest {
    private final UUID event = UUID.randomUUID();
    private Pool pool;

    @BeforeEach
    void tables() {
        pool = Servers.pool(8);
        Tables.createAnew(pool);
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
    }

    @Test
    void sameEvent_isNewOnce_forEachConsumer() {
        assertThat(firstTime("a").await().indefinitely()).isTrue();
        assertThat(firstTime("a").await().indefinitely()).isFalse();
        assertThat(firstTime("b").await().indefinitely()).isTrue();
    }

    @Test
    void rolledBackEvent_isNewAgain() {
        Uni<Object> rolledBack = pool.withTransaction(connection -> Inbox.firstTime(SqlWork.of(connection), "a", event)
                .chain(first -> Uni.createFrom().failure(new IllegalStateException("no"))));

        assertThatThrownBy(() -> rolledBack.await().indefinitely()).isInstanceOf(IllegalStateException.class);

        assertThat(firstTime("a").await().indefinitely()).isTrue();
    }

    @Test
    void deliveredEightTimesAtOnce_isNewOnce() {
        List<Boolean> answers = Uni.join()
                .all(IntStream.range(0, 8).mapToObj(i -> firstTime("a")).toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(answers).containsOnlyOnce(true).hasSize(8);
    }

    private Uni<Boolean> firstTime(String consumer) {
        return pool.withTransaction(connection -> Inbox.firstTime(SqlWork.of(connection), consumer, event));
    }
}

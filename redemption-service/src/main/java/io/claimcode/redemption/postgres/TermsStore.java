package io.claimcode.redemption.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.event.Money;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.outbox.Outbox;
import io.claimcode.redemption.model.Amount;
import io.claimcode.redemption.model.ClaimCodeGroup;
import io.claimcode.redemption.model.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * The terms and groups in the ledger's database, which the ledger checks again at every commit. Writing is safe to
 * repeat and to be done by several instances at once: a promotion's highest version wins, a group only moves forward.
 */
@ApplicationScoped
public class TermsStore {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String SAVE_TERMS = """
            insert into promotion_terms as t
              (promotion_id, version, status, state, max_redemptions, max_discount, slice)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (promotion_id) do update
            set version = excluded.version, status = excluded.status, state = excluded.state,
              max_redemptions = excluded.max_redemptions, max_discount = excluded.max_discount
            where t.version < excluded.version""";

    private static final String SAVE_BUDGET = "insert into budget (promotion_id) values ($1) on conflict do nothing";

    /** A limit that was raised or removed may have made a budget available again. */
    private static final String FREE_BUDGET =
            "select free_budgets(array[b.promotion_id], now()) from (select promotion_id from budget where promotion_id = $1 for update) b";

    private static final String SAVE_GROUP = """
            insert into code_group as g (group_id, promotion_id, batch_number, status, ready_at)
            values ($1, $2, $3, $4, $5)
            on conflict (group_id) do update
            set batch_number = coalesce(excluded.batch_number, g.batch_number),
              ready_at = coalesce(excluded.ready_at, g.ready_at),
              status = case when array_position(array['REQUESTED', 'READY', 'FAILED', 'CANCELLED', 'VOIDED'], excluded.status)
                  > array_position(array['REQUESTED', 'READY', 'FAILED', 'CANCELLED', 'VOIDED'], g.status)
                then excluded.status else g.status end""";

    private static final String SAVE_POSITION = """
            insert into follower_position as p (topic, partition, topic_id, next_offset) values ($1, $2, $3, $4)
            on conflict (topic, partition) do update
            set topic_id = excluded.topic_id,
              next_offset = case when p.topic_id = excluded.topic_id
                then greatest(p.next_offset, excluded.next_offset) else excluded.next_offset end""";

    private final Pool pool;

    @Inject
    TermsStore(Pool pool) {
        this.pool = pool;
    }

    /** Writes what was learnt, and how far, in one transaction. Blocks. */
    public void save(List<PromotionState> promotions, List<ClaimCodeGroup> groups, List<Position> positions) {
        // In one order, all terms before all budgets, as the ledger locks them: instances that save the same don't wait
        // for each other in a circle.
        var latest = new TreeMap<UUID, PromotionState>();
        for (var promotion : promotions) {
            latest.merge(
                    promotion.promotionId(),
                    promotion,
                    (known, news) -> news.version() > known.version() ? news : known);
        }
        var sorted = groups.stream()
                .sorted(Comparator.comparing(ClaimCodeGroup::groupId))
                .toList();
        pool.withTransaction(connection -> {
                    Uni<Void> written = Uni.createFrom().voidItem();
                    for (var promotion : latest.values()) {
                        written = written.chain(() -> save(connection, promotion));
                    }
                    for (var promotion : latest.values()) {
                        written = written.chain(() -> saveBudget(connection, promotion));
                    }
                    for (var group : sorted) {
                        written = written.chain(() -> update(
                                connection,
                                SAVE_GROUP,
                                group.groupId(),
                                group.promotionId(),
                                group.batchNumber(),
                                group.status().name(),
                                group.readyAt() == null ? null : group.readyAt().atOffset(ZoneOffset.UTC)));
                    }
                    for (var position : positions) {
                        written = written.chain(() -> update(
                                connection,
                                SAVE_POSITION,
                                position.topic(),
                                position.partition(),
                                position.topicId(),
                                position.nextOffset()));
                    }
                    return written;
                })
                .await()
                .atMost(PATIENCE);
    }

    /** All promotions. Blocks. */
    public List<PromotionState> promotions() {
        return read("select state from promotion_terms", Tuple.tuple()).stream()
                .map(row ->
                        EventJson.read(row.getString("state").getBytes(StandardCharsets.UTF_8), PromotionState.class))
                .toList();
    }

    /** All groups. Blocks. */
    public List<ClaimCodeGroup> groups() {
        return read("select group_id, promotion_id, batch_number, status, ready_at from code_group", Tuple.tuple())
                .stream()
                .map(row -> new ClaimCodeGroup(
                        row.getUUID("group_id"),
                        row.getUUID("promotion_id"),
                        row.getInteger("batch_number"),
                        ClaimCodeGroup.Status.valueOf(row.getString("status")),
                        row.getOffsetDateTime("ready_at") == null
                                ? null
                                : row.getOffsetDateTime("ready_at").toInstant()))
                .toList();
    }

    /** How far a topic has been followed. Blocks. */
    public List<Position> positions(String topic) {
        return read(
                        "select topic, partition, topic_id, next_offset from follower_position where topic = $1",
                        Tuple.of(topic))
                .stream()
                .map(row -> new Position(
                        row.getString("topic"),
                        row.getInteger("partition"),
                        row.getString("topic_id"),
                        row.getLong("next_offset")))
                .toList();
    }

    private List<Row> read(String sql, Tuple arguments) {
        var rows = new ArrayList<Row>();
        pool.preparedQuery(sql).execute(arguments).await().atMost(PATIENCE).forEach(rows::add);
        return rows;
    }

    private static Uni<Void> save(SqlClient connection, PromotionState promotion) {
        var limits = promotion.limits();
        return update(
                connection,
                SAVE_TERMS,
                promotion.promotionId(),
                promotion.version(),
                promotion.status().name(),
                EventJson.write(promotion),
                limits.maxRedemptions(),
                minorUnits(limits.maxDiscount()),
                (short) Outbox.slice(promotion.promotionId().toString()));
    }

    private static Uni<Void> saveBudget(SqlClient connection, PromotionState promotion) {
        var limits = promotion.limits();
        var free = Uni.createFrom().deferred(() -> update(connection, FREE_BUDGET, promotion.promotionId()));
        return limits.maxRedemptions() == null && limits.maxDiscount() == null
                ? free
                : update(connection, SAVE_BUDGET, promotion.promotionId()).chain(() -> free);
    }

    private static @Nullable Long minorUnits(@Nullable Money money) {
        return money == null ? null : Amount.written(money.amount(), Currency.getInstance(money.currency()));
    }

    private static Uni<Void> update(SqlClient connection, String sql, @Nullable Object... arguments) {
        var tuple = Tuple.tuple();
        for (var argument : arguments) {
            tuple.addValue(argument);
        }
        return connection.preparedQuery(sql).execute(tuple).replaceWithVoid();
    }
}

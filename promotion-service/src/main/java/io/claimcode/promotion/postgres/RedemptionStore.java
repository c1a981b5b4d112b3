package io.claimcode.promotion.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claimcode.kit.sql.SqlRow;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.BudgetNews;
import io.claimcode.promotion.model.Movement;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.RedemptionEntry;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * What the checkout tells. Events are taken in by the dozen, in one statement, which is a transaction by itself: those
 * that are in the inbox already, or come twice in it, have no effect.
 */
@Singleton
public final class RedemptionStore {
    /** A code that is redeemed and given back again and again is told of no further. */
    private static final int MOST_OF_A_CODE = 100;

    private static final String SUMS = """
            count(*) filter (where kind = 'REDEEMED'), count(*) filter (where kind = 'CANCELLED'),
            count(*) filter (where kind = 'RETURNED'), count(*) filter (where kind = 'ADJUSTED'),
            sum(sign * discount), sum(sign * revenue), sum(sign * units)""";

    private static final String ADD_UP = """
            redemptions = %1$s.redemptions + excluded.redemptions,
            cancellations = %1$s.cancellations + excluded.cancellations,
            returns = %1$s.returns + excluded.returns, adjustments = %1$s.adjustments + excluded.adjustments,
            discount = %1$s.discount + excluded.discount, revenue = %1$s.revenue + excluded.revenue,
            units = %1$s.units + excluded.units""";

    private static final String COLUMNS = "redemptions, cancellations, returns, adjustments, discount, revenue, units";

    private static final String TAKE_IN =
            """
            with told as (
              select * from rows from (json_to_recordset(cast(cast($2 as text) as json)) as (
                event_id uuid, kind text, promotion_id uuid, group_id uuid, redemption_id uuid, batch_number integer,
                serial integer, order_id text, storefront text, currency text, discount bigint, revenue bigint,
                units bigint, at timestamptz)) with ordinality as event (event_id, kind, promotion_id, group_id,
                redemption_id, batch_number, serial, order_id, storefront, currency, discount, revenue, units, at,
                position)),
            judged as (
              select told.*, case
                when p.id is null then 'there is no promotion ' || told.promotion_id
                when p.currency <> told.currency then 'its currency is not the promotion''s'
                when told.group_id is not null and g.group_id is null
                  then 'there is no claim code group ' || told.group_id || ' of promotion ' || told.promotion_id
                end as refused,
                case told.kind when 'REDEEMED' then 1 when 'RETURNED' then 0 else -1 end as sign,
                coalesce(told.group_id, '00000000-0000-0000-0000-000000000000') as group_key
              from told left join promotion p on p.id = told.promotion_id
                left join claim_code_group g on g.group_id = told.group_id and g.promotion_id = told.promotion_id),
            fresh as (
              insert into inbox (consumer, event_id) select distinct $1, event_id from judged where refused is null
              on conflict do nothing returning event_id),
            heard as (
              select distinct on (event_id) judged.* from judged join fresh using (event_id) order by event_id),
            entries as (
              insert into redemption (promotion_id, redemption_id, group_id, batch_number, serial, order_id, storefront,
                status, discount, discount_given_back, revenue, units, redeemed_at, closed_at)
              select promotion_id, redemption_id, (array_agg(group_id))[1], max(batch_number), max(serial), max(order_id),
                max(storefront),
                case when bool_or(kind = 'CANCELLED') then 'CANCELLED' when bool_or(kind = 'RETURNED') then 'RETURNED'
                  else 'REDEEMED' end,
                coalesce(sum(discount) filter (where kind = 'REDEEMED'), 0),
                coalesce(sum(discount) filter (where sign < 0), 0),
                sum(sign * revenue), sum(sign * units),
                coalesce(min(at) filter (where kind = 'REDEEMED'), min(at)),
                max(at) filter (where kind in ('CANCELLED', 'RETURNED'))
              from heard group by promotion_id, redemption_id
              on conflict (promotion_id, redemption_id) do update set
                status = case when 'CANCELLED' in (redemption.status, excluded.status) then 'CANCELLED'
                  when 'RETURNED' in (redemption.status, excluded.status) then 'RETURNED' else 'REDEEMED' end,
                discount = redemption.discount + excluded.discount,
                discount_given_back = redemption.discount_given_back + excluded.discount_given_back,
                revenue = redemption.revenue + excluded.revenue, units = redemption.units + excluded.units,
                redeemed_at = least(redemption.redeemed_at, excluded.redeemed_at),
                closed_at = coalesce(excluded.closed_at, redemption.closed_at)),
            quarters as (
              insert into performance (promotion_id, quarter, group_id, %1$s)
              select promotion_id, date_bin('15 minutes', at, timestamptz '2000-01-01 00:00:00+00') as quarter, group_key,
                %2$s
              from heard group by promotion_id, quarter, group_key
              on conflict (promotion_id, quarter, group_id) do update set %3$s),
            totals as (
              insert into performance_total (promotion_id, group_id, %1$s)
              select promotion_id, group_key, %2$s from heard group by promotion_id, group_key
              on conflict (promotion_id, group_id) do update set %4$s),
            groups as (
              update claim_code_group g set redeemed = g.redeemed + change.by
              from (select group_id, count(*) filter (where kind = 'REDEEMED')
                  - count(*) filter (where kind = 'CANCELLED') as by
                from heard where group_id is not null group by group_id) as change
              where g.group_id = change.group_id and change.by <> 0)
            select refused from judged order by position""".formatted(COLUMNS, SUMS, ADD_UP.formatted("performance"), ADD_UP.formatted("performance_total"));

    private static final String NOTE_BUDGETS = """
            with told as (
              select * from rows from (json_to_recordset(cast(cast($2 as text) as json)) as (
                event_id uuid, promotion_id uuid, exhausted boolean, at timestamptz))
                with ordinality as event (event_id, promotion_id, exhausted, at, position)),
            judged as (select told.*, p.id is not null as known from told left join promotion p on p.id = told.promotion_id),
            fresh as (
              insert into inbox (consumer, event_id) select distinct $1, event_id from judged where known
              on conflict do nothing returning event_id),
            last as (
              select distinct on (promotion_id) promotion_id, exhausted, at from judged join fresh using (event_id)
              order by promotion_id, at desc, position desc),
            noted as (
              update promotion p set budget_exhausted = last.exhausted, budget_at = last.at from last
              where p.id = last.promotion_id and (p.budget_at is null or p.budget_at <= last.at))
            select case when not known then 'there is no promotion ' || promotion_id end from judged order by position""";

    private static final String PAGE = """
            select cast(r.redemption_id as text), r.status, cast(r.group_id as text), g.name,
              cast(r.batch_number as text), cast(r.serial as text), r.order_id, r.storefront, r.discount,
              r.discount_given_back, r.revenue, r.units, %s, cast(%s as text)
            from redemption r left join claim_code_group g on g.group_id = r.group_id
            where r.promotion_id = $1""".formatted(Micros.of("r.redeemed_at"), Micros.of("r.closed_at"));

    /** Takes in what was told; for each, in their order, why it can't be used, or null. */
    public Uni<List<@Nullable String>> takeIn(SqlWork work, String consumer, List<Movement> movements) {
        var json = JsonNodeFactory.instance.arrayNode();
        movements.forEach(each -> add(json, each));
        return work.rows(TAKE_IN, List.of(consumer, json.toString())).map(RedemptionStore::refusals);
    }

    /** Notes what was told of budgets, unless something later is known; for each why it can't be used, or null. */
    public Uni<List<@Nullable String>> noteBudgets(SqlWork work, String consumer, List<BudgetNews> news) {
        var json = JsonNodeFactory.instance.arrayNode();
        news.forEach(each -> json.addObject()
                .put("event_id", each.eventId().toString())
                .put("promotion_id", each.promotionId().toString())
                .put("exhausted", each.exhausted())
                .put("at", each.at().toString()));
        return work.rows(NOTE_BUDGETS, List.of(consumer, json.toString())).map(RedemptionStore::refusals);
    }

    /**
     * A page of a promotion's redemptions, the latest first.
     *
     * @param groupId of this claim code group only; null for all
     */
    public Uni<Page<RedemptionEntry>> page(
            SqlWork work, UUID promotionId, @Nullable UUID groupId, Page.Request request) {
        var args = new ArrayList<Object>(List.of(promotionId, request.limit() + 1));
        var sql = new StringBuilder(PAGE);
        if (groupId != null) {
            args.add(groupId);
            sql.append(" and r.group_id = $").append(args.size());
        }
        var after = request.after();
        if (after != null) {
            args.add(after.createdAt().toString());
            args.add(after.id());
            sql.append(" and (r.redeemed_at, r.redemption_id) < (cast(cast($%d as text) as timestamptz), $%d)"
                    .formatted(args.size() - 1, args.size()));
        }
        sql.append(" order by r.redeemed_at desc, r.redemption_id desc limit $2");
        return work.rows(sql.toString(), args)
                .map(rows -> rows.stream().map(RedemptionStore::entry).toList())
                .map(found -> Page.of(
                        found, request.limit(), last -> new Page.Position(last.redeemedAt(), last.redemptionId())));
    }

    /** What became of a code of a promotion, the latest first. */
    public Uni<List<RedemptionEntry>> ofCode(SqlWork work, UUID promotionId, int batchNumber, int serial) {
        return work.rows(
                        PAGE + " and r.batch_number = $2 and r.serial = $3 order by r.redeemed_at desc limit "
                                + MOST_OF_A_CODE,
                        List.of(promotionId, batchNumber, serial))
                .map(rows -> rows.stream().map(RedemptionStore::entry).toList());
    }

    private static void add(ArrayNode json, Movement movement) {
        var groupId = movement.groupId();
        json.addObject()
                .put("event_id", movement.eventId().toString())
                .put("kind", movement.kind().name())
                .put("promotion_id", movement.promotionId().toString())
                .put("group_id", groupId == null ? null : groupId.toString())
                .put("redemption_id", movement.redemptionId().toString())
                .put("batch_number", movement.batchNumber())
                .put("serial", movement.serial())
                .put("order_id", movement.orderId())
                .put("storefront", movement.storefront())
                .put("currency", movement.currency())
                .put("discount", movement.discount())
                .put("revenue", movement.revenue())
                .put("units", movement.units())
                .put("at", movement.at().toString());
    }

    private static List<@Nullable String> refusals(List<SqlRow> rows) {
        var refusals = new ArrayList<@Nullable String>();
        rows.forEach(row -> refusals.add(row.textOrNull(0)));
        return refusals;
    }

    private static RedemptionEntry entry(SqlRow row) {
        var groupId = row.textOrNull(2);
        var batchNumber = row.textOrNull(4);
        var serial = row.textOrNull(5);
        return new RedemptionEntry(
                UUID.fromString(row.text(0)),
                RedemptionEntry.Status.valueOf(row.text(1)),
                groupId == null ? null : UUID.fromString(groupId),
                row.textOrNull(3),
                batchNumber == null ? null : Integer.valueOf(batchNumber),
                serial == null ? null : Integer.valueOf(serial),
                row.text(6),
                row.text(7),
                row.number(8),
                row.number(9),
                row.number(10),
                row.number(11),
                Micros.instant(row, 12),
                Micros.instantOrNull(row, 13));
    }
}

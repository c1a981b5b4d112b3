package io.claimcode.redemption.postgres;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.redemption.model.CodeHistory;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** What the ledger remembers of codes. Calls block. */
@ApplicationScoped
public class CodeHistories {
    private static final String ROWS = """
            select c.redemption_id, c.active, c.voided_at, c.void_reason, r.storefront, r.order_id, r.redeemed_at, r.status,
              r.closed_at, r.close_reason
            from (
              select * from spent_code where batch_number = $1 and serial = $2 and active
              union all
              select * from spent_code where batch_number = $1 and serial = $2 and not active) c
            left join redemption r on r.redemption_id = c.redemption_id""";

    private final LedgerQueries queries;

    @Inject
    CodeHistories(LedgerQueries queries) {
        this.queries = queries;
    }

    /**
     * What the ledger knows of a code.
     *
     * @param slot what has the code's slot, REDEEMED or VOIDED; null when it is free
     * @param moments what happened, in no order
     */
    public record Remembered(CodeHistory.@Nullable What slot, List<CodeHistory.Moment> moments) {}

    /** What happened to a code. */
    public Remembered of(CodeEntry code) {
        CodeHistory.What slot = null;
        var moments = new ArrayList<CodeHistory.Moment>();
        for (Row row : queries.rows(ROWS, code.batchNumber(), code.serial())) {
            boolean isVoid = row.getValue("voided_at") != null;
            if (row.getBoolean("active")) {
                slot = isVoid ? CodeHistory.What.VOIDED : CodeHistory.What.REDEEMED;
            }
            if (isVoid) {
                moments.add(new CodeHistory.Moment(
                        CodeHistory.What.VOIDED,
                        row.getOffsetDateTime("voided_at").toInstant(),
                        null,
                        null,
                        null,
                        row.getString("void_reason")));
                continue;
            }
            moments.add(moment(row, CodeHistory.What.REDEEMED, "redeemed_at", null));
            if (row.getValue("closed_at") != null) {
                moments.add(moment(
                        row,
                        CodeHistory.What.valueOf(row.getString("status")),
                        "closed_at",
                        row.getString("close_reason")));
            }
        }
        return new Remembered(slot, moments);
    }

    private static CodeHistory.Moment moment(Row row, CodeHistory.What what, String instant, @Nullable String reason) {
        return new CodeHistory.Moment(
                what,
                row.getOffsetDateTime(instant).toInstant(),
                row.getString("storefront"),
                row.getString("order_id"),
                row.getUUID("redemption_id"),
                reason);
    }
}

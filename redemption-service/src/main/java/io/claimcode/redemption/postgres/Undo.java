package io.claimcode.redemption.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claimcode.contracts.event.RedemptionEvent;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.outbox.Outbox;
import io.claimcode.redemption.model.Adjusted;
import io.claimcode.redemption.model.Adjustment;
import io.claimcode.redemption.model.Part;
import io.claimcode.redemption.model.Reason;
import io.claimcode.redemption.model.Recorded;
import io.claimcode.redemption.model.VoidedCode;
import io.vertx.mutiny.sqlclient.Row;

/**
 * What undoes in the ledger: each act is one call of an SQL function and one transaction, refused when the redemption has
 * changed since it was read. Calls block.
 */
@ApplicationScoped
public class Undo {
    private static final String CLOSE = "select close_redemption(cast(cast($1 as text) as jsonb)) as done";
    private static final String ADJUST = "select adjust_redemption(cast(cast($1 as text) as jsonb)) as done";
    private static final String ADJUSTMENT = "select request_hash, answer from adjustment where adjustment_id = $1";
    private static final String VOID = "select batch, number, outcome from void_codes(cast(cast($1 as text) as jsonb))";

    private final LedgerQueries queries;

    @Inject
    Undo(LedgerQueries queries) {
        this.queries = queries;
    }

    /** Makes a redemption that hasn't happened impossible; false when it has happened meanwhile. */
    public boolean bury(UUID redemptionId, String storefront, String reason, Instant now) {
        return isDone(CLOSE, closing(redemptionId, storefront, reason, now));
    }

    /** Ends a redemption; false when it has changed since it was read. */
    public boolean close(
            Recorded recorded,
            Recorded.Status status,
            String reason,
            Instant now,
            List<? extends RedemptionEvent> events) {
        var request = closing(recorded.redemptionId(), recorded.storefront(), reason, now)
                .put("revision", recorded.revision())
                .put("status", status.name());
        writeEvents(request, events);
        return isDone(CLOSE, request);
    }

    /**
     * An adjustment that is about to be made.
     *
     * @param requestHash by which a repeated request is known
     * @param shares what goes back into the budgets
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record NewAdjustment(Adjusted adjusted, byte[] requestHash, List<Adjustment.Share> shares) {}

    /** An adjustment that was made. */
    @SuppressWarnings("ArrayRecordComponent")
    public record EarlierAdjustment(Adjusted adjusted, byte[] requestHash) {}

    /** An adjustment that was made. */
    public Optional<EarlierAdjustment> adjustment(UUID adjustmentId) {
        return queries.rows(ADJUSTMENT, adjustmentId).stream()
                .map(row -> new EarlierAdjustment(
                        EventJson.read(row.getString("answer").getBytes(StandardCharsets.UTF_8), Adjusted.class),
                        row.getBuffer("request_hash").getBytes()))
                .findFirst();
    }

    /**
     * Makes an adjustment; false when the redemption has changed since it was read.
     *
     * @param remaining what each promotion still gives away then
     * @param returned units given back of each line then
     */
    public boolean adjust(
            Recorded recorded,
            NewAdjustment adjustment,
            List<Part> remaining,
            Map<String, Integer> returned,
            List<? extends RedemptionEvent> events) {
        var adjusted = adjustment.adjusted();
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("id", adjusted.adjustmentId().toString())
                .put("redemption", recorded.redemptionId().toString())
                .put("revision", recorded.revision())
                .put("hash", HexFormat.of().formatHex(adjustment.requestHash()))
                .put("answer", EventJson.write(adjusted))
                .put("at", adjusted.adjustedAt().toString());
        EntryJson.writeParts(remaining, request.putArray("parts"));
        var lines = request.putObject("returned");
        returned.forEach(lines::put);
        var amounts = request.putArray("amounts");
        for (var share : adjustment.shares()) {
            amounts.addObject().put("promotion", share.promotionId().toString()).put("discount", share.discount());
        }
        writeEvents(request, events);
        return isDone(ADJUST, request);
    }

    /** Voids codes, or has their voids wait for the end of their redemptions; the outcome of each. */
    public Map<CodeEntry, Boolean> voidCodes(List<VoidedCode> codes, String reason, Instant now) {
        var members = JsonNodeFactory.instance.arrayNode();
        for (var code : codes) {
            var member = members.addObject()
                    .put("batch", code.entry().batchNumber())
                    .put("serial", code.entry().serial())
                    .put("void", code.voidId().toString())
                    .put("promotion", code.promotionId().toString())
                    .put("group", code.groupId().toString())
                    .put("fingerprint", code.fingerprint().hex())
                    .put("slice", Outbox.slice(code.event(reason, now).subject()))
                    .put("reason", reason)
                    .put("told", Reason.told(reason))
                    .put("at", now.toString());
            EntryJson.writeEvent(code.event(reason, now), member.putObject("event"));
        }
        var outcomes = new HashMap<String, Boolean>();
        for (Row row : queries.rows(VOID, members.toString())) {
            outcomes.put(
                    row.getInteger("batch") + "-" + row.getInteger("number"),
                    row.getString("outcome").equals("VOIDED"));
        }
        var byEntry = new HashMap<CodeEntry, Boolean>();
        codes.forEach(code ->
                byEntry.put(code.entry(), outcomes.getOrDefault(code.entry().codeId(), false)));
        return byEntry;
    }

    private static ObjectNode closing(UUID redemptionId, String storefront, String reason, Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", redemptionId.toString())
                .put("storefront", storefront)
                .put("reason", reason)
                .put("at", now.toString());
    }

    private static void writeEvents(ObjectNode request, List<? extends RedemptionEvent> events) {
        var json = request.putArray("events");
        events.forEach(event -> EntryJson.writeEvent(event, json.addObject()));
    }

    private boolean isDone(String sql, ObjectNode request) {
        return queries.rows(sql, request.toString()).getFirst().getBoolean("done");
    }
}

package io.claimcode.redemption.postgres;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.RedemptionEvent;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.outbox.Outbox;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.LedgerQuestion;
import io.claimcode.redemption.model.Part;

/** What the ledger's SQL functions read. */
final class EntryJson {
    private static final HexFormat HEX = HexFormat.of();

    private EntryJson() {}

    /** One JSON array for a whole group. */
    static String entries(List<LedgerEntry> entries) {
        var members = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> write(entry, members.addObject()));
        return members.toString();
    }

    /** One JSON array for a whole group. */
    static String questions(List<LedgerQuestion> questions) {
        var members = JsonNodeFactory.instance.arrayNode();
        for (int place = 0; place < questions.size(); place++) {
            write(place, questions.get(place), members.addObject());
        }
        return members.toString();
    }

    static void writeParts(List<Part> parts, ArrayNode json) {
        for (var part : parts) {
            json.addObject()
                    .put("promotion", part.promotion().toString())
                    .put("group", part.group() == null ? null : part.group().toString())
                    .put("batch", part.batch())
                    .put("serial", part.serial())
                    .put("discount", part.discount())
                    .put("revenue", part.revenue())
                    .put("units", part.units());
        }
    }

    static void writeEvent(RedemptionEvent event, ObjectNode json) {
        var type = EventType.of(event);
        json.put("id", UUID.randomUUID().toString())
                .put("slice", Outbox.slice(event.subject()))
                .put("type", type.wireName())
                .put("topic", type.topic().topicName())
                .put("key", event.key())
                .put("subject", event.subject())
                .put("payload", EventJson.write((Record) event));
    }

    private static void write(LedgerEntry entry, ObjectNode member) {
        var redemption = entry.redemption();
        member.put("id", redemption.redemptionId().toString())
                .put("storefront", entry.storefront())
                .put("order", redemption.orderId())
                .put("hash", HEX.formatHex(entry.requestHash()))
                .put("owner", HEX.formatHex(entry.claimant().owner()))
                .put("customer", HEX.formatHex(entry.claimant().holder()))
                .put("answer", EventJson.write(redemption))
                .put("at", redemption.redeemedAt().toString());
        writeParts(entry.parts(), member.putArray("parts"));
        var codes = member.putArray("codes");
        for (var spent : entry.codes()) {
            codes.addObject()
                    .put("batch", spent.entry().batchNumber())
                    .put("serial", spent.entry().serial())
                    .put("promotion", spent.promotionId().toString())
                    .put("group", spent.groupId().toString())
                    .put("fingerprint", spent.fingerprint().hex())
                    .put("mark", spent.mark().isEmpty() ? null : spent.mark());
        }
        var customers = member.putArray("customers");
        for (var turn : entry.turns()) {
            customers
                    .addObject()
                    .put("promotion", turn.promotionId().toString())
                    .put("customer", HEX.formatHex(turn.identity()))
                    .put("turn", HEX.formatHex(turn.claim()));
        }
        var events = member.putArray("events");
        entry.events().forEach(event -> writeEvent(event, events.addObject()));
    }

    private static void write(int place, LedgerQuestion question, ObjectNode member) {
        member.put("place", place)
                .put("id", question.redemptionId().toString())
                .put("storefront", question.storefront())
                .put("order", question.orderId());
        var codes = member.putArray("codes");
        question.codes()
                .forEach((position, code) -> codes.addObject()
                        .put("position", position)
                        .put("batch", code.batchNumber())
                        .put("serial", code.serial()));
        var turns = member.putArray("turns");
        for (var turn : question.turns()) {
            turns.addObject()
                    .put("promotion", turn.promotionId().toString())
                    .put("customer", HEX.formatHex(turn.identity()));
        }
        var spends = member.putArray("spends");
        for (var spend : question.spends()) {
            spends.addObject().put("promotion", spend.promotionId().toString()).put("discount", spend.discount());
        }
    }
}

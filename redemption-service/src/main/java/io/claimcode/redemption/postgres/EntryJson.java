package io.claimcode.redemption.postgres;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claimcode.contracts.event.EventType;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.outbox.Outbox;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.LedgerQuestion;

/** What the ledger's SQL functions read: one JSON array for a whole group. */
final class EntryJson {
    private static final HexFormat HEX = HexFormat.of();

    private EntryJson() {}

    static String entries(List<LedgerEntry> entries) {
        var members = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> write(entry, members.addObject()));
        return members.toString();
    }

    static String questions(List<LedgerQuestion> questions) {
        var members = JsonNodeFactory.instance.arrayNode();
        for (int place = 0; place < questions.size(); place++) {
            write(place, questions.get(place), members.addObject());
        }
        return members.toString();
    }

    private static void write(LedgerEntry entry, ObjectNode member) {
        var redemption = entry.redemption();
        member.put("id", redemption.redemptionId().toString())
                .put("storefront", entry.storefront())
                .put("order", redemption.orderId())
                .put("hash", HEX.formatHex(entry.requestHash()))
                .put("answer", EventJson.write(redemption))
                .put("at", redemption.redeemedAt().toString());
        var codes = member.putArray("codes");
        var events = member.putArray("events");
        for (var spent : entry.codes()) {
            codes.addObject()
                    .put("batch", spent.code().entry().batchNumber())
                    .put("serial", spent.code().entry().serial())
                    .put("promotion", spent.code().terms().promotionId().toString())
                    .put("group", spent.code().groupId().toString())
                    .put("fingerprint", spent.fingerprint().hex())
                    .put("owner", HEX.formatHex(entry.claimant().owner()))
                    .put("customer", HEX.formatHex(entry.claimant().holder()));
            writeEvent(spent, events);
        }
        var customers = member.putArray("customers");
        for (var turn : entry.turns()) {
            customers
                    .addObject()
                    .put("promotion", turn.promotionId().toString())
                    .put("customer", HEX.formatHex(turn.identity()))
                    .put("turn", HEX.formatHex(turn.claim()));
        }
        var spends = member.putArray("spends");
        for (var spend : entry.spends()) {
            spends.addObject().put("promotion", spend.promotionId().toString()).put("discount", spend.discount());
        }
    }

    private static void writeEvent(LedgerEntry.SpentCode spent, ArrayNode events) {
        var type = EventType.of(spent.event());
        events.addObject()
                .put("id", UUID.randomUUID().toString())
                .put("slice", Outbox.slice(spent.event().subject()))
                .put("type", type.wireName())
                .put("topic", type.topic().topicName())
                .put("key", spent.event().promotionId().toString())
                .put("subject", spent.event().subject())
                .put("payload", EventJson.write(spent.event()));
    }

    private static void write(int place, LedgerQuestion question, ObjectNode member) {
        member.put("place", place)
                .put("id", question.redemptionId().toString())
                .put("storefront", question.storefront())
                .put("order", question.orderId());
        var codes = member.putArray("codes");
        for (int position = 0; position < question.codes().size(); position++) {
            var code = question.codes().get(position);
            codes.addObject()
                    .put("position", position)
                    .put("batch", code.batchNumber())
                    .put("serial", code.serial());
        }
        var turns = member.putArray("turns");
        for (int position = 0; position < question.turns().size(); position++) {
            var turn = question.turns().get(position);
            turns.addObject()
                    .put("position", position)
                    .put("promotion", turn.promotionId().toString())
                    .put("customer", HEX.formatHex(turn.identity()));
        }
    }
}

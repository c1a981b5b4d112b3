package io.claimcode.verify.course.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Issued is available, held, redeemed and voided; Redis, the ledger, the chunks and what sellers see agree. */
final class Conservation {
    private Conservation() {}

    static List<String> ofCodes(Evidence evidence) {
        var found = new ArrayList<String>();
        Map<Integer, Integer> known = new HashMap<>();
        Map<String, Ledger.Spent> active = new HashMap<>();
        evidence.ledger().spent().stream()
                .filter(Ledger.Spent::active)
                .forEach(spent -> active.put(spent.code(), spent));
        var ended = evidence.promotions().stream()
                .filter(Promotion::ended)
                .map(Promotion::batch)
                .collect(Collectors.toSet());
        evidence.claims().forEach((code, claim) -> {
            if (ended.contains(Once.batch(code)) && !claim.known()) {
                return;
            }
            known.merge(Once.batch(code), claim.known() ? 1 : 0, Integer::sum);
            var spent = active.get(code);
            char expected = spent == null ? '-' : spent.isVoid() ? 'v' : 'r';
            char state = claim.state() == 'h' ? '-' : claim.state();
            if (state != expected) {
                found.add("code " + code + " is " + claim + " in Redis and " + spent + " in the ledger");
            }
        });
        for (var promotion : evidence.promotions()) {
            if (promotion.made() != promotion.quantity()) {
                found.add(promotion + " has chunks of other size");
            }
            int inRedis = known.getOrDefault(promotion.batch(), 0);
            if (!promotion.ended() && promotion.batch() > 0 && inRedis != promotion.quantity()) {
                found.add(promotion + " has " + inRedis + " codes in Redis");
            }
        }
        return found;
    }

    static List<String> reported(Evidence evidence) {
        var spent = evidence.ledger().spentByPromotion();
        return evidence.promotions().stream()
                .filter(promotion -> promotion.shownSpent() != null)
                .filter(promotion ->
                        !spent.getOrDefault(promotion.id(), Ledger.Budget.NONE).equals(promotion.shownSpent()))
                .map(promotion -> promotion + " has " + spent.get(promotion.id()) + " in the ledger")
                .toList();
    }

    static List<String> shown(Evidence evidence) {
        Map<Integer, Long> redeemed = new HashMap<>();
        evidence.ledger().spent().stream()
                .filter(spent -> spent.active() && !spent.isVoid())
                .forEach(spent -> redeemed.merge(Once.batch(spent.code()), 1L, Long::sum));
        return evidence.promotions().stream()
                .filter(promotion -> promotion.shownRedeemed() != null)
                .filter(promotion ->
                        !redeemed.getOrDefault(promotion.batch(), 0L).equals(promotion.shownRedeemed()))
                .map(promotion -> promotion + " has " + redeemed.getOrDefault(promotion.batch(), 0L) + " in the ledger")
                .toList();
    }
}

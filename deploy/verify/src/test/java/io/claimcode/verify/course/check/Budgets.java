package io.claimcode.verify.course.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A budget says exactly what its redemptions give away, and at no time was it overrun. */
final class Budgets {
    private Budgets() {}

    static List<String> exact(Evidence evidence) {
        var found = new ArrayList<String>();
        for (var promotion : evidence.promotions()) {
            if (promotion.maxRedemptions() != null || promotion.maxDiscount() != null) {
                sum(evidence, promotion, found);
                overTime(evidence, promotion, found);
            }
        }
        return found;
    }

    private static void sum(Evidence evidence, Promotion promotion, List<String> found) {
        var sum = evidence.ledger().spentByPromotion().getOrDefault(promotion.id(), Ledger.Budget.NONE);
        var noted = evidence.ledger().budgets().getOrDefault(promotion.id(), Ledger.Budget.NONE);
        if (!sum.equals(noted)) {
            found.add(promotion.id() + " notes " + noted + ", its redemptions are " + sum);
        }
        exceeds(promotion, sum.redemptions(), sum.discount(), "in the end", found);
    }

    /** Outbox rows are numbered while the budget's row is locked: their order is that of the spending. */
    private static void overTime(Evidence evidence, Promotion promotion, List<String> found) {
        long redemptions = 0;
        long discount = 0;
        var events = evidence.ledger().outbox().stream()
                .filter(event -> event.key().equals(promotion.id()))
                .sorted(Comparator.comparingLong(Event::place))
                .collect(Collectors.toList());
        for (var event : events) {
            switch (event.type()) {
                case "code-redeemed" -> {
                    redemptions++;
                    discount += event.discount();
                }
                case "redemption-cancelled" -> {
                    if (event.restored()) {
                        redemptions--;
                        discount -= event.discount();
                    }
                }
                case "redemption-adjusted" -> discount -= event.discount();
                default -> {
                    // Tells nothing of what was spent.
                }
            }
            if (exceeds(promotion, redemptions, discount, "at " + event, found)) {
                return;
            }
        }
    }

    private static boolean exceeds(
            Promotion promotion, long redemptions, long discount, String when, List<String> found) {
        boolean over = redemptions > Objects.requireNonNullElse(promotion.maxRedemptions(), Long.MAX_VALUE)
                || discount > Objects.requireNonNullElse(promotion.maxDiscount(), Long.MAX_VALUE);
        if (over) {
            found.add(promotion + " is overrun " + when + ": " + redemptions + " redemptions, " + discount);
        }
        return over;
    }
}

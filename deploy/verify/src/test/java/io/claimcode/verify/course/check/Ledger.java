package io.claimcode.verify.course.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ledger's tables, read when all was quiet. */
public record Ledger(
        List<Redemption> redemptions,
        List<Spent> spent,
        List<Turn> turns,
        Map<String, Budget> budgets,
        List<Event> outbox,
        Set<String> adjustments) {

    /**
     * A redemption, or the tombstone of one that never happened.
     *
     * @param orderId empty for a tombstone
     */
    public record Redemption(String id, String orderId, String status, List<Part> parts) {
        public boolean isTombstone() {
            return orderId.isEmpty();
        }

        public boolean isActive() {
            return !status.equals("CANCELLED");
        }
    }

    /** What a promotion gives away in it; amounts in minor units. */
    public record Part(String promotion, String code, long discount) {}

    /** A code's slot. */
    public record Spent(String redemptionId, String code, boolean active, boolean isVoid) {}

    /** A customer's turn. */
    public record Turn(String redemptionId, String promotion, String customer, boolean active) {}

    /** What each promotion has given away by its redemptions. */
    public Map<String, Budget> spentByPromotion() {
        return redemptions.stream()
                .filter(Redemption::isActive)
                .flatMap(redemption -> redemption.parts().stream())
                .collect(Collectors.toMap(Part::promotion, part -> new Budget(1, part.discount()), Budget::plus));
    }

    /** What a promotion has given away. */
    public record Budget(long redemptions, long discount) {
        public static final Budget NONE = new Budget(0, 0);

        private Budget plus(Budget other) {
            return new Budget(redemptions + other.redemptions, discount + other.discount);
        }
    }
}

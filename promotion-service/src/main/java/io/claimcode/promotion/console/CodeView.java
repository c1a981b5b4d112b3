package io.claimcode.promotion.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.claimcode.promotion.console.CodeLookup.Moment;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.RedemptionEntry;
import org.jspecify.annotations.Nullable;

/**
 * A claim code, and what happened to it, for its seller.
 *
 * @param timeline the oldest first
 * @param promotion where it belongs, as a link, when that isn't the promotion at hand; else null
 */
public record CodeView(
        String codeId,
        StatusView status,
        List<Event> timeline,
        @Nullable String promotion) {

    /** Something that happened. */
    public record Event(String at, String what, String detail) {}

    /** As the checkout tells of a code. */
    static CodeView of(CodeLookup.Found found, Promotion promotion) {
        var zone = promotion.terms().schedule().timeZone();
        return new CodeView(
                found.codeId(),
                status(found.state()),
                found.timeline().stream()
                        .map(each -> new Event(Words.at(each.at(), zone), what(each.event()), detail(each)))
                        .toList(),
                found.promotionId().equals(promotion.id()) ? null : Paths.promotion(found.promotionId()));
    }

    /** As a promotion's redemptions tell of the code with an id; there is one at least. */
    static CodeView of(String codeId, List<RedemptionEntry> redemptions, Promotion promotion) {
        var zone = promotion.terms().schedule().timeZone();
        var spent = redemptions.stream().anyMatch(each -> each.status() != RedemptionEntry.Status.CANCELLED);
        var currency = promotion.terms().currency();
        return new CodeView(
                codeId,
                status(spent ? "REDEEMED" : "CANCELLED"),
                redemptions.stream()
                        .sorted(Comparator.comparing(RedemptionEntry::redeemedAt))
                        .flatMap(each -> events(each, zone, currency))
                        .toList(),
                null);
    }

    private static Stream<Event> events(RedemptionEntry entry, String zone, String currency) {
        var redeemed = new Event(
                Words.at(entry.redeemedAt(), zone),
                what("REDEEMED"),
                order(entry.orderId(), entry.storefront()) + ", " + PerformanceView.amount(entry.discount(), currency)
                        + " off");
        var closedAt = entry.closedAt();
        return closedAt == null
                ? Stream.of(redeemed)
                : Stream.of(
                        redeemed,
                        new Event(
                                Words.at(closedAt, zone),
                                what(entry.status().name()),
                                order(entry.orderId(), entry.storefront())));
    }

    private static StatusView status(String state) {
        return switch (state) {
            case "AVAILABLE" -> new StatusView("active", "Available");
            case "HELD" -> new StatusView("pending", "Held by a checkout");
            case "REDEEMED" -> new StatusView("ended", "Redeemed");
            case "CANCELLED" -> new StatusView("pending", "Given back");
            case "VOIDED" -> new StatusView("voided", "Voided");
            default -> new StatusView("expired", "Expired");
        };
    }

    private static String what(String event) {
        return switch (event) {
            case "ISSUED" -> "Ready";
            case "REDEEMED" -> "Redeemed";
            case "CANCELLED" -> "Order cancelled: the code was given back";
            case "RETURNED" -> "Order returned: the code stays spent";
            case "VOIDED" -> "Voided";
            case "HELD_UNTIL" -> "Held by a checkout until then";
            default -> event;
        };
    }

    private static String detail(Moment moment) {
        var parts = new ArrayList<String>();
        var orderId = moment.orderId();
        var storefront = moment.storefront();
        if (orderId != null && storefront != null) {
            parts.add(order(orderId, storefront));
        }
        var reason = moment.reason();
        if (reason != null) {
            parts.add(reason);
        }
        return String.join(", ", parts);
    }

    private static String order(String orderId, String storefront) {
        return "Order " + orderId + " of " + storefront;
    }
}

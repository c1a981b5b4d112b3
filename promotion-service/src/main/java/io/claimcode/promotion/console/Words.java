package io.claimcode.promotion.console;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Money;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.promotion.model.PromotionTerms;
import org.jspecify.annotations.Nullable;

/** Says in a seller's words what a promotion's terms say. */
final class Words {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final int NAMED = 5;

    private Words() {}

    static String type(PromotionState.Type type) {
        return switch (type) {
            case PERCENTAGE_OFF -> "Percentage off";
            case AMOUNT_OFF -> "Amount off";
            case FREE_SHIPPING -> "Free shipping";
            case BUY_ONE_GET_ONE -> "Buy one get one";
        };
    }

    static String benefit(BuyerGets gets) {
        var benefit = switch (gets.kind()) {
            case PERCENT_OFF ->
                gets.tiers().isEmpty()
                        ? gets.percent() + "% off"
                        : gets.percent() + "% to " + gets.tiers().getLast().percent() + "% off";
            case AMOUNT_OFF -> money(gets.amount()) + " off";
            case FREE_SHIPPING -> "Free shipping";
            case FREE_ITEMS -> items(gets.quantity()) + " free";
        };
        var sku = gets.appliesTo().sku();
        return sku == null ? benefit : benefit + " on " + sku;
    }

    static String purchases(BuyerPurchases purchases) {
        return switch (purchases.kind()) {
            case AT_LEAST_QUANTITY -> "At least " + items(purchases.quantity());
            case AT_LEAST_AMOUNT -> "At least " + money(purchases.amount());
            case FOR_EVERY_QUANTITY -> "For every " + items(purchases.quantity());
        };
    }

    static String items(ItemSelection items) {
        var one = items.values().size() == 1;
        return switch (items.kind()) {
            case ENTIRE_CATALOG -> "Entire catalogue";
            case SKUS -> items.values().isEmpty() ? "None" : named(one ? "SKU" : "SKUs", items.values());
            case BRANDS -> named(one ? "Brand" : "Brands", items.values());
            case CATEGORIES -> named(one ? "Category" : "Categories", items.values());
        };
    }

    static String kind(ItemSelection.Kind kind) {
        return switch (kind) {
            case ENTIRE_CATALOG -> "Entire catalogue";
            case SKUS -> "SKUs";
            case BRANDS -> "Brands";
            case CATEGORIES -> "Categories";
        };
    }

    static String claimCode(ClaimCodeTerms.Kind kind) {
        return switch (kind) {
            case SINGLE_USE -> "Single-use";
            case GROUP -> "Group";
            case NONE -> "None";
        };
    }

    static String combinability(ClaimCodeTerms.Combinability combinability) {
        return switch (combinability) {
            case PREFERENTIAL -> "Preferential";
            case UNRESTRICTED -> "Unrestricted";
        };
    }

    static String limits(PromotionTerms terms) {
        var limits = terms.limits();
        var parts = new ArrayList<String>();
        if (limits.maxRedemptions() != null) {
            parts.add(
                    number(limits.maxRedemptions()) + (limits.maxRedemptions() == 1 ? " redemption" : " redemptions"));
        }
        if (limits.maxDiscount() != null) {
            parts.add(money(limits.maxDiscount()) + " of discount");
        }
        return parts.isEmpty() ? "No limit" : String.join(" or ", parts);
    }

    static String money(@Nullable Money money) {
        return money == null ? "" : money.amount() + " " + money.currency();
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** How long something still takes. */
    static String left(int seconds) {
        return seconds < 2 * 60 ? seconds + " s left" : Math.ceilDiv(seconds, 60) + " min left";
    }

    /** A local time as it was given. */
    static String local(String time) {
        return LocalDateTime.parse(time).format(MINUTE);
    }

    static String at(Instant instant, String zone) {
        return instant.atZone(ZoneId.of(zone)).format(MINUTE);
    }

    /** A zone as people call it. */
    static String zone(String id) {
        var slash = id.lastIndexOf('/');
        return slash < 0 ? id : id.substring(slash + 1).replace('_', ' ') + " time";
    }

    private static String items(@Nullable Integer quantity) {
        var count = quantity == null ? 1 : quantity;
        return count == 1 ? "1 item" : number(count) + " items";
    }

    private static String named(String what, List<String> values) {
        var first = String.join(", ", values.subList(0, Math.min(NAMED, values.size())));
        return values.size() <= NAMED ? what + ": " + first : number(values.size()) + " " + what + ": " + first + " …";
    }
}

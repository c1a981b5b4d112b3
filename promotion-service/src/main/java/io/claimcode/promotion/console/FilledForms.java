package io.claimcode.promotion.console;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Money;
import io.claimcode.promotion.ReviewPromotion;
import io.claimcode.promotion.model.Duplicate;
import io.claimcode.promotion.model.PromotionTerms;
import org.jspecify.annotations.Nullable;

/** Forms as they are first shown: as the flow presets them, or after a promotion that there is. */
@Singleton
final class FilledForms {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final int DAYS = 30;

    private final Clock clock;

    FilledForms(Clock clock) {
        this.clock = clock;
    }

    /**
     * A new promotion's.
     *
     * @param latest the seller's latest promotion, whose currency and zone are likely meant again
     */
    PromotionForm blank(String type, @Nullable PromotionTerms latest) {
        var values = new HashMap<String, String>();
        values.put("key", UUID.randomUUID().toString());
        values.put("type", type);
        values.put("currency", latest == null ? "USD" : latest.currency());
        values.put("purchasesKind", "AT_LEAST_QUANTITY");
        values.put("purchasesQuantity", "1");
        values.put("itemsKind", "SKUS");
        values.put("excludedKind", "SKUS");
        values.put("freeQuantity", "1");
        values.put("appliesTo", "PURCHASED_ITEMS");
        values.put("trackingId", ReviewPromotion.madeUpTrackingId(UUID.randomUUID()));
        values.put("codeKind", "SINGLE_USE");
        values.put("onePerCustomer", "yes");
        values.put("combinability", "PREFERENTIAL");
        schedule(values, latest == null ? "UTC" : latest.schedule().timeZone());
        return new PromotionForm(values);
    }

    /** A copy of a promotion. */
    PromotionForm copy(PromotionTerms terms) {
        var copy = Duplicate.of(terms, clock.instant());
        var form = of(terms);
        form.set("key", UUID.randomUUID().toString());
        form.set("internalDescription", text(copy.internalDescription()));
        form.set("trackingId", ReviewPromotion.madeUpTrackingId(UUID.randomUUID()));
        form.set("groupCode", "");
        var schedule = Objects.requireNonNull(copy.schedule());
        form.set("startsAt", text(schedule.startsAt()));
        form.set("endsAt", text(schedule.endsAt()));
        return form;
    }

    /** A promotion as it stands. */
    PromotionForm of(PromotionTerms terms) {
        return new PromotionForm(values(terms));
    }

    /** From the next full hour to the end of a day in a month. */
    private void schedule(Map<String, String> values, String zone) {
        var now = clock.instant()
                .atZone(ZoneId.of(zone))
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1);
        values.put("timeZone", zone);
        values.put("startsAt", now.format(MINUTE));
        values.put("endsAt", now.plusDays(DAYS).with(LocalTime.of(23, 59)).format(MINUTE));
    }

    private static Map<String, String> values(PromotionTerms terms) {
        var values = new HashMap<String, String>();
        values.put("type", terms.type().name());
        values.put("internalDescription", terms.internalDescription());
        values.put("trackingId", terms.trackingId());
        values.put("currency", terms.currency());
        values.put("purchasesKind", terms.buyerPurchases().kind().name());
        values.put("purchasesQuantity", text(terms.buyerPurchases().quantity()));
        values.put("purchasesAmount", amount(terms.buyerPurchases().amount()));
        items(values, "itemsKind", "items", terms.purchasedItems());
        items(values, "excludedKind", "excluded", terms.excludedItems());
        benefit(values, terms);
        values.put("startsAt", terms.schedule().startsAt());
        values.put("endsAt", terms.schedule().endsAt());
        values.put("timeZone", terms.schedule().timeZone());
        values.put("codeKind", terms.claimCode().kind().name());
        values.put("groupCode", text(terms.groupCode()));
        values.put("onePerCustomer", terms.claimCode().oneRedemptionPerCustomer() ? "yes" : "");
        values.put("combinability", terms.claimCode().combinability().name());
        values.put("maxUnits", text(terms.limits().maxUnitsPerOrder()));
        values.put("maxRedemptions", text(terms.limits().maxRedemptions()));
        values.put("maxDiscount", amount(terms.limits().maxDiscount()));
        values.put("checkoutText", text(terms.messaging().checkoutDisplayText()));
        values.put("shortText", text(terms.messaging().shortDisplayText()));
        values.put("showDetailText", terms.messaging().detailPageDisplayText() == null ? "" : "yes");
        values.put("detailText", text(terms.messaging().detailPageDisplayText()));
        values.put("terms", text(terms.messaging().termsAndConditions()));
        return values;
    }

    private static void benefit(Map<String, String> values, PromotionTerms terms) {
        var gets = terms.buyerGets();
        values.put("percent", text(gets.percent()));
        values.put("amount", amount(gets.amount()));
        values.put("freeQuantity", text(gets.quantity()));
        values.put("appliesTo", gets.appliesTo().kind().name());
        values.put("additionalSku", text(gets.appliesTo().sku()));
        for (var row = 0; row < gets.tiers().size(); row++) {
            values.put("tierQuantity" + row, text(gets.tiers().get(row).quantity()));
            values.put("tierPercent" + row, gets.tiers().get(row).percent());
        }
    }

    private static void items(Map<String, String> values, String kind, String field, ItemSelection items) {
        values.put(kind, items.kind().name());
        values.put(field, String.join("\n", List.copyOf(items.values())));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String amount(@Nullable Money money) {
        return money == null ? "" : money.amount();
    }
}

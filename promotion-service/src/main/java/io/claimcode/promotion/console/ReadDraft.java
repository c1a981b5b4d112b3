package io.claimcode.promotion.console;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

import io.claimcode.promotion.model.Messaging;
import io.claimcode.promotion.model.PromotionDraft;
import io.claimcode.promotion.model.PromotionDraft.AppliesToDraft;
import io.claimcode.promotion.model.PromotionDraft.BenefitDraft;
import io.claimcode.promotion.model.PromotionDraft.ClaimCodeDraft;
import io.claimcode.promotion.model.PromotionDraft.ItemsDraft;
import io.claimcode.promotion.model.PromotionDraft.LimitsDraft;
import io.claimcode.promotion.model.PromotionDraft.MoneyDraft;
import io.claimcode.promotion.model.PromotionDraft.PurchasesDraft;
import io.claimcode.promotion.model.PromotionDraft.ScheduleDraft;
import io.claimcode.promotion.model.PromotionDraft.TierDraft;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request of what was typed. Fields that don't belong to what was chosen are passed over, since the page
 * doesn't show them; what isn't even a number is found here, everything else by the rules of promotions.
 */
final class ReadDraft {
    private final PromotionForm form;

    ReadDraft(PromotionForm form) {
        this.form = form;
    }

    PromotionDraft draft() {
        return new PromotionDraft(
                form.value("type"),
                text("internalDescription"),
                text("trackingId"),
                text("currency"),
                purchases(),
                items("itemsKind", "items"),
                excluded(),
                benefit(),
                new ScheduleDraft(time("startsAt"), time("endsAt"), text("timeZone")),
                claimCode(),
                limits(),
                messaging(),
                null);
    }

    LimitsDraft limits() {
        return new LimitsDraft(
                number("maxUnits"), number("maxRedemptions"), form.has("maxDiscount") ? money("maxDiscount") : null);
    }

    Messaging messaging() {
        return new Messaging(
                text("checkoutText"),
                text("shortText"),
                form.has("showDetailText") ? area("detailText") : null,
                area("terms"));
    }

    /** A local time, without the seconds that some browsers add. */
    @Nullable
    String time(String field) {
        var text = text(field);
        return text != null && text.matches(".*T[0-9]{2}:[0-9]{2}:00(\\.0+)?") ? text.substring(0, 16) : text;
    }

    private PurchasesDraft purchases() {
        var kind = form.value("purchasesKind");
        return kind.equals("AT_LEAST_AMOUNT")
                ? new PurchasesDraft(kind, null, money("purchasesAmount"))
                : new PurchasesDraft(kind, required("purchasesQuantity"), null);
    }

    private ItemsDraft items(String kindField, String valuesField) {
        var kind = form.value(kindField);
        return switch (kind) {
            case "ENTIRE_CATALOG" -> new ItemsDraft(kind, List.of(), null);
            case "SELECTION" -> new ItemsDraft(kind, null, text("selection"));
            default -> new ItemsDraft(kind, lines(form.value(valuesField)), null);
        };
    }

    private @Nullable ItemsDraft excluded() {
        return form.has("excluded") ? items("excludedKind", "excluded") : null;
    }

    /** The lines of a text that say something, each once. */
    static List<@Nullable String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .<@Nullable String>map(line -> line)
                .toList();
    }

    private BenefitDraft benefit() {
        var additional = form.is("appliesTo", "ADDITIONAL_ITEM");
        var appliesTo = additional
                ? new AppliesToDraft("ADDITIONAL_ITEM", text("additionalSku"))
                : new AppliesToDraft("PURCHASED_ITEMS", null);
        return switch (form.value("type")) {
            case "AMOUNT_OFF" -> new BenefitDraft("AMOUNT_OFF", null, money("amount"), null, appliesTo, List.of());
            case "FREE_SHIPPING" ->
                new BenefitDraft(
                        "FREE_SHIPPING", null, null, null, new AppliesToDraft("PURCHASED_ITEMS", null), List.of());
            case "BUY_ONE_GET_ONE" ->
                new BenefitDraft("FREE_ITEMS", null, null, required("freeQuantity"), appliesTo, List.of());
            default -> new BenefitDraft("PERCENT_OFF", percent("percent"), null, null, appliesTo, tiers());
        };
    }

    private List<@Nullable TierDraft> tiers() {
        var tiers = new ArrayList<@Nullable TierDraft>();
        for (var row : tierRows(form)) {
            tiers.add(new TierDraft(required("tierQuantity" + row), percent("tierPercent" + row)));
        }
        return tiers;
    }

    /** The rows in which anything was typed: the tiers of the request, in their order. */
    static List<Integer> tierRows(PromotionForm form) {
        return form.getTierRows().stream()
                .filter(tier -> form.has(tier.quantity()) || form.has(tier.percent()))
                .map(PromotionForm.TierFields::row)
                .toList();
    }

    private ClaimCodeDraft claimCode() {
        var kind = form.value("codeKind");
        return new ClaimCodeDraft(
                kind,
                kind.equals("GROUP") ? text("groupCode") : null,
                form.has("onePerCustomer"),
                text("combinability"));
    }

    private @Nullable String percent(String field) {
        var text = text(field);
        return text == null ? null : text.replace("%", "").strip();
    }

    /** An amount; the digits that are left out at its end are added. */
    private MoneyDraft money(String field) {
        var text = text(field);
        var currency = text("currency");
        var digits = digits(currency);
        if (text == null || digits < 0 || !text.matches("[0-9]+(\\.[0-9]*)?")) {
            return new MoneyDraft(text, currency);
        }
        var point = text.indexOf('.');
        var decimals = point < 0 ? 0 : text.length() - point - 1;
        var whole = decimals == 0 && point >= 0 ? text.substring(0, point) : text;
        var missing = "0".repeat(Math.max(0, digits - decimals));
        return new MoneyDraft(missing.isEmpty() || decimals > 0 ? whole + missing : whole + "." + missing, currency);
    }

    private static int digits(@Nullable String currency) {
        try {
            return currency == null
                    ? -1
                    : Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            return -1;
        }
    }

    private @Nullable Long required(String field) {
        if (!form.has(field)) {
            form.refuse(field, "is required");
        }
        return number(field);
    }

    private @Nullable Long number(String field) {
        var text = form.value(field).replace(",", "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.valueOf(text);
        }
        form.refuse(field, "must be a whole number");
        return 1L;
    }

    private @Nullable String text(String field) {
        var text = form.value(field).strip();
        return text.isEmpty() ? null : text;
    }

    /** Browsers send the ends of lines as two characters. */
    private @Nullable String area(String field) {
        var text = text(field);
        return text == null ? null : text.replace("\r\n", "\n");
    }
}

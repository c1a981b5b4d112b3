package io.claimcode.promotion.console;

import java.util.ArrayList;
import java.util.List;

import io.claimcode.contracts.event.BuyerGets.Tier;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.promotion.console.PromotionForm.Step;
import io.claimcode.promotion.model.PromotionTerms;
import org.jspecify.annotations.Nullable;

/** A promotion's terms for reading, in the parts in which they were asked for. */
public record TermsView(List<Part> parts) {
    /**
     * A part.
     *
     * @param step where it was asked for
     */
    public record Part(Step step, List<Line> lines) {}

    /** A term and what it says. */
    public record Line(String label, String value) {}

    static TermsView of(PromotionTerms terms) {
        return new TermsView(List.of(
                new Part(Step.CONDITIONS, conditions(terms)),
                new Part(Step.SCHEDULE, schedule(terms)),
                new Part(Step.OPTIONS, options(terms))));
    }

    private static List<Line> conditions(PromotionTerms terms) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Promotion type", Words.type(terms.type())));
        lines.add(new Line("Buyer purchases", Words.purchases(terms.buyerPurchases())));
        lines.add(new Line("Purchased items", Words.items(terms.purchasedItems())));
        var gets = terms.buyerGets();
        lines.add(new Line("Buyer gets", Words.benefit(gets)));
        for (var tier : gets.tiers()) {
            lines.add(new Line("From " + tier.quantity() + " items", tier(tier)));
        }
        lines.add(new Line(
                "Applies to",
                gets.appliesTo().sku() == null
                        ? "Purchased items"
                        : "Additional item " + gets.appliesTo().sku()));
        if (!terms.excludedItems().values().isEmpty()) {
            lines.add(new Line("Excluded items", Words.items(terms.excludedItems())));
        }
        return lines;
    }

    private static String tier(Tier tier) {
        return tier.percent() + "% off";
    }

    private static List<Line> schedule(PromotionTerms terms) {
        var schedule = terms.schedule();
        return List.of(
                new Line("Starts", Words.local(schedule.startsAt())),
                new Line("Ends", Words.local(schedule.endsAt()) + ", that minute included"),
                new Line("Time zone", schedule.timeZone()),
                new Line("Internal description", terms.internalDescription()),
                new Line("Tracking ID", terms.trackingId()));
    }

    private static List<Line> options(PromotionTerms terms) {
        var codes = terms.claimCode();
        var lines = new ArrayList<Line>();
        lines.add(new Line("Claim code", Words.claimCode(codes.kind())));
        add(lines, "Group code", terms.groupCode());
        lines.add(new Line("One redemption per customer", codes.oneRedemptionPerCustomer() ? "Yes" : "No"));
        if (codes.kind() != ClaimCodeTerms.Kind.NONE) {
            lines.add(new Line("Claim code combinability", Words.combinability(codes.combinability())));
        }
        lines.add(new Line("Budget", Words.limits(terms)));
        var units = terms.limits().maxUnitsPerOrder();
        lines.add(new Line("Discounted units per order", units == null ? "No limit" : Words.number(units)));
        var texts = terms.messaging();
        add(lines, "Checkout display text", texts.checkoutDisplayText());
        add(lines, "Short display text", texts.shortDisplayText());
        add(lines, "Detail page display text", texts.detailPageDisplayText());
        add(lines, "Terms and conditions", texts.termsAndConditions());
        return lines;
    }

    private static void add(List<Line> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.add(new Line(label, value));
        }
    }
}

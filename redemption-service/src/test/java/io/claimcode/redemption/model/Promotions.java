package io.claimcode.redemption.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Limits;
import io.claimcode.contracts.event.Money;
import io.claimcode.contracts.event.PromotionState;

/** Promotions for tests: twenty percent off everything of seller s-1, for a year around now, unless said otherwise. */
public final class Promotions {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private UUID id = UUID.randomUUID();
    private String seller = "s-1";
    private long version = 1;
    private PromotionState.Status status = PromotionState.Status.ACTIVE;
    private String currency = "USD";
    private Instant createdAt = NOW;
    private Instant startsAt = NOW.minus(180, ChronoUnit.DAYS);
    private Instant endsAt = NOW.plus(180, ChronoUnit.DAYS);
    private BuyerPurchases purchases = new BuyerPurchases(BuyerPurchases.Kind.AT_LEAST_QUANTITY, 1, null);
    private ItemSelection purchased = new ItemSelection(ItemSelection.Kind.ENTIRE_CATALOG, List.of());
    private ItemSelection excluded = new ItemSelection(ItemSelection.Kind.SKUS, List.of());
    private BuyerGets.Kind gets = BuyerGets.Kind.PERCENT_OFF;
    private String percent = "20";
    private Money amount;
    private Integer freeItems;
    private BuyerGets.AppliesTo appliesTo = new BuyerGets.AppliesTo(BuyerGets.Target.PURCHASED_ITEMS, null);
    private List<BuyerGets.Tier> tiers = List.of();
    private ClaimCodeTerms.Kind claimCode = ClaimCodeTerms.Kind.SINGLE_USE;
    private String groupCode;
    private boolean oncePerCustomer;
    private ClaimCodeTerms.Combinability combinability = ClaimCodeTerms.Combinability.PREFERENTIAL;
    private Integer maxUnits;
    private Long maxRedemptions;
    private Money maxDiscount;

    private Promotions() {}

    public static Promotions aPromotion() {
        return new Promotions();
    }

    public Promotions withId(UUID id) {
        this.id = id;
        return this;
    }

    public Promotions of(String seller) {
        this.seller = seller;
        return this;
    }

    public Promotions atVersion(long version) {
        this.version = version;
        return this;
    }

    public Promotions in(PromotionState.Status status) {
        this.status = status;
        return this;
    }

    public Promotions inCurrency(String currency) {
        this.currency = currency;
        return this;
    }

    public Promotions createdAt(Instant createdAt) {
        this.createdAt = createdAt;
        return this;
    }

    public Promotions starting(Instant startsAt) {
        this.startsAt = startsAt;
        return this;
    }

    public Promotions ending(Instant endsAt) {
        this.endsAt = endsAt;
        return this;
    }

    public Promotions forAtLeast(int quantity) {
        this.purchases = new BuyerPurchases(BuyerPurchases.Kind.AT_LEAST_QUANTITY, quantity, null);
        return this;
    }

    public Promotions forEvery(int quantity) {
        this.purchases = new BuyerPurchases(BuyerPurchases.Kind.FOR_EVERY_QUANTITY, quantity, null);
        return this;
    }

    public Promotions forAtLeast(String amount) {
        this.purchases = new BuyerPurchases(BuyerPurchases.Kind.AT_LEAST_AMOUNT, null, new Money(amount, currency));
        return this;
    }

    public Promotions on(ItemSelection.Kind kind, String... values) {
        this.purchased = new ItemSelection(kind, List.of(values));
        return this;
    }

    public Promotions except(String... skus) {
        this.excluded = new ItemSelection(ItemSelection.Kind.SKUS, List.of(skus));
        return this;
    }

    public Promotions percent(String percent) {
        this.percent = percent;
        return this;
    }

    public Promotions amountOff(String amount) {
        this.gets = BuyerGets.Kind.AMOUNT_OFF;
        this.amount = new Money(amount, currency);
        return this;
    }

    public Promotions freeShipping() {
        this.gets = BuyerGets.Kind.FREE_SHIPPING;
        return this;
    }

    public Promotions freeItems(int quantity) {
        this.gets = BuyerGets.Kind.FREE_ITEMS;
        this.freeItems = quantity;
        return this;
    }

    public Promotions tier(int quantity, String percent) {
        this.tiers = Stream.concat(tiers.stream(), Stream.of(new BuyerGets.Tier(quantity, percent)))
                .toList();
        return this;
    }

    public Promotions onAdditionalItem(String sku) {
        this.appliesTo = new BuyerGets.AppliesTo(BuyerGets.Target.ADDITIONAL_ITEM, sku);
        return this;
    }

    public Promotions withoutCode() {
        this.claimCode = ClaimCodeTerms.Kind.NONE;
        return this;
    }

    public Promotions withGroupCode() {
        this.claimCode = ClaimCodeTerms.Kind.GROUP;
        return this;
    }

    public Promotions withGroupCode(String fingerprint) {
        this.groupCode = fingerprint;
        return withGroupCode();
    }

    public Promotions oncePerCustomer() {
        this.oncePerCustomer = true;
        return this;
    }

    public Promotions unrestricted() {
        this.combinability = ClaimCodeTerms.Combinability.UNRESTRICTED;
        return this;
    }

    public Promotions maxUnits(int units) {
        this.maxUnits = units;
        return this;
    }

    public Promotions maxRedemptions(long redemptions) {
        this.maxRedemptions = redemptions;
        return this;
    }

    public Promotions maxDiscount(String amount) {
        this.maxDiscount = new Money(amount, currency);
        return this;
    }

    public Promotions withoutLimits() {
        this.maxUnits = null;
        this.maxRedemptions = null;
        this.maxDiscount = null;
        return this;
    }

    public Terms terms() {
        return Terms.of(state());
    }

    public PromotionState state() {
        return new PromotionState(
                id,
                seller,
                version,
                status,
                type(),
                currency,
                "tracking",
                createdAt,
                startsAt,
                endsAt,
                "UTC",
                purchases,
                purchased,
                excluded,
                new BuyerGets(
                        gets, gets == BuyerGets.Kind.PERCENT_OFF ? percent : null, amount, freeItems, appliesTo, tiers),
                new ClaimCodeTerms(claimCode, oncePerCustomer, combinability, groupCode),
                new Limits(maxUnits, maxRedemptions, maxDiscount),
                "on sale");
    }

    private PromotionState.Type type() {
        return switch (gets) {
            case PERCENT_OFF -> PromotionState.Type.PERCENTAGE_OFF;
            case AMOUNT_OFF -> PromotionState.Type.AMOUNT_OFF;
            case FREE_SHIPPING -> PromotionState.Type.FREE_SHIPPING;
            case FREE_ITEMS -> PromotionState.Type.BUY_ONE_GET_ONE;
        };
    }
}

package io.claimcode.promotion.model;

/**
 * How a promotion goes, in all or in a part. Amounts are in minor units. What is given back counts when it is given back,
 * so discount, revenue and units of a time can be negative; those of all time are what was given away in the end.
 *
 * @param redemptions codes redeemed, cancelled ones included
 * @param cancellations redemptions cancelled
 * @param returns redemptions whose order was returned, for which nothing was given back
 * @param adjustments times that a part of a redemption was given back
 * @param discount given, less what was given back
 * @param revenue price of what was discounted, before discount, less what was given back
 * @param units discounted, less those given back
 */
public record Figures(
        long redemptions, long cancellations, long returns, long adjustments, long discount, long revenue, long units) {

    /** Nothing yet. */
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Figures plus(Figures other) {
        return new Figures(
                redemptions + other.redemptions,
                cancellations + other.cancellations,
                returns + other.returns,
                adjustments + other.adjustments,
                discount + other.discount,
                revenue + other.revenue,
                units + other.units);
    }
}

package io.claimcode.promotion.http;

import io.claimcode.promotion.model.Figures;
import io.claimcode.promotion.model.MinorUnits;

/**
 * How a promotion goes. What is given back counts when it is given back, so discount, revenue and units of a time can be
 * negative.
 *
 * @param redemptions codes redeemed, cancelled ones included
 * @param cancellations redemptions cancelled
 * @param returns redemptions whose order was returned, for which nothing was given back
 * @param adjustments times that a part of a redemption was given back
 * @param discount given, less what was given back
 * @param revenue price of what was discounted, before discount, less what was given back
 * @param units discounted, less those given back
 */
record FiguresView(
        long redemptions,
        long cancellations,
        long returns,
        long adjustments,
        String discount,
        String revenue,
        long units) {

    static FiguresView of(Figures figures, String currency) {
        return new FiguresView(
                figures.redemptions(),
                figures.cancellations(),
                figures.returns(),
                figures.adjustments(),
                MinorUnits.text(figures.discount(), currency),
                MinorUnits.text(figures.revenue(), currency),
                figures.units());
    }
}

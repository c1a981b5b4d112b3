package io.claimcode.local.storefront;

import java.util.Optional;

import io.claimcode.local.storefront.api.RedemptionApi;
import io.claimcode.local.storefront.model.Answer;
import io.claimcode.local.storefront.model.Checkout;
import io.claimcode.local.storefront.model.Notice;
import io.claimcode.local.storefront.model.Order;
import io.claimcode.local.storefront.model.Quote;
import io.claimcode.local.storefront.model.Redemption;
import io.claimcode.local.storefront.model.Refusal;
import io.claimcode.local.storefront.model.Visit;
import io.claimcode.local.storefront.model.Words;

/**
 * Places the order: redeems its codes under the key of the attempt. As long as nobody knows whether that happened, the
 * order can only be asked for again under the same key, or be given up by it.
 */
public final class PlaceOrder {

    private final RedemptionApi api;
    private final GoToPay goToPay;

    public PlaceOrder(RedemptionApi api, GoToPay goToPay) {
        this.api = api;
        this.goToPay = goToPay;
    }

    /**
     * Places it, or finds out whether it was placed.
     *
     * @param key of the attempt that the buyer has seen; what has changed since is shown first
     */
    public void place(Visit visit, String key) {
        Optional<Checkout> seen = visit.checkout().filter(each -> each.key().equals(key));
        if (seen.isEmpty()) {
            visit.tell(Notice.careful(Words.say("checkout.changed")));
            return;
        }
        Checkout checkout = seen.get();
        switch (api.redeem(checkout.key(), checkout.orderId(), checkout.cart(), checkout.quote())) {
            case Answer.Done<Redemption>(Redemption redemption) -> placed(visit, checkout, redemption);
            case Answer.Unknown<Redemption> none -> unsure(visit, checkout);
            case Answer.Refused<Redemption>(Refusal refusal) -> {
                // A try that got no answer may still be on its way; after this it comes too late.
                if ((refusal.unsure() || checkout.unsure()) && !isGivenUp(checkout)) {
                    unsure(visit, checkout);
                } else {
                    refused(visit, checkout, refusal);
                }
            }
        }
    }

    private static void placed(Visit visit, Checkout checkout, Redemption redemption) {
        Quote quote = redemption.quote();
        visit.placed(new Order(checkout, quote == null ? checkout.quote() : quote, redemption), Ids.order());
        visit.tell(Notice.good(Words.say("order.placed")));
    }

    private static void unsure(Visit visit, Checkout checkout) {
        visit.goToPay(checkout.asUnsure());
    }

    private void refused(Visit visit, Checkout checkout, Refusal refusal) {
        visit.tell(Notice.bad(Words.refusedWhole(refusal)));
        Quote changed = refusal.quote();
        if (refusal.is("discount-changed") && changed != null) {
            visit.goToPay(
                    new Checkout(checkout.orderId(), Ids.key(), checkout.cart(), changed, checkout.heldUntil(), false));
        } else if (refusal.is("redemption-cancelled") || refusal.is("order-already-redeemed")) {
            api.release(checkout.orderId());
            visit.startAnew(Ids.order());
        } else {
            visit.goToPay(new Checkout(
                    checkout.orderId(), Ids.key(), checkout.cart(), checkout.quote(), checkout.heldUntil(), false));
            goToPay.leave(visit);
        }
    }

    /** Gives up an order whose outcome is unknown: whatever happened under its key is undone, or can't happen any more. */
    public void giveUp(Visit visit) {
        if (visit.checkout().filter(Checkout::unsure).isEmpty()) {
            return;
        }
        Checkout checkout = visit.checkout().get();
        if (isGivenUp(checkout)) {
            api.release(checkout.orderId());
            visit.startAnew(Ids.order());
            visit.tell(Notice.good(Words.say("checkout.given-up")));
        } else {
            visit.tell(Notice.careful(Words.say("checkout.not-given-up")));
        }
    }

    private boolean isGivenUp(Checkout checkout) {
        return api.cancelByKey(checkout.key()) instanceof Answer.Done<Redemption>;
    }
}

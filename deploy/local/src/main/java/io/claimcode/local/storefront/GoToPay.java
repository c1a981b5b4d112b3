package io.claimcode.local.storefront;

import java.time.Instant;

import io.claimcode.local.storefront.api.RedemptionApi;
import io.claimcode.local.storefront.model.Answer;
import io.claimcode.local.storefront.model.Cart;
import io.claimcode.local.storefront.model.Checkout;
import io.claimcode.local.storefront.model.Hold;
import io.claimcode.local.storefront.model.Notice;
import io.claimcode.local.storefront.model.Notice.Place;
import io.claimcode.local.storefront.model.Notice.Tone;
import io.claimcode.local.storefront.model.Quote;
import io.claimcode.local.storefront.model.Refusal;
import io.claimcode.local.storefront.model.Visit;
import io.claimcode.local.storefront.model.Words;
import org.jspecify.annotations.Nullable;

/** From the cart to the checkout, where the codes are held while the buyer pays, and back. */
public final class GoToPay {

    private final RedemptionApi api;

    public GoToPay(RedemptionApi api) {
        this.api = api;
    }

    /** Holds the codes in the cart, also again; what is wrong is told and leaves the buyer at his cart. */
    public void begin(Visit visit, String email) {
        if (visit.checkout().filter(Checkout::unsure).isPresent()) {
            return;
        }
        visit.backToCart();
        if (visit.cart().isEmpty()) {
            visit.tell(Notice.careful(Words.say("cart.empty")));
            return;
        }
        var address = Cart.email(email);
        if (address.isEmpty()) {
            visit.tell(Notice.at(Place.EMAIL, Tone.BAD, Words.say("cart.email"), email.strip()));
            return;
        }
        visit.put(visit.cart().withEmail(address.get()));
        if (visit.cart().codes().isEmpty()) {
            withoutCodes(visit);
        } else {
            hold(visit);
        }
    }

    private void hold(Visit visit) {
        switch (api.hold(visit.orderId(), visit.cart())) {
            case Answer.Done<Hold>(Hold hold) -> begun(visit, hold.quote(), hold.until());
            case Answer.Refused<Hold>(Refusal refusal) -> visit.tell(Notice.bad(Words.refusedWhole(refusal)));
            case Answer.Unknown<Hold> none -> visit.tell(Notice.careful(Words.say("checkout.no-answer")));
        }
    }

    /** There is nothing to hold, but offers without a code may apply. */
    private void withoutCodes(Visit visit) {
        switch (api.quote(visit.orderId(), visit.cart())) {
            case Answer.Done<Quote>(Quote quote) -> begun(visit, quote, null);
            case Answer.Refused<Quote>(Refusal refusal) -> visit.tell(Notice.bad(Words.refusedWhole(refusal)));
            case Answer.Unknown<Quote> none -> visit.tell(Notice.careful(Words.say("checkout.no-answer")));
        }
    }

    private static void begun(Visit visit, Quote quote, @Nullable Instant until) {
        visit.goToPay(new Checkout(visit.orderId(), Ids.key(), visit.cart(), quote, until, false));
    }

    /** Back to the cart: the codes are free for everybody. Not while the outcome of the order is unknown. */
    public void leave(Visit visit) {
        if (visit.checkout().filter(checkout -> !checkout.unsure()).isEmpty()) {
            return;
        }
        if (!visit.cart().codes().isEmpty()) {
            api.release(visit.orderId());
        }
        visit.backToCart();
    }
}

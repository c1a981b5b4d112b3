package io.claimcode.local.storefront;

import java.util.Optional;

import io.claimcode.local.storefront.api.RedemptionApi;
import io.claimcode.local.storefront.model.Answer;
import io.claimcode.local.storefront.model.Cart;
import io.claimcode.local.storefront.model.Money;
import io.claimcode.local.storefront.model.Notice;
import io.claimcode.local.storefront.model.Notice.Place;
import io.claimcode.local.storefront.model.Notice.Tone;
import io.claimcode.local.storefront.model.Order;
import io.claimcode.local.storefront.model.Product;
import io.claimcode.local.storefront.model.Quote;
import io.claimcode.local.storefront.model.Refusal;
import io.claimcode.local.storefront.model.Visit;
import io.claimcode.local.storefront.model.Words;

/** Changes what is in a cart: pieces of a product, and codes that can be used on it. */
public final class EditCart {

    private static final int MAX_TYPED = 100;

    private final RedemptionApi api;
    private final GoToPay goToPay;

    public EditCart(RedemptionApi api, GoToPay goToPay) {
        this.api = api;
        this.goToPay = goToPay;
    }

    /** Puts more pieces of a product in. */
    public void add(Visit visit, Product product) {
        set(visit, product, visit.cart().quantity(product) + 1);
    }

    /** Puts so many pieces of a product in, or takes it out. */
    public void set(Visit visit, Product product, int quantity) {
        if (mayChange(visit)) {
            visit.put(visit.cart().with(product, quantity));
        }
    }

    /** Puts a code in that can be used; one that can't stays in its field, with the reason. */
    public void apply(Visit visit, String typed) {
        String code = typed.strip();
        if (!mayChange(visit)) {
            return;
        }
        Optional<String> wrong = wrong(visit.cart(), code);
        if (wrong.isPresent()) {
            beside(visit, Tone.BAD, wrong.get(), code);
            return;
        }
        Cart wanted = visit.cart().withCode(code);
        switch (api.quote(visit.orderId(), wanted)) {
            case Answer.Done<Quote>(Quote quote) -> applied(visit, wanted, quote, code);
            case Answer.Refused<Quote>(Refusal refusal) -> beside(visit, Tone.BAD, Words.refused(refusal), code);
            case Answer.Unknown<Quote> none -> beside(visit, Tone.CAREFUL, Words.say("cart.code-unchecked"), code);
        }
    }

    private static void applied(Visit visit, Cart wanted, Quote quote, String typed) {
        Quote.Code code = quote.codes().getLast();
        switch (code.outcome()) {
            case APPLIED -> {
                visit.put(wanted);
                beside(visit, Tone.GOOD, Words.say("cart.code-applied", code.code(), Money.of(code.discount())), "");
            }
            case NOT_APPLIED -> {
                visit.put(wanted);
                beside(visit, Tone.CAREFUL, Words.say("cart.code-kept", code.code()), "");
            }
            case REJECTED -> beside(visit, Tone.BAD, refused(code), typed);
        }
    }

    /** Takes a code out. */
    public void remove(Visit visit, String code) {
        if (mayChange(visit) && visit.cart().hasCode(code)) {
            visit.put(visit.cart().withoutCode(code));
            beside(visit, Tone.GOOD, Words.say("cart.code-removed", code), "");
        }
    }

    /** Puts all of an earlier order in again, in place of what is there. */
    public void again(Visit visit, Order order) {
        if (mayChange(visit)) {
            visit.put(order.checkout().cart());
        }
    }

    /** What a typed code would do, said before it is put in; changes nothing. */
    public Notice preview(Visit visit, String typed) {
        String code = typed.strip();
        Optional<String> wrong = wrong(visit.cart(), code);
        if (wrong.isPresent()) {
            return Notice.at(Place.CODE, Tone.BAD, wrong.get(), code);
        }
        return switch (api.quote(visit.orderId(), visit.cart().withCode(code))) {
            case Answer.Done<Quote>(Quote quote) -> previewed(quote.codes().getLast());
            case Answer.Refused<Quote>(Refusal refusal) ->
                Notice.at(Place.CODE, Tone.BAD, Words.refused(refusal), code);
            case Answer.Unknown<Quote> none ->
                Notice.at(Place.CODE, Tone.CAREFUL, Words.say("cart.code-unchecked"), code);
        };
    }

    private static Notice previewed(Quote.Code code) {
        return switch (code.outcome()) {
            case APPLIED ->
                Notice.at(
                        Place.CODE,
                        Tone.GOOD,
                        code.discount().signum() > 0
                                ? Words.say("preview.worth", Money.of(code.discount()))
                                : Words.say("preview.applied"),
                        "");
            case NOT_APPLIED -> Notice.at(Place.CODE, Tone.CAREFUL, Words.unused(String.valueOf(code.reason())), "");
            case REJECTED -> Notice.at(Place.CODE, Tone.BAD, refused(code), "");
        };
    }

    /** What needs no question to the API. */
    private static Optional<String> wrong(Cart cart, String code) {
        if (cart.isEmpty()) {
            return Optional.of(Words.say("cart.empty"));
        }
        if (code.isEmpty()) {
            return Optional.of(Words.say("cart.code-empty"));
        }
        if (code.length() > MAX_TYPED) {
            return Optional.of(Words.refused(Refusal.of("code-malformed", null)));
        }
        if (cart.hasCode(code)) {
            return Optional.of(Words.say("cart.code-there"));
        }
        return cart.codes().size() >= Cart.MAX_CODES ? Optional.of(Words.say("cart.code-too-many")) : Optional.empty();
    }

    private static String refused(Quote.Code code) {
        return Words.refused(Refusal.of(String.valueOf(code.problem()), code.detail()));
    }

    /** While an order's outcome is unknown nothing may change; one that is only about to be placed is left. */
    private boolean mayChange(Visit visit) {
        if (visit.checkout().isEmpty()) {
            return true;
        }
        if (visit.checkout().get().unsure()) {
            visit.tell(Notice.careful(Words.say("cart.frozen")));
            return false;
        }
        goToPay.leave(visit);
        return true;
    }

    private static void beside(Visit visit, Tone tone, String text, String typed) {
        visit.tell(Notice.at(Place.CODE, tone, text, typed));
    }
}

package io.claimcode.local.storefront.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.claimcode.local.storefront.model.Checkout;
import io.claimcode.local.storefront.model.Notice;
import io.claimcode.local.storefront.model.Visit;

/** An order that is about to be placed, or of which nobody knows whether it was. */
public final class CheckoutPage {

    private static final String PAGE = """
            <h1>Checkout</h1>
            <div class="columns">
            <section class="card" aria-labelledby="order">
            <h2 id="order">Your order</h2>
            {}{}</section>
            <section class="card summary" aria-labelledby="pay">
            <h2 id="pay">Place the order</h2>
            <p>For {}</p>
            {}<div class="stack">{}
            {}</div>
            <p class="facts">No payment is taken: this shop is for trying codes.</p>
            </section>
            </div>
            """;

    private static final String HELD = """
            <div class="hold">
            <p>Your codes are held for you for <strong role="timer" class="countdown" data-until="{}" data-now="{}"
            data-over="The hold has ended, so others can use your codes too.">{}</strong>.</p>
            <noscript><p class="facts">Reload the page to see the time that is left.</p></noscript>
            {}</div>
            """;

    private static final String OVER = """
            <div class="hold">
            <p>The hold has ended, so others can use your codes too. You can hold them again, or place the order if
            they are still free.</p>
            {}</div>
            """;

    private static final String UNSURE = """
            <h1>Was your order placed?</h1>
            <div class="columns">
            <section class="card" aria-labelledby="unsure">
            <h2 id="unsure">We don't know yet</h2>
            <p>The code service didn't answer in time. Your order may have been placed, or not.
            Nothing can happen twice: asking again repeats the same question.</p>
            <div class="stack">{}
            {}</div>
            <p class="facts">Giving up makes certain that nothing was or will be used.</p>
            </section>
            <section class="card summary" aria-labelledby="order">
            <h2 id="order">The order</h2>
            {}{}</section>
            </div>
            """;

    private CheckoutPage() {}

    public static Html of(Visit visit, Checkout checkout, Instant now, Optional<Notice> notice) {
        Html content = checkout.unsure() ? unsure(visit, checkout) : open(visit, checkout, now);
        String title = checkout.unsure() ? "Was your order placed?" : "Checkout";
        return Layout.page(visit, "/checkout", title, Layout.above(notice), content);
    }

    private static Html open(Visit visit, Checkout checkout, Instant now) {
        return Html.of(
                PAGE,
                Sum.lines(checkout.cart(), checkout.quote()),
                Sum.total(checkout.cart(), Optional.of(checkout.quote())),
                checkout.cart().email(),
                hold(visit, checkout, now),
                place(visit, checkout, "Place order"),
                Layout.button(visit, "/checkout/leave", "plain wide", "Back to the cart"));
    }

    private static Html hold(Visit visit, Checkout checkout, Instant now) {
        Instant until = checkout.heldUntil();
        if (until == null) {
            return Html.NONE;
        }
        Duration left = Duration.between(now, until);
        Html again = Layout.button(
                visit,
                "/checkout",
                "quiet",
                left.isPositive() ? "Hold them longer" : "Hold them again",
                Layout.hidden("email", checkout.cart().email()));
        return left.isPositive() ? Html.of(HELD, until, now, clock(left), again) : Html.of(OVER, again);
    }

    private static Html unsure(Visit visit, Checkout checkout) {
        return Html.of(
                UNSURE,
                place(visit, checkout, "Ask again"),
                Layout.button(visit, "/checkout/give-up", "plain wide", "Give the order up"),
                Sum.lines(checkout.cart(), checkout.quote()),
                Sum.total(checkout.cart(), Optional.of(checkout.quote())));
    }

    private static Html place(Visit visit, Checkout checkout, String text) {
        return Layout.button(visit, "/orders", "main wide", text, Layout.hidden("attempt", checkout.key()));
    }

    private static String clock(Duration left) {
        return left.toMinutes() + " min " + left.toSecondsPart() + " s";
    }
}

package io.claimcode.local.storefront.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.claimcode.local.storefront.model.Answer;
import io.claimcode.local.storefront.model.Cart;
import io.claimcode.local.storefront.model.Checkout;
import io.claimcode.local.storefront.model.Money;
import io.claimcode.local.storefront.model.Notice;
import io.claimcode.local.storefront.model.Notice.Place;
import io.claimcode.local.storefront.model.Product;
import io.claimcode.local.storefront.model.Quote;
import io.claimcode.local.storefront.model.Refusal;
import io.claimcode.local.storefront.model.Visit;
import io.claimcode.local.storefront.model.Words;

/** The cart: pieces, codes, and what they come to. */
public final class CartPage {

    private static final String PAGE = """
            <h1>Your cart</h1>
            {}<div class="columns">
            <div>
            <section class="card" aria-labelledby="items">
            <h2 id="items">Items</h2>
            <ul class="lines">
            {}</ul>
            </section>
            <section class="card" aria-labelledby="codes">
            <h2 id="codes">Codes</h2>
            {}{}</section>
            </div>
            <section class="card summary" aria-labelledby="summary">
            <h2 id="summary">Summary</h2>
            {}{}</section>
            </div>
            """;

    private static final String EMPTY = """
            <h1>Your cart</h1>
            <div class="card nothing">
            <p>There is nothing in it yet.</p>
            <p><a class="button main" href="/">See the products</a></p>
            </div>
            """;

    private static final String LINE = """
            <li>
            <div class="picture small">{}</div>
            <div class="what">
            <div class="row"><strong>{}</strong> <span class="price">{}</span></div>
            <p class="facts">Sold by {} · {} · {} each</p>
            {}<div class="tools">
            <form method="post" action="/cart/items" data-smooth>{}{}
            <label class="unseen" for="pieces-{}">Pieces: {}</label>
            <input type="number" id="pieces-{}" name="quantity" value="{}" min="0" max="{}" required>
            <button class="plain" id="update-{}">Update</button></form>
            <form method="post" action="/cart/items" data-smooth>{}{}
            <input type="hidden" name="quantity" value="0">
            <button class="quiet">Remove<span class="unseen">: {}</span></button></form>
            </div>
            </div>
            </li>
            """;

    private static final String APPLY = """
            <form method="post" action="/cart/codes" class="apply" data-smooth data-preview="/cart/preview">{}
            <label for="code">Claim code</label>
            <div class="field">
            <input id="code" name="code" value="{}" maxlength="100" autocomplete="off" autocapitalize="characters"
            spellcheck="false" placeholder="7GM3-YYYYY3-ZZZZZ5" aria-describedby="code-said"{}>
            <button class="plain" id="apply">Apply</button>
            </div>
            <p id="code-said" class="said {}"{}>{}</p>
            </form>
            """;

    private static final String CODE = """
            <li>
            <div class="row"><strong class="code">{}</strong> <span class="price">{}</span></div>
            <p class="said {}">{}</p>
            <form method="post" action="/cart/codes/remove" data-smooth>{}{}
            <button class="quiet">Remove<span class="unseen">: {}</span></button></form>
            </li>
            """;

    private static final String CHECKOUT = """
            <form method="post" action="/checkout" class="checkout">{}
            <label for="email">Your e-mail address</label>
            <input type="email" id="email" name="email" value="{}" maxlength="254" autocomplete="email" required
            aria-describedby="email-said"{}>
            <p id="email-said" class="said {}"{}>{}</p>
            <button class="main wide">Go to checkout</button>
            <p class="facts">Your codes are held for you while you pay.</p>
            </form>
            """;

    private CartPage() {}

    /**
     * The page.
     *
     * @param priced what the API says of the cart; nothing when it is empty
     */
    public static Html of(Visit visit, Optional<Answer<Quote>> priced, Optional<Notice> notice) {
        Cart cart = visit.cart();
        if (cart.isEmpty()) {
            return Layout.page(visit, "/cart", "Your cart", Layout.above(notice), Html.of(EMPTY));
        }
        Optional<Quote> quote = priced.flatMap(
                answer -> answer instanceof Answer.Done<Quote>(Quote told) ? Optional.of(told) : Optional.empty());
        Html content = Html.of(
                PAGE,
                unpriced(priced),
                cart.lines().stream().map(line -> line(visit, line, quote)).toList(),
                apply(visit, notice),
                codes(visit, quote),
                Sum.total(cart, quote),
                visit.checkout().filter(Checkout::unsure).isPresent()
                        ? Html.of("<p><a class=\"button main wide\" href=\"/checkout\">Back to your order</a></p>\n")
                        : checkout(visit, notice));
        return Layout.page(visit, "/cart", "Your cart", Layout.above(notice), content);
    }

    /** What is said of a code while it is typed. */
    public static Html preview(Notice notice) {
        return Html.of("<p class=\"said {}\">{}</p>\n", Layout.tone(notice.tone()), text(notice));
    }

    private static Html unpriced(Optional<Answer<Quote>> priced) {
        Optional<String> said = priced.flatMap(answer -> switch (answer) {
            case Answer.Done<Quote> done -> Optional.empty();
            case Answer.Refused<Quote>(Refusal refusal) -> Optional.of(Words.refused(refusal));
            case Answer.Unknown<Quote> none -> Optional.of(Words.say("cart.unpriced"));
        });
        return said.map(text -> Html.of("<div class=\"notice careful\" role=\"status\"><p>{}</p></div>\n", text))
                .orElse(Html.NONE);
    }

    private static Html line(Visit visit, Cart.Line line, Optional<Quote> quote) {
        Product product = line.product();
        Html sku = Layout.hidden("sku", product.sku());
        return Html.of(
                LINE,
                Pictures.of(product),
                product.name(),
                Money.of(line.price()),
                product.seller(),
                product.sku(),
                Money.of(product.price()),
                Sum.discounts(line, quote),
                Layout.token(visit),
                sku,
                product.sku(),
                product.name(),
                product.sku(),
                line.quantity(),
                Cart.MAX_QUANTITY,
                product.sku(),
                Layout.token(visit),
                sku,
                product.name());
    }

    private static Html apply(Visit visit, Optional<Notice> notice) {
        Optional<Notice> said = notice.filter(told -> told.place() == Place.CODE);
        return Html.of(
                APPLY,
                Layout.token(visit),
                said.map(Notice::typed).orElse(""),
                invalid(said),
                said.map(told -> Layout.tone(told.tone())).orElse(""),
                said.isPresent() ? Html.of(" data-said") : Html.NONE,
                said.map(CartPage::text).orElse(""));
    }

    private static Html codes(Visit visit, Optional<Quote> quote) {
        List<String> typed = visit.cart().codes();
        if (typed.isEmpty()) {
            return Html.NONE;
        }
        List<Html> codes = new ArrayList<>();
        for (int place = 0; place < typed.size(); place++) {
            String code = typed.get(place);
            int here = place;
            codes.add(code(visit, code, quote.flatMap(priced -> priced.code(here))));
        }
        return Html.of("<ul class=\"codes\">\n{}</ul>\n", codes);
    }

    private static Html code(Visit visit, String typed, Optional<Quote.Code> told) {
        String shown = told.map(Quote.Code::code).orElse(typed);
        return Html.of(
                CODE,
                shown,
                told.filter(code -> code.discount().signum() > 0)
                        .map(code -> Money.off(code.discount()))
                        .orElse(""),
                told.map(code -> switch (code.outcome()) {
                            case APPLIED -> "good";
                            case NOT_APPLIED -> "careful";
                            case REJECTED -> "bad";
                        })
                        .orElse(""),
                told.map(Outcomes::words).orElse(""),
                Layout.token(visit),
                Layout.hidden("code", typed),
                shown);
    }

    private static Html checkout(Visit visit, Optional<Notice> notice) {
        Optional<Notice> said = notice.filter(told -> told.place() == Place.EMAIL);
        return Html.of(
                CHECKOUT,
                Layout.token(visit),
                said.map(Notice::typed).orElse(visit.cart().email()),
                invalid(said),
                said.map(told -> Layout.tone(told.tone())).orElse(""),
                said.isPresent() ? Html.of(" data-said") : Html.NONE,
                said.map(CartPage::text).orElse(""));
    }

    private static Html invalid(Optional<Notice> said) {
        return said.filter(told -> told.tone() == Notice.Tone.BAD).isPresent()
                ? Html.of(" aria-invalid=\"true\"")
                : Html.NONE;
    }

    private static String text(Notice notice) {
        return String.join(" ", notice.text());
    }
}
